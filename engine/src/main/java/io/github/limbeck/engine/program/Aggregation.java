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
   * A list of things that the method is given.
   *
   * @param index its index among the lists
   * @param name its path as a user would say it
   * @param java the Java expression that reads it
   * @param itemType the Java name of the record
   * @param isList whether it is a {@link List} rather than an array
   * @param fields of one item, in their order; their Java expressions are what follows the item and a dot
   */
  public record ItemList(int index, String name, String java, String itemType, boolean isList, List<Input> fields) {
    public ItemList {
      fields = List.copyOf(fields);
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
