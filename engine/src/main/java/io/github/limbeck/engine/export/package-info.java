/** Rules and formulas in languages other than Java: for a database, or for a page. */
package io.github.limbeck.engine.export;
