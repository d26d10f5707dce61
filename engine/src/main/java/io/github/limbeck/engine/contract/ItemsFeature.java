package io.github.limbeck.engine.contract;

import java.util.List;

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
 */
public record ItemsFeature(String name, String java, List<String> columns, int parameter, String itemType, boolean isList, List<Feature> fields) {
  /** What an item is called that is not the one that is answered for. */
  public static final String OTHER = "other";

  public ItemsFeature {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
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
