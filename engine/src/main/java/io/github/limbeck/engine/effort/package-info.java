/** What a distillation may cost, counted in work and not in seconds. */
package io.github.limbeck.engine.effort;
