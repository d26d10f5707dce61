/**
 * From an essence network to a short program: lowering, then small passes that each preserve the meaning
 * (docs/method.md, "Condensing").
 */
package io.github.limbeck.engine.condense;
