package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Border.Treatment;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.PerElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds a rule that was applied several times over to lines of two kinds of cells, where examples show but the first line and the last: what a
 * cell becomes depends on itself and the two beside it (docs/method.md, "Steps that are not shown"). There are 256 such rules (Wolfram 1983),
 * with four ways to read beyond the ends; all are tried.
 */
final class StepLearner {
  private static final int RULES = 256;
  private static final int NEIGHBOURHOODS = 8;
  private static final int MOST_STEPS = 4;

  private final Sample sample;
  private final Layout layout;
  private final Dataset.AnswerColumn column;
  private final Tables tables;
  private final PerElement each;

  /** @param each how one step answers */
  StepLearner(Sample sample, Layout layout, Dataset.AnswerColumn column, Tables tables, PerElement each) {
    this.sample = sample;
    this.layout = layout;
    this.column = column;
    this.tables = tables;
    this.each = each;
  }

  /** The models of the least number of steps, two or more, that give all answers; none if cells are of more than two kinds, or the array is not all that is given. */
  List<ArrayModel> learn() {
    if (sample.features().size() != 1 || !sample.scalarFeatures().isEmpty() || !sample.features().get(0).java().equals(sample.features().get(0).name())) {
      return List.of();
    }
    double[] kinds = kinds();
    if (kinds.length != 2) {
      return List.of();
    }
    List<int[]> lines = IntStream.range(0, sample.rows()).mapToObj(r -> bits(sample.cells(0, r)[0], kinds)).toList();
    List<int[]> answers = IntStream.range(0, sample.rows()).mapToObj(r -> bits(sample.answer(r)[0], kinds)).toList();
    List<ArrayModel> found = new ArrayList<>();
    for (int steps = 2; steps <= MOST_STEPS && found.isEmpty(); steps++) {
      for (Treatment treatment : new Treatment[] {Treatment.CONSTANT, Treatment.WRAP, Treatment.REPEAT}) {
        for (int padding = 0; padding < (treatment == Treatment.CONSTANT ? 2 : 1); padding++) {
          Border bits = new Border(treatment, padding);
          Border cells = new Border(treatment, treatment == Treatment.CONSTANT ? kinds[padding] : 0);
          for (int rule = 0; rule < RULES; rule++) {
            if (fits(rule, bits, steps, lines, answers)) {
              model(rule, bits, cells, steps, lines, kinds).ifPresent(found::add);
            }
          }
        }
      }
    }
    return found;
  }

  /** What cells and elements of answers hold. */
  private double[] kinds() {
    TreeSet<Double> kinds = new TreeSet<>();
    for (int r = 0; r < sample.rows() && kinds.size() <= 2; r++) {
      Arrays.stream(sample.cells(0, r)[0]).forEach(kinds::add);
      Arrays.stream(sample.answer(r)[0]).forEach(kinds::add);
    }
    return kinds.stream().mapToDouble(k -> k).toArray();
  }

  private static int[] bits(double[] cells, double[] kinds) {
    return Arrays.stream(cells).mapToInt(c -> c == kinds[0] ? 0 : 1).toArray();
  }

  private boolean fits(int rule, Border border, int steps, List<int[]> lines, List<int[]> answers) {
    for (int r = 0; r < lines.size(); r++) {
      int[] line = lines.get(r);
      for (int step = 0; step < steps; step++) {
        line = next(rule, border, line);
      }
      sample.work().spend((long) steps * line.length);
      if (!Arrays.equals(line, answers.get(r))) {
        return false;
      }
    }
    return true;
  }

  private static int[] next(int rule, Border border, int[] line) {
    return IntStream.range(0, line.length).map(i -> rule >> around(border, line, i) & 1).toArray();
  }

  /** The number of a neighbourhood: the cells around a position as bits, the leftmost highest. */
  private static int around(Border border, int[] line, int i) {
    return 4 * cell(border, line, i - 1) + 2 * line[i] + cell(border, line, i + 1);
  }

  private static int cell(Border border, int[] line, int i) {
    if (i >= 0 && i < line.length) {
      return line[i];
    }
    return switch (border.treatment()) {
      case WRAP -> line[Math.floorMod(i, line.length)];
      case REPEAT -> line[i < 0 ? 0 : line.length - 1];
      default -> (int) border.padding();
    };
  }

  /** A list for the neighbourhoods that some example came by. */
  private Optional<ArrayModel> model(int rule, Border bits, Border border, int steps, List<int[]> lines, double[] kinds) {
    boolean[] seen = new boolean[NEIGHBOURHOODS];
    for (int[] first : lines) {
      int[] line = first;
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < line.length; i++) {
          seen[around(bits, line, i)] = true;
        }
        line = next(rule, bits, line);
      }
    }
    int[] visited = IntStream.range(0, NEIGHBOURHOODS).filter(n -> seen[n]).toArray();
    double[][] rows = Arrays.stream(visited).mapToObj(n -> new double[] {kinds[n >> 2 & 1], kinds[n >> 1 & 1], kinds[n & 1]}).toArray(double[][]::new);
    int[] codes = ElementCodes.codes(column, Arrays.stream(visited).mapToDouble(n -> kinds[rule >> n & 1]).toArray());
    if (Arrays.stream(codes).anyMatch(c -> c < 0)) {
      return Optional.empty();
    }
    Window window = Window.of(sample, layout.axes(), -1, 1, border);
    List<Optional<Expr>> definitions = window.elements().stream().map(Optional::<Expr>of).toList();
    Kind kind = column.answer().type().kind();
    boolean numbers = kind == Kind.INTEGER || kind == Kind.CHARACTER;
    List<Expr> expressions = numbers ? column.labels().stream().<Expr>map(l -> new Expr.Constant(Double.parseDouble(l))).toList() : List.of();
    return tables.train(window.features(), definitions, rows, codes, column.labels().size())
        .map(m -> new ArrayModel(m.features(), m.definitions(), m.list(), expressions, m.value(), Optional.of(each.repeated(steps)), m.carry(), m.sizes()));
  }
}
