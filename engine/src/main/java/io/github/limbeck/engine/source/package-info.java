/** Where examples come from: files in any format, compressed or not, texts, and databases, read row by row. */
package io.github.limbeck.engine.source;
