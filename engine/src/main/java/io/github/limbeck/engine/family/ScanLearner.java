package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.Carry;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.program.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns answers from a small state that is carried along a line: a machine first, then lists that say which state comes
 * next and what to answer.
 */
final class ScanLearner {
  private static final int MOST_SYMBOLS = 24;
  private static final int MOST_STATES = 6;
  private static final int MOST_PERMUTED = 4;
  private static final String STATE = "carried";

  private final Sample sample;
  private final Window window;
  private final Expr size;
  private final boolean backwards;
  private final Tables tables;
  private final List<Feature> features = new ArrayList<>();
  private final List<Optional<Expr>> definitions = new ArrayList<>();
  private final Map<List<Double>, Integer> alphabet = new HashMap<>();
  private final List<List<Double>> symbols = new ArrayList<>();

  /**
   * @param window the cells that a step reads
   * @param size how many steps there are
   */
  ScanLearner(Sample sample, Window window, Expr size, boolean backwards, Tables tables) {
    this.sample = sample;
    this.window = window;
    this.size = size;
    this.backwards = backwards;
    this.tables = tables;
  }

  /** Models that answer at every step, one per way to number the states. */
  List<ArrayModel> perElement(List<int[]> outputs, int answers) {
    List<int[]> inputs = new ArrayList<>();
    List<int[]> ordered = new ArrayList<>();
    for (int r = 0; r < outputs.size(); r++) {
      inputs.add(input(r, outputs.get(r).length));
      ordered.add(backwards ? reversed(outputs.get(r)) : outputs.get(r));
    }
    if (symbols.size() > MOST_SYMBOLS || window.features().isEmpty()) {
      return List.of();
    }
    Optional<Transducer> machine = Transducer.learn(inputs, ordered, symbols.size(), MOST_STATES).filter(m -> m.states() > 1);
    return machine.map(m -> permutations(m.states()).stream().flatMap(order -> asModel(m.renumbered(order), answers).stream()).toList())
        .orElse(List.of());
  }

  /** A machine whose last state answers, and how it is told. */
  record Acceptor(Transducer machine, int end, List<ArrayModel> models) {}

  /** The machine that answers some rows rightly by its last state. */
  Optional<Acceptor> atEnd(int[] rows, int[] codes, int answers, Axes.Axis axis) {
    List<int[]> inputs = new ArrayList<>();
    List<int[]> outputs = new ArrayList<>();
    for (int r : rows) {
      inputs.add(input(r, sample.size(axis, r)));
    }
    int end = symbols.size();
    if (end > MOST_SYMBOLS || window.features().isEmpty()) {
      return Optional.empty();
    }
    for (int k = 0; k < rows.length; k++) {
      int[] ended = Arrays.copyOf(inputs.get(k), inputs.get(k).length + 1);
      ended[ended.length - 1] = end;
      inputs.set(k, ended);
      int[] output = new int[ended.length];
      Arrays.fill(output, -1);
      output[output.length - 1] = codes[rows[k]];
      outputs.add(output);
    }
    return Transducer.learn(inputs, outputs, end + 1, MOST_STATES)
        .map(m -> new Acceptor(m, end, permutations(m.states()).stream().flatMap(o -> asFinal(m.renumbered(o), end, answers).stream()).toList()));
  }

  /** The share of some rows whose answer the machine gives. */
  double foretold(Acceptor acceptor, int[] rows, int[] codes, Axes.Axis axis) {
    int right = 0;
    for (int r : rows) {
      int state = 0;
      for (int symbol : input(r, sample.size(axis, r))) {
        int next = symbol < acceptor.end() ? acceptor.machine().next()[state][symbol] : -1;
        state = Math.max(0, next);
      }
      right += acceptor.machine().outputs()[state][acceptor.end()] == codes[r] ? 1 : 0;
    }
    return (double) right / rows.length;
  }

