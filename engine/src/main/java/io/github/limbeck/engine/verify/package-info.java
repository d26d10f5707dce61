/** Evidence: the generated source is compiled in memory, run on every row, and compared with its network. */
package io.github.limbeck.engine.verify;
