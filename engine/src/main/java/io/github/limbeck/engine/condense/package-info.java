/**
 * From an essence network to a short program: lowering, then small passes that each preserve the meaning
 * (METHOD section 2).
 */
package io.github.limbeck.engine.condense;
