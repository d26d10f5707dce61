/** From an annotated interface to a contract, and the errors that it may hold. */
package io.github.limbeck.processor.signature;
