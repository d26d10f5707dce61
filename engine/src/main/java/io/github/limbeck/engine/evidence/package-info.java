/** Whether a rule is one or only memory: how it is expected to do on new rows, and what would do as well without it. */
package io.github.limbeck.engine.evidence;
