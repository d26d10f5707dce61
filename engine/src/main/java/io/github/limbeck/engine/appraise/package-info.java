/** A class that was generated before, looked at again: what it was made from, whether that changed, and how right it is today. */
package io.github.limbeck.engine.appraise;
