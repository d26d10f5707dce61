/**
 * Essence networks: differentiae (hyperplanes), subconcepts (conjunctions), concepts (answers), trained to the
 * shortest description of the examples with exact weights. After Blazek and Lin 2021, and Blazek, Venkatesh
 * and Lin 2024; docs/method.md.
 */
package io.github.limbeck.engine.essence;
