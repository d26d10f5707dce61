/** The page on a generated class for people: what it claims, what it rests on, and what it does not know. */
package io.github.limbeck.engine.report;
