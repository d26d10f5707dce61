/** The interface method as a contract: which features it is given, and which answer it owes. */
package io.github.limbeck.engine.contract;
