package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The check of a generated method that is given lists of things: on every row, and on rows whose lists are put together anew from the
 * items of all rows, some of them longer and some of them empty. There the compiled class must give what its program gives, and that must
 * be what the trained model gives.
 */
public final class ItemsVerification implements Check {
  private static final int LISTS = 2000;
  /** So many items more than any row has. */
  private static final int LONGER = 3;

  private final String method;
  private final int parameters;
  private final List<Program> programs;
  private final List<Rows> rows;
  private final List<Model> models;
  private final Caller caller;

  /**
   * Rows of a dataset.
   *
   * @param reader gives all features, those that are computed from items too
   * @param items per list of things, and per row, its items
   */
  public record Rows(Verification.Rows reader, List<List<CompiledMethod.Items>> items) {
    List<CompiledMethod.Items> of(int row) {
      return items.stream().map(list -> list.get(row)).toList();
    }
  }

  /** A model as its training left it. */
  public interface Model {
    /** Whether this is its answer, but for rounding: a code, or a number. */
    boolean admits(double[] row, double answer);
  }

  /** How the method is called for a row, and what it answers with: a code or number per answer. */
  public interface Caller {
    double[] call(CompiledMethod compiled, double[] row, List<List<String>> texts, List<CompiledMethod.Items> items) throws ReflectiveOperationException;
  }

  /** @param models one per answer */
  public ItemsVerification(String method, int parameters, List<Program> programs, List<Rows> rows, List<Model> models, Caller caller) {
    this.caller = caller;
    this.method = method;
    this.parameters = parameters;
    this.programs = programs;
    this.rows = rows;
    this.models = models;
  }

  @Override
  public Equality byRunning() {
    return Equality.sampled(LISTS + rows.stream().mapToLong(r -> r.reader().count()).sum());
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return CompiledMethod.run(loader, className, method, parameters, programs, compiled -> {
      for (Rows each : rows) {
        double[] row = new double[programs.get(0).inputs().size()];
        for (int i = 0; i < each.reader().count(); i++) {
          each.reader().reader().copy(i, row);
          if (differs(compiled, row, each.reader().texts(), each.of(i))) {
            return Optional.of("The generated method " + method + " does not answer " + each.reader().place().apply(i) + " as its model does.");
          }
        }
      }
      Random random = new Random(0);
      for (int k = 0; k < LISTS; k++) {
        Rows from = rows.get(0);
        double[] row = new double[programs.get(0).inputs().size()];
        from.reader().reader().copy(random.nextInt(from.reader().count()), row);
        if (differs(compiled, row, from.reader().texts(), lists(from, random))) {
          return Optional.of("The generated method " + method + " differs from its model on lists put together from the items of the examples.");
        }
      }
      return Optional.empty();
    });
  }

  /** Nothing is known of the lists here, so nothing is found. */
  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return Optional.empty();
  }

  private boolean mayBeEmpty() {
    return programs.stream().flatMap(p -> p.derived().stream()).allMatch(d -> d.kind().isDefinedForNone());
  }

  /** Lists of random length, each field of each item from an item of any row. */
  private List<CompiledMethod.Items> lists(Rows from, Random random) {
    List<CompiledMethod.Items> lists = new ArrayList<>();
    for (List<CompiledMethod.Items> list : from.items()) {
      int longest = list.stream().mapToInt(i -> i.rows().length).max().orElse(0);
      List<double[][]> some = list.stream().map(CompiledMethod.Items::rows).filter(r -> r.length > 0).toList();
      int least = mayBeEmpty() ? 0 : 1;
      int size = some.isEmpty() ? 0 : least + random.nextInt(longest + LONGER - least + 1);
      double[][] items = new double[size][];
      for (int j = 0; j < size; j++) {
        items[j] = any(some, random).clone();
        for (int f = 0; f < items[j].length; f++) {
          items[j][f] = random.nextBoolean() ? items[j][f] : any(some, random)[f];
        }
        items[j] = completed(lists.size(), items[j]);
      }
      lists.add(new CompiledMethod.Items(items, list.get(0).texts()));
    }
    return lists;
  }

  /** With the fields that are looked up by others. */
  private double[] completed(int list, double[] item) {
    return programs.get(0).derived().stream().map(Aggregation::list).filter(l -> l.index() == list).findFirst().map(l -> l.completed(item)).orElse(item);
  }

  private static double[] any(List<double[][]> lists, Random random) {
    double[][] list = lists.get(random.nextInt(lists.size()));
    return list[random.nextInt(list.length)];
  }

  private boolean differs(CompiledMethod compiled, double[] given, List<List<String>> texts, List<CompiledMethod.Items> items)
      throws ReflectiveOperationException {
    double[] row = given.clone();
    int read = row.length - programs.get(0).derived().size();
    for (int k = read; k < row.length; k++) {
      Aggregation each = programs.get(0).derived().get(k - read);
      row[k] = each.value(row, items.get(each.list().index()).rows());
    }
    double[] answers = caller.call(compiled, row, texts, items);
    for (int a = 0; a < answers.length; a++) {
      double program = FormulaVerification.held(new Interpreter(programs.get(a)).run(row, List.of()), programs.get(a));
      if (Double.compare(answers[a], program) != 0 || !models.get(a).admits(row, answers[a])) {
        return true;
      }
    }
    return false;
  }
}
