/** What the compiler gives and takes: options, places of files, threads, printed findings, stubs in place of a class that failed. */
package io.github.limbeck.processor.shell;
