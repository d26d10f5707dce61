/** What can go wrong, as values: the catalogue of diagnostics and single findings. Nothing here prints. */
package io.github.limbeck.engine.finding;
