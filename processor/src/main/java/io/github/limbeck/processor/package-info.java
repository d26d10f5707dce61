/** The compiler-facing shell of Limbeck: the processor, its options, where datasets are found, what is printed. */
package io.github.limbeck.processor;
