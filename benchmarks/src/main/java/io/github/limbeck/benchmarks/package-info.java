/** The tasks by which Limbeck is judged, drawn from the rules that define them, and the tables they make. */
package io.github.limbeck.benchmarks;
