package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Points that add up for each of several answers, as a constant table with a row for each condition: where there are many, that is shorter to
 * read than a sum for each answer, in which every condition stands anew.
 */
public final class PointsTable {
  /** How many addends of a sum stand in one line. */
  private static final int ADDENDS_PER_LINE = 3;
  /** The lines that run through the table. */
  private static final int LINES_BESIDE_ROWS = 10;

  private final Program program;
  private final String method;
  private final List<Expr.Answer> answers;
  private final long[] start;
  /** Per condition the points of each answer. */
  private final Map<Expr, long[]> rows;
  /** How many statements come before. */
  private final int before;

  private PointsTable(Program program, String method, List<Expr.Answer> answers, long[] start, Map<Expr, long[]> rows, int before) {
    this.program = program;
    this.method = method;
    this.answers = answers;
    this.start = start;
    this.rows = rows;
    this.before = before;
  }

  /**
   * The table that a program ends with, if it is one, and is shorter than its sums.
   *
   * @param method what the method is called that the program is the body of
   */
  static Optional<PointsTable> of(Program program, String method) {
    List<Statement> body = program.body();
    int most = IntStream.range(0, body.size()).filter(s -> body.get(s) instanceof Statement.Let let && let.value() instanceof Expr.Greatest)
        .findFirst().orElse(-1);
    boolean hidden = program.parameters().contains(pointsName(method)) || program.parameters().contains(answersName(method));
    if (most < 0 || hidden || program.perElement().isPresent() || program.answer().facts().isPresent()) {
      return Optional.empty();
    }
    Statement.Let greatest = (Statement.Let) body.get(most);
    int count = ((Expr.Greatest) greatest.value()).of().size();
    List<Expr.Answer> answers = answers(body.subList(most + 1, body.size()), greatest);
    if (answers.size() != count || most < count) {
      return Optional.empty();
    }
    long[] start = new long[count];
    Map<Expr, long[]> rows = new HashMap<>();
    List<Expr> order = new ArrayList<>();
    int addends = 0;
    for (int a = 0; a < count; a++) {
      Statement sum = body.get(most - count + a);
      if (!(sum instanceof Statement.Let let) || !((Expr.Greatest) greatest.value()).of().get(a).equals(new Expr.Local(let.name()))
          || !read(let.value(), a, start, rows, order, program)) {
        return Optional.empty();
      }
      addends += let.value() instanceof Expr.Sum s ? s.terms().size() : 1;
    }
    boolean shorter = addends / ADDENDS_PER_LINE > rows.size() + LINES_BESIDE_ROWS;
    Map<Expr, long[]> inOrder = new LinkedHashMap<>();
    order.forEach(condition -> inOrder.put(condition, rows.get(condition)));
    return shorter ? Optional.of(new PointsTable(program, method, answers, start, inOrder, most - count)) : Optional.empty();
  }

  /** What is answered where the sum of each has the most; the last where no other has. */
  private static List<Expr.Answer> answers(List<Statement> body, Statement.Let greatest) {
    List<Expr.Answer> answers = new ArrayList<>();
    List<Expr> of = ((Expr.Greatest) greatest.value()).of();
    for (Statement statement : body) {
      Statement end = statement;
      if (statement instanceof Statement.If branch && answers.size() < of.size()) {
        boolean ofThis = branch.condition().equals(new Logical.Compare(of.get(answers.size()), Comparison.EQUAL, new Expr.Local(greatest.name())));
        end = ofThis && branch.body().size() == 1 ? branch.body().get(0) : null;
      }
      if (!(end instanceof Statement.Return found && found.value() instanceof Expr.Answer answer)) {
        return List.of();
      }
      answers.add(answer);
    }
    return answers;
  }

