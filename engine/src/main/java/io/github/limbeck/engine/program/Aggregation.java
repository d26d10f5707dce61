package io.github.limbeck.engine.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An input that is computed from a list of things before anything else is.
 *
 * @param input the name of the input, and of the local that holds it
 * @param method the name of the private method that computes it
 * @param kind how items make one number
 * @param list the list
 * @param variable what an item is called in the loop
 * @param term what is added up or compared, as a program over the inputs that are read and the fields of an item; that of a count is not looked at
 * @param where which items are meant, a condition over the inputs of the term; empty for all
 */
public record Aggregation(String input, String method, Kind kind, ItemList list, String variable, Program term, Optional<Expr> where) {

  /** How items make one number. */
  public enum Kind {
    COUNT,
    SUM,
    MEAN,
    GREATEST,
    LEAST;

    /** Whether there is a value where there is no item. */
    public boolean isDefinedForNone() {
      return this == COUNT || this == SUM;
    }
  }

  /**
   * A field of an item that is looked up by another field.
   *
   * @param method the name of the method that looks it up
   * @param field that is looked up
   * @param key the field that it is looked up by, a text or a constant
   * @param keys in the order in which they are listed
   * @param values one per key
   * @param codes per key its code among the labels of that field
   */
  public record Table(String method, int field, int key, List<String> keys, List<Double> values, List<Integer> codes) {
    public Table {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
      codes = List.copyOf(codes);
    }

    /** The number for the code of a key; not a number if it is not listed. */
    public double value(int code) {
      int at = codes.indexOf(code);
      return at < 0 ? Double.NaN : values.get(at);
    }
  }

  /**
   * A list of things that the method is given.
   *
   * @param index its index among the lists
   * @param name its path as a user would say it
   * @param java the Java expression that reads it
   * @param itemType the Java name of the record
   * @param isList whether it is a {@link List} rather than an array
   * @param fields of one item, in their order; their Java expressions are what follows the item and a dot
   * @param tables of the fields that are not read but looked up
   */
  public record ItemList(int index, String name, String java, String itemType, boolean isList, List<Input> fields, List<Table> tables) {
    public ItemList {
      fields = List.copyOf(fields);
      tables = List.copyOf(tables);
    }

    /** An item with its fields that are looked up in place of what it has there. */
    public double[] completed(double[] item) {
      double[] complete = item.clone();
      tables.forEach(t -> complete[t.field()] = t.value((int) item[t.key()]));
      return complete;
    }

    /** How many items there are, in Java. */
    public String size() {
      return java + (isList ? ".size()" : ".length");
    }
  }

  /** The same computed by a method of another name. */
  public Aggregation by(String other) {
    return new Aggregation(input, other, kind, list, variable, term, where);
  }

  /** The parameters of the method that it takes to compute the input, the list's first. */
  public List<String> arguments() {
    Set<String> arguments = new LinkedHashSet<>(List.of(Program.root(list.java())));
    Rewrite.visit(term.body(), e -> {
      if (e instanceof Expr.Read read && read.input() < term.inputs().size() - list.fields().size()) {
        arguments.add(Program.root(term.inputs().get(read.input()).java()));
      }
    });
    return List.copyOf(arguments);
  }

  /**
   * Computes the input.
   *
   * @param row the inputs that are read, and perhaps more
   * @param items {@code [item][field]}
   * @throws IllegalArgumentException if no item is meant and there is no value for none
   */
  public double value(double[] row, double[][] items) {
    int read = term.inputs().size() - list.fields().size();
    double[] given = new double[term.inputs().size()];
    System.arraycopy(row, 0, given, 0, read);
    Interpreter terms = new Interpreter(term);
    Optional<Interpreter> test = where.map(w -> new Interpreter(term.withBody(List.of(new Statement.Return(w)))));
    double sum = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    int count = 0;
    for (double[] item : items) {
      System.arraycopy(item, 0, given, read, item.length);
      if (test.isPresent() && test.get().run(given, List.of()) == 0) {
        continue;
      }
      count++;
      if (kind != Kind.COUNT) {
        double value = terms.run(given, List.of());
        sum += value;
        greatest = Math.max(greatest, value);
        least = Math.min(least, value);
      }
    }
    if (count == 0 && !kind.isDefinedForNone()) {
      throw new IllegalArgumentException("no item of " + list.name());
    }
    return switch (kind) {
      case COUNT -> count;
      case SUM -> sum;
      case MEAN -> sum / count;
      case GREATEST -> greatest;
      case LEAST -> least;
    };
  }
}
