/** Programs as Java source: expressions, classes, layout, and the one gate that foreign text passes. */
package io.github.limbeck.engine.emit;
