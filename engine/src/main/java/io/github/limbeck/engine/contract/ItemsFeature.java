package io.github.limbeck.engine.contract;

import java.util.List;
import java.util.Optional;

/**
 * A list of things that the method is given, as an array or a {@link List} of records.
 *
 * @param name its path, as a user would say it
 * @param java the Java expression that reads it, made of identifiers of the interface alone
 * @param columns the columns it may bind to, the most specific first
 * @param parameter the index of the parameter it belongs to
 * @param itemType the Java name of the record
 * @param isList whether it is a {@link List} rather than an array
 * @param fields the scalars of one item; the Java expression of each is what follows the item and a dot
 * @param latents the fields that the data do not have
 * @param table where the things stand, if not in a column of the dataset
 */
public record ItemsFeature(
    String name, String java, List<String> columns, int parameter, String itemType, boolean isList, List<Feature> fields, List<Latent> latents,
    Optional<Table> table) {
  /** What an item is called that is not the one that is answered for. */
  public static final String OTHER = "other";

  public ItemsFeature {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
    latents = List.copyOf(latents);
  }

  /** A list of things whose fields the data have. */
  public ItemsFeature(String name, String java, List<String> columns, int parameter, String itemType, boolean isList, List<Feature> fields) {
    this(name, java, columns, parameter, itemType, isList, fields, List.of(), Optional.empty());
  }

  /**
   * A table of things.
   *
   * @param dataset its path as the user wrote it
   * @param key the column, of this and of the dataset, that says which row a thing belongs to
   */
  public record Table(String dataset, String key) {}

  /** The same with what was found of the fields that the data do not have. */
  public ItemsFeature with(List<Latent> found) {
    return new ItemsFeature(name, java, columns, parameter, itemType, isList, fields, found, table);
  }

  /** Whether the data do not have a field. */
  public boolean isLatent(int field) {
    return latents.stream().anyMatch(l -> l.field().equals(fields.get(field).name()));
  }

  /** The index of a field. */
  public int field(String called) {
    return fields.stream().map(Feature::name).toList().indexOf(called);
  }

  /** The Java expression that reads a field of an item, which has a name. */
  public String java(int field, String item) {
    return latents.stream().filter(l -> l.field().equals(fields.get(field).name())).findFirst()
        .map(l -> l.method() + "(" + item + "." + fields.get(field(l.key())).java() + ")").orElse(item + "." + fields.get(field).java());
  }

  /** What one item is called: {@code line} of {@code lines}, {@code entry} of {@code entries}; {@code item} where nothing better is known. */
  public String singular() {
    String last = name.substring(name.lastIndexOf('.') + 1);
    String one = last.matches(".{2,}ies") ? last.substring(0, last.length() - 3) + "y"
        : last.matches(".+(ss|x|ch|sh)es") ? last.substring(0, last.length() - 2)
        : last.matches(".+[^s]s") ? last.substring(0, last.length() - 1) : "item";
    return one.equals(last) ? "item" : one;
  }
}