  private int[] input(int row, int length) {
    int[] input = new int[length];
    for (int k = 0; k < length; k++) {
      int at = backwards ? length - 1 - k : k;
      List<Double> symbol = new ArrayList<>();
      for (int f = 0; f < window.features().size(); f++) {
        symbol.add(window.value(sample, f, row, at, at));
      }
      if (!alphabet.containsKey(symbol)) {
        alphabet.put(symbol, alphabet.size());
        symbols.add(symbol);
      }
      input[k] = alphabet.get(symbol);
    }
    return input;
  }

  private static int[] reversed(int[] values) {
    return IntStream.range(0, values.length).map(k -> values[values.length - 1 - k]).toArray();
  }

  /** Ways to number the states, the first one staying first. */
  private static List<int[]> permutations(int states) {
    List<int[]> all = new ArrayList<>();
    permute(new int[states], 1, states, all);
    return states <= MOST_PERMUTED ? all : all.subList(0, 1);
  }

  private static void permute(int[] order, int at, int states, List<int[]> all) {
    if (at == states) {
      all.add(order.clone());
      return;
    }
    for (int value = 1; value < states; value++) {
      int candidate = value;
      if (IntStream.range(1, at).noneMatch(k -> order[k] == candidate)) {
        order[at] = value;
        permute(order, at + 1, states, all);
      }
    }
  }

  /** The state first, then the cells, which no loop over a window reaches. */
  private void describe(int states) {
    features.clear();
    definitions.clear();
    ValueType type = ValueType.primitive(states == 2 ? "boolean" : "int", Presence.REQUIRED);
    features.add(new Feature(STATE, STATE, List.of(), -1, type, Optional.empty()));
    definitions.add(Optional.of(new Expr.Local(STATE)));
    for (int f = 0; f < window.features().size(); f++) {
      Feature cell = window.features().get(f);
      features.add(new Feature(cell.name(), cell.java(), cell.columns(), cell.parameter(), cell.type(), Optional.empty()));
      definitions.add(Optional.of(window.elements().get(f)));
    }
  }

  /** The steps of a machine that some example took. */
  private record Steps(double[][] rows, int[] next, int[] outputs) {}

  private Steps steps(Transducer machine) {
    List<double[]> rows = new ArrayList<>();
    List<Integer> next = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int s = 0; s < machine.states(); s++) {
      for (int symbol = 0; symbol < symbols.size(); symbol++) {
        if (machine.next()[s][symbol] >= 0) {
          double[] row = new double[features.size()];
          row[0] = s;
          for (int f = 1; f < row.length; f++) {
            row[f] = symbols.get(symbol).get(f - 1);
          }
          rows.add(row);
          next.add(machine.next()[s][symbol]);
          outputs.add(machine.outputs()[s][symbol]);
        }
      }
    }
    return new Steps(rows.toArray(double[][]::new), next.stream().mapToInt(x -> x).toArray(), outputs.stream().mapToInt(x -> x).toArray());
  }

  private Optional<ArrayModel> asModel(Transducer machine, int answers) {
    describe(machine.states());
    Steps steps = steps(machine);
    Optional<DecisionList> output = tables.exact(features, steps.rows(), steps.outputs(), answers);
    return output.flatMap(list -> withNext(machine, steps, list));
  }

  private Optional<ArrayModel> asFinal(Transducer machine, int end, int answers) {
    describe(machine.states());
    Steps steps = steps(machine);
    List<Integer> states = IntStream.range(0, machine.states()).filter(s -> machine.outputs()[s][end] >= 0).boxed().toList();
    double[][] rows = states.stream().map(s -> new double[] {s}).toArray(double[][]::new);
    int[] codes = states.stream().mapToInt(s -> machine.outputs()[s][end]).toArray();
    return tables.exact(features.subList(0, 1), rows, codes, answers).flatMap(list -> withNext(machine, steps, list));
  }

  private Optional<ArrayModel> withNext(Transducer machine, Steps steps, DecisionList list) {
    return tables.exact(features, steps.rows(), steps.next(), machine.states()).map(next -> new ArrayModel(features, definitions,
        Optional.of(list), Optional.empty(), Optional.empty(), Optional.of(new Carry(STATE, machine.states(), next, size, backwards)),
        SizeEvidence.SUPPORTED));
  }
}
