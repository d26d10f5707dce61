/** Examples: read from a file or from text, checked cell by cell, held in columns. All text here is untrusted. */
package io.github.limbeck.engine.dataset;
