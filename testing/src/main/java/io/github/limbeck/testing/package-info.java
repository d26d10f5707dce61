/** Assertions on distilled classes. */
package io.github.limbeck.testing;
