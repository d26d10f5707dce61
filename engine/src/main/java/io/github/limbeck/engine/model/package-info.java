/** What is learned: decision lists, which are essence networks, the models of arrays, and networks made elsewhere. */
package io.github.limbeck.engine.model;
