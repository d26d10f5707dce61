/** The Maven goals that keep generated classes fresh. */
package io.github.limbeck.maven;
