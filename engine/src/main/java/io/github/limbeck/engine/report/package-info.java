/** What a build can show for its claims: the provenance of every generated class. */
package io.github.limbeck.engine.report;
