package io.github.limbeck;

/** What generated code does with a {@code String} feature that never occurred in training. */
public enum Unseen {
  /** The rules that name known values do not match, and the remaining rules decide. */
  DECIDE,
  /** The method throws an {@link IllegalArgumentException} that names the parameter. */
  THROW
}
