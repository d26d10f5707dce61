/** Reading before reckoning: what images and signals show, learned from what comes of it, as a network of whole numbers. */
package io.github.limbeck.engine.perception;
