/**
 * Rows that are too many to be held together, or lie on several machines: what is asked of them is asked of each partition, and put together so that
 * partitions and their order leave no trace. A working set of them is learned from, and what was learned is tried on all.
 */
package io.github.limbeck.engine.partition;
