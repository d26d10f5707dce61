/** Answers that are arrays, whose elements are expressions that rules choose (docs/method.md, "Elements that are expressions"). */
package io.github.limbeck.engine.elements;
