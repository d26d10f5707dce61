/** The command line: distils a file without a project, and explains what was generated. */
package io.github.limbeck.processor.cli;
