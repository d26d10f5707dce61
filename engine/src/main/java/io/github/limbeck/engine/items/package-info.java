/** Learners over lists of things: which numbers are to be computed from the items before a rule or a formula is sought. */
package io.github.limbeck.engine.items;
