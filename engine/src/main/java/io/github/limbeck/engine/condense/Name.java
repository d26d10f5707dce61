package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives values names that say what they are: {@code trueCells}, {@code priceSum}, {@code descents}. Names are
 * made of the interface's own identifiers and fixed words, and of the letters and digits of the answers that points are for.
 */
final class Name {
  /** How much of an answer's text is named. */
  private static final int MOST_LETTERS = 24;

  private final Program program;

  private Name(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    Name names = new Name(program);
    Set<String> taken = new HashSet<>(Set.of("i", "j"));
    taken.addAll(program.parameters());
    Map<String, String> renamed = new HashMap<>();
    Map<String, String> points = names.points();
    for (Statement statement : program.body()) {
      if (statement instanceof Statement.Let let) {
        String meaning = points.get(let.name());
        renamed.put(let.name(), NameScope.unique(meaning == null ? names.meaning(let.value()) : meaning, taken));
      }
    }
    List<Statement> body = Rewrite.statements(program.body(),
        e -> e instanceof Expr.Local local ? new Expr.Local(renamed.get(local.name())) : e);
    return program.withBody(body.stream()
        .map(s -> s instanceof Statement.Let let ? new Statement.Let(renamed.get(let.name()), let.value()) : s)
        .toList());
  }

  /** Per name of a sum that is compared with the greatest of several what says which answer it is for: {@code pointsForVan}. */
  private Map<String, String> points() {
    Map<String, String> points = new HashMap<>();
    for (Statement statement : program.body()) {
      if (statement instanceof Statement.Let let && let.value() instanceof Expr.Greatest greatest) {
        greatest.of().stream().filter(Expr.Local.class::isInstance).forEach(of -> points.put(((Expr.Local) of).name(), "points"));
        points.put(let.name(), "mostPoints");
      } else if (statement instanceof Statement.If branch && branch.condition() instanceof Logical.Compare compare && compare.left() instanceof Expr.Local sum
          && points.containsKey(sum.name()) && branch.body().get(0) instanceof Statement.Return end && end.value() instanceof Expr.Answer answer) {
        points.put(sum.name(), "pointsFor" + word(program.answer().labels().get(answer.code())));
      }
    }
    // The last answer is given where no other has the most.
    Statement last = program.body().get(program.body().size() - 1);
    if (last instanceof Statement.Return end && end.value() instanceof Expr.Answer answer) {
      points.replaceAll((name, said) -> said.equals("points") ? "pointsFor" + word(program.answer().labels().get(answer.code())) : said);
    }
    return points;
  }

  /** The letters and digits of a label that any compiler takes, each word with a capital. */
  private static String word(String label) {
    StringBuilder word = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < label.length() && word.length() < MOST_LETTERS; i++) {
      char c = label.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (plain) {
        word.append(first ? Character.toUpperCase(c) : c);
      }
      first = !plain;
    }
    return word.toString();
  }

  private String meaning(Expr value) {
    if (value instanceof Expr.Remainder) {
      return "remainder";
    }
    if (value instanceof Loop.Repeat repeat) {
      return counted(repeat.body());
    }
    if (!(value instanceof Expr.Sum sum)) {
      return "value";
    }
    boolean ones = sum.terms().stream().allMatch(t -> t.weight() == 1);
    if (ones) {
      return counted(sum.terms().get(0).of());
    }
    boolean places = sum.terms().size() > 2 && sum.terms().stream()
        .allMatch(t -> t.of().isCondition(program) && Math.abs(t.weight()) == Long.highestOneBit((long) Math.abs(t.weight())));
    boolean minus = sum.terms().stream().anyMatch(t -> t.weight() < 0);
    return places ? minus ? "difference" : "number" : areConditions(sum) ? "points" : "score";
  }

  private boolean areConditions(Expr.Sum sum) {
    return sum.terms().stream().allMatch(t -> t.of().isCondition(program));
  }

  /** What the sum of such addends is. */
  private String counted(Expr addend) {
    Expr e = addend instanceof Expr.Sum row ? row.terms().get(0).of()
        : addend instanceof Loop.Repeat inner ? inner.body() : addend;
    if (e instanceof Logical.Compare compare) {
      return counted(compare.op(), !(compare.right() instanceof Expr.Constant));
    }
    if (!e.isCondition(program)) {
      return stem(e).map(s -> s + "Sum").orElse("sum");
    }
    if (e instanceof Expr.Read || e instanceof Expr.Cell) {
      return stem(e).map(s -> "true" + Character.toUpperCase(s.charAt(0)) + s.substring(1)).orElse("count");
    }
    return "matches";
  }

  /**
   * What is counted where a comparison holds.
   *
   * @param twoReads whether two cells are compared, rather than one with a number that is the same for all
   */
  static String counted(Comparison op, boolean twoReads) {
    return switch (op) {
      case EQUAL -> twoReads ? "equalPairs" : "matches";
      case NOT_EQUAL -> twoReads ? "differences" : "others";
      case LESS, AT_MOST -> twoReads ? "ascents" : "small";
      case MORE, AT_LEAST -> twoReads ? "descents" : "large";
    };
  }

  /** The name of the array that is read, if it is a plain identifier. */
  private Optional<String> stem(Expr e) {
    TreeSet<String> arrays = new TreeSet<>();
    Rewrite.visit(e, x -> {
      if (x instanceof Expr.Cell cell) {
        arrays.add(cell.array());
      } else if (x instanceof Expr.Read read) {
        program.inputs().get(read.input()).position().map(Input.Position::array).ifPresent(arrays::add);
      }
    });
    return arrays.size() == 1 ? arrays.stream().filter(a -> a.matches("[A-Za-z]\\w*")).findFirst() : Optional.empty();
  }
}
