package io.github.limbeck.engine.contract;

import java.util.List;

/**
 * A field of an item that the data do not have: a number that is the same for all items with one key, and that is found together with the
 * law they follow (as Lemos et al. 2023 learned the masses of bodies with their law).
 *
 * @param field the name of the field
 * @param key the name of the field that says which items have the same number
 * @param method the method of the generated class that gives the number for a key
 * @param known what was found, in the order of the keys; empty before
 */
public record Latent(String field, String key, String method, List<Known> known) {
  public Latent {
    known = List.copyOf(known);
  }

  /**
   * The number of one key.
   *
   * @param key a text, or the name of a constant
   * @param error by how much it may be off: one standard error, 0 for the key that others are measured by
   */
  public record Known(String key, double value, double error) {}

  /** The same with what was found. */
  public Latent with(List<Known> found) {
    return new Latent(field, key, method, found);
  }

  /** The number of a key; not a number where it is not known. */
  public double value(String of) {
    return known.stream().filter(k -> k.key().equals(of)).mapToDouble(Known::value).findFirst().orElse(Double.NaN);
  }
}
