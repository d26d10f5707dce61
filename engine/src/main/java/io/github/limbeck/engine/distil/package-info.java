/**
 * From a contract and its examples to Java that is checked and proved: {@link io.github.limbeck.engine.distil.Distiller} is the one
 * door, whatever the kind of answer.
 */
package io.github.limbeck.engine.distil;
