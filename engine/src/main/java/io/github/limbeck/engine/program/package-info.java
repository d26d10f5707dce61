/**
 * The small typed language that every model is lowered to: it can be interpreted, rewritten by passes, and
 * printed as Java. It knows nothing of training, datasets or the compiler.
 */
package io.github.limbeck.engine.program;
