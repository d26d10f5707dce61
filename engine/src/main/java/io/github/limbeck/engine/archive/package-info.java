/** Results kept by the content of all that they depend on. A broken or foreign entry is as good as none. */
package io.github.limbeck.engine.archive;
