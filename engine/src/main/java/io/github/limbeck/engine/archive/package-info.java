/**
 * What outlives a build, and its form as text: the provenance beside every class, and results kept by the content of all that they
 * depend on. A broken or foreign entry is as good as none.
 */
package io.github.limbeck.engine.archive;
