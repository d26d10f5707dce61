/** Laws of change: from series of states over time to formulas for their rates, or for the next state. */
package io.github.limbeck.engine.dynamics;
