/**
 * Rules over arrays of any size (docs/method.md, "Arrays of any size"): quantities with an index hole, instantiated at every
 * position and reduced to one number, from which an essence network decides; cell rules; and scans that carry a state.
 */
package io.github.limbeck.engine.family;