  /**
   * Takes in what adds up to the points of an answer; false if it is anything but whole constants and conditions.
   *
   * @param order the conditions, each where the sums have it after those that come before it
   */
  private static boolean read(Expr points, int answer, long[] start, Map<Expr, long[]> rows, List<Expr> order, Program program) {
    List<Expr.Term> terms = points instanceof Expr.Sum sum ? sum.terms() : List.of(new Expr.Term(1, points));
    int at = -1;
    for (Expr.Term term : terms) {
      if (term.weight() != Math.rint(term.weight()) || term.of() instanceof Expr.Constant c && c.value() != Math.rint(c.value())) {
        return false;
      } else if (term.of() instanceof Expr.Constant constant) {
        start[answer] += (long) (term.weight() * constant.value());
      } else if (term.of().isCondition(program)) {
        if (!rows.containsKey(term.of())) {
          order.add(at + 1, term.of());
        }
        at = order.indexOf(term.of());
        rows.computeIfAbsent(term.of(), c -> new long[start.length])[answer] += (long) term.weight();
      } else {
        return false;
      }
    }
    return true;
  }

  /** The statements that come before the table. */
  List<Statement> before() {
    return program.body().subList(0, before);
  }

  /** What the table of a method is called. */
  public static String pointsName(String method) {
    return constant(method) + "_POINTS";
  }

  private static String answersName(String method) {
    return constant(method) + "_ANSWERS";
  }

  /** The method's name as constants are written. */
  private static String constant(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /** The table and the answers, as constants of the class. */
  List<FieldSpec> fields(TypeNames types) {
    ExpressionPrinter printer = new ExpressionPrinter(program, types);
    CodeBlock.Builder table = CodeBlock.builder().add("{\n");
    rows.forEach((condition, points) -> table.add("// $L\n{$L},\n", printer.print(condition), list(points)));
    TypeName answer = types.value(program.answer().javaType());
    CodeBlock each = answers.stream().map(printer::print).collect(CodeBlock.joining(", ", "{", "}"));
    Modifier[] modifiers = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
    return List.of(FieldSpec.builder(ArrayTypeName.of(answer), answersName(method), modifiers).initializer(each)
            .addJavadoc("What {@code $L} answers, in the order of the points.\n", method).build(),
        FieldSpec.builder(ArrayTypeName.of(ArrayTypeName.of(TypeName.INT)), pointsName(method), modifiers).initializer(table.add("}").build())
            .addJavadoc("The points that each condition adds where it holds, for each of {@link #$L}.\n", answersName(method)).build());
  }

  private static String list(long[] points) {
    return IntStream.range(0, points.length).mapToObj(a -> String.valueOf(points[a])).collect(Collectors.joining(", "));
  }

  /** Adds up the points, and gives the first answer with the most. */
  CodeBlock code(ExpressionPrinter printer) {
    Set<String> taken = new HashSet<>(program.parameters());
    before().stream().filter(Statement.Let.class::isInstance).forEach(let -> taken.add(((Statement.Let) let).name()));
    String holds = NameScope.unique("holds", taken);
    String points = NameScope.unique("points", taken);
    String row = NameScope.unique("row", taken);
    String answer = NameScope.unique("answer", taken);
    String most = NameScope.unique("most", taken);
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("boolean[] $L = {$L}", holds, rows.keySet().stream().map(printer::print).collect(CodeBlock.joining(",\n")));
    code.addStatement("int[] $L = {$L}", points, list(start));
    code.beginControlFlow("for (int $1L = 0; $1L < $2L.length; $1L++)", row, holds);
    code.beginControlFlow("for (int $1L = 0; $1L < $2L.length; $1L++)", answer, points);
    code.addStatement("$L[$L] += $L[$L] ? $L[$L][$L] : 0", points, answer, holds, row, pointsName(method), row, answer);
    code.endControlFlow();
    code.endControlFlow();
    code.addStatement("int $L = $L[0]", most, points);
    code.beginControlFlow("for (int $1L = 1; $1L < $2L.length; $1L++)", answer, points);
    code.addStatement("$1L = $2T.max($1L, $3L[$4L])", most, Math.class, points, answer);
    code.endControlFlow();
    code.beginControlFlow("for (int $1L = 0; $1L < $2L.length - 1; $1L++)", answer, points);
    code.beginControlFlow("if ($L[$L] == $L)", points, answer, most);
    code.addStatement("return $L[$L]", answersName(method), answer);
    code.endControlFlow();
    code.endControlFlow();
    code.addStatement("return $L[$L]", answersName(method), answers.size() - 1);
    return code.build();
  }
}
