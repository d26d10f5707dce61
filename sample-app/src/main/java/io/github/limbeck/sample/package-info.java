/** A tour of decisions that were learned from data while this program was compiled. */
package io.github.limbeck.sample;
