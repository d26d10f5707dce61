/** Lock files: what was learned, in a form that people review and that builds are held to, or take their classes from without the data. */
package io.github.limbeck.engine.lock;
