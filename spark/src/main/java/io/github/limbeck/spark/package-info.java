/** Rows that lie on a cluster of Apache Spark, asked where they lie. Learning, condensing and proving are done by the driver, on the rows that were drawn. */
package io.github.limbeck.spark;
