package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the statements of a program: one Java statement a line. */
final class BodyPrinter {
  private final Program program;
  private final TypeNames types;
  private final ExpressionPrinter expressions;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<Statement.Let> declared = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Loop.Over, ColumnSum> alongside = new IdentityHashMap<>();

  private BodyPrinter(Program program, TypeNames types) {
    this.program = program;
    this.types = types;
    this.expressions = new ExpressionPrinter(program, types);
  }

  /**
   * The body of the method, without its braces.
   *
   * @param points the table that it ends with, if there is one
   */
  static CodeBlock print(Program program, TypeNames types, boolean throwOnUnseen, Optional<PointsTable> points) {
    BodyPrinter printer = new BodyPrinter(program, types);
    printer.code.add(InputChecks.of(program, printer.expressions, throwOnUnseen)).add(AggregatePrinter.locals(program));
    if (points.isPresent()) {
      printer.statements(points.get().before());
      return printer.code.add(points.get().code(printer.expressions)).build();
    }
    printer.statements(program.answer().facts().isPresent() ? program.body() : oneDecision(program.body()));
    return printer.code.build();
  }

  /** A single decision between two answers is said in one statement. */
  private static List<Statement> oneDecision(List<Statement> body) {
    int last = body.size() - 1;
    boolean single = body.stream().filter(Statement.If.class::isInstance).count() == 1;
    if (!single || last < 1 || !(body.get(last - 1) instanceof Statement.If branch) || branch.condition() instanceof Loop.Over
        || !(branch.body().get(0) instanceof Statement.Return found && found.value() instanceof Expr.Answer answer)
        || !(((Statement.Return) body.get(last)).value() instanceof Expr.Answer otherwise)) {
      return body;
    }
    List<Statement> said = new ArrayList<>(body.subList(0, last - 1));
    said.add(new Statement.Return(new Expr.Choice(List.of(new Expr.Case(branch.condition(), answer)), otherwise)));
    return said;
  }

  /**
   * The body of a method that answers with an array.
   *
   * @param answer what the array is called
   * @param call how the rule for one element is called if it is a method of its own; empty to write it down here
   */
  static CodeBlock printPerElement(
      Program program, TypeNames types, boolean throwOnUnseen, String answer, Optional<String> call) {
    BodyPrinter printer = new BodyPrinter(program, types);
    printer.code.add(InputChecks.of(program, printer.expressions, throwOnUnseen));
    printer.perElement(program.perElement().orElseThrow(), answer, call);
    return printer.code.build();
  }

  /**
   * A method that is another one several times over.
   *
   * @param helper the method that is called at each step
   * @param array what it is given first
   */
  static CodeBlock printSteps(Program program, TypeNames types, String helper, String array) {
    PerElement each = program.perElement().orElseThrow();
    String cells = array.equals("cells") ? "next" : "cells";
    TypeName type = types.value(program.answer().javaType());
    return CodeBlock.builder().addStatement("$T$L $L = $L", type, "[]".repeat(each.sizes().size()), cells, array)
        .beginControlFlow("for (int step = 0; step < $L; step++)", each.steps())
        .addStatement("$L = $L($L)", cells, helper, cells)
        .endControlFlow().addStatement("return $L", cells).build();
  }

  /** The rule for one element, as the body of a method of its own. */
  static CodeBlock printElement(Program program, TypeNames types) {
    BodyPrinter printer = new BodyPrinter(program, types);
    printer.statements(oneDecision(program.body()));
    return printer.code.build();
  }

  private void perElement(PerElement each, String answer, Optional<String> call) {
    PassPrinter.groups(each.before()).forEach(alike -> {
      if (alike.get(0).value() instanceof Loop.Pass) {
        code.add(PassPrinter.print(alike, expressions));
      } else {
        let(alike.get(0));
      }
    });
    TypeName type = types.value(program.answer().javaType());
    StringBuilder sizes = new StringBuilder();
    String factor = each.appends() && AppendPrinter.most(program) > 1 ? AppendPrinter.most(program) + " * " : "";
    each.sizes().forEach(size -> sizes.append('[').append(factor).append(expressions.index(size)).append(']'));
    String brackets = "[]".repeat(each.sizes().size());
    code.addStatement("$T$L $L = new $T$L", type, brackets, answer, type, sizes);
    if (each.appends()) {
      code.addStatement("int $L = 0", AppendPrinter.counter(program));
    }
    if (program.remembers(false)) {
      code.addStatement("$T $L = 0", type, ExpressionPrinter.previous(false, program));
    }
    if (program.remembers(true)) {
      code.addStatement("long $L = 0", ExpressionPrinter.previous(true, program));
    }
    for (PerElement.Carried carried : each.carried()) {
      declare(carried);
    }
    for (int d = 0; d < each.sizes().size(); d++) {
      String v = each.variables().get(d);
      String size = expressions.index(each.sizes().get(d));
      if (each.backwards()) {
        code.beginControlFlow("for (int $1L = $2L - 1; $1L >= 0; $1L--)", v, size);
      } else {
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", v, size);
      }
    }
    each.carried().stream().filter(PerElement.Carried::early).forEach(this::carry);
    String target = answer + each.variables().stream().map(v -> "[" + v + "]").collect(Collectors.joining());
    if (each.appends()) {
      program.body().stream().filter(Statement.Let.class::isInstance).forEach(this::statement);
      code.add(new AppendPrinter(program, expressions, this::narrowed).append(answer));
    } else if (call.isPresent()) {
      code.addStatement("$L = $L", target, call.get());
    } else {
      program.body().stream().filter(Statement.Let.class::isInstance).forEach(this::statement);
      code.addStatement("$L = $L", target, narrowed(Expr.Choice.of(program.body())));
    }
    if (program.remembers(false)) {
      code.addStatement("$L = $L", ExpressionPrinter.previous(false, program), target);
    }
    if (program.remembers(true)) {
      String total = ExpressionPrinter.previous(true, program);
      boolean isWide = NumericType.of(new Expr.Previous(true), program) == NumericType.CHECKED;
      code.addStatement(isWide ? CodeBlock.of("$1L = $2T.addExact($1L, $3L)", total, Math.class, target) : CodeBlock.of("$L += $L", total, target));
    }
    each.carried().stream().filter(c -> !c.early()).forEach(this::carry);
    each.sizes().forEach(size -> code.endControlFlow());
    if (each.appends()) {
      code.addStatement("return $T.copyOf($L, $L)", Arrays.class, answer, AppendPrinter.counter(program));
    } else {
      code.addStatement("return $L", answer);
    }
  }

  private void declare(PerElement.Carried carried) {
    if (carried.next() instanceof Loop.Running running) {
      code.addStatement("$L $L = $L", type(running), carried.name(), start(running.reduction(), running));
    } else {
      code.addStatement("$L $L = $L", carried.condition() ? "boolean" : "int", carried.name(),
          carried.condition() ? String.valueOf(carried.initial() == 1) : String.valueOf((long) carried.initial()));
    }
  }

  private void carry(PerElement.Carried carried) {
    if (carried.next() instanceof Loop.Running running) {
      accumulate(running.reduction(), carried.name(), running.body());
    } else {
      code.addStatement("$L = $L", carried.name(), expressions.printPlace(carried.next()));
    }
  }

  private void statements(List<Statement> body) {
    for (int s = 0; s < body.size(); s++) {
      if (body.get(s) instanceof Statement.Let let && let.value() instanceof Loop.Over rows) {
        body.subList(s + 1, body.size()).forEach(later -> ColumnSum.of(later, program).filter(c -> c.fits(rows)).ifPresent(c -> {
          declare(c);
          alongside.put((Loop.Over) rows.lets().get(0).value(), c.swapped());
        }));
      }
      statement(body.get(s));
    }
  }

  /** Sums of columns are kept side by side, so that cells are read row by row, as they lie in memory. */
  private void declare(ColumnSum sum) {
    code.addStatement("$1L[] $2L = new $1L[$3L]", type(sum.sum()), sum.array(), expressions.index(sum.columns()));
    declared.add(sum.let());
  }

  private void add(ColumnSum sum, String column) {
    code.addStatement("$L[$L] += $L", sum.array(), column, expressions.printAddend(sum.sum().body()));
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      let(let);
    } else if (statement instanceof Statement.If branch && branch.condition() instanceof Loop.Over search) {
      search(search, branch.body());
    } else if (statement instanceof Statement.If branch) {
      code.beginControlFlow("if ($L)", expressions.print(branch.condition()));
      branch.body().forEach(this::statement);
      code.endControlFlow();
    } else if (statement instanceof Statement.Return end) {
      code.addStatement("return $L", narrowed(end.value()));
    }
  }

  /** A value that is the answer itself, in the type of the answer. */
  private CodeBlock narrowed(Expr value) {
    if (program.answer().kind() == Input.Kind.REAL) {
      return expressions.printReal(value);
    }
    if (program.answer().facts().isPresent()) {
      return expressions.print(value);
    }
    if (program.answer().labels().isEmpty() && program.answer().kind() != Input.Kind.INTEGER) {
      return expressions.printElement(value);
    }
    String type = program.answer().javaType();
    boolean computed = program.answer().kind() == Input.Kind.INTEGER && program.answer().labels().isEmpty();
    CodeBlock printed = computed && value.isCondition(program) ? expressions.printAddend(value) : expressions.print(value);
    if (type.equals("byte") || type.equals("short")) {
      return small(type, value, printed, computed);
    }
    boolean wide = computed && !type.equals("long") && !value.isCondition(program) && NumericType.of(value, program) != NumericType.INT;
    return wide ? CodeBlock.of("$T.toIntExact($L)", Math.class, printed) : printed;
  }

  /** An answer of a type that Java computes nothing in: what it chooses between two constants is an int, and so is every sum. */
  private CodeBlock small(String type, Expr value, CodeBlock printed, boolean computed) {
    if (value instanceof Expr.Choice || computed && value.isCondition(program)) {
      return CodeBlock.of("($L) ($L)", type, printed);
    }
    boolean fits = !computed || value instanceof Expr.Element element && List.of("byte", type).contains(program.arrays().get(element.array()).javaType());
    return fits ? printed : CodeBlock.of("$T.valueOf($L).$LValueExact()", BigInteger.class, printed, type);
  }

  /** A loop that ends with the body as soon as its condition holds. */
  private void search(Loop.Over over, List<Statement> body) {
    begin(over, "");
    if (over.body() instanceof Loop.Over inner && inner.reduction() == Reduction.ANY) {
      search(inner, body);
    } else {
      Optional<Expr.Element> row = row(over.body());
      code.beginControlFlow("if ($L)", expressions.print(over.body()));
      body.forEach(this::statement);
      code.endControlFlow();
      row.ifPresent(expressions.elements()::forget);
    }
    code.endControlFlow();
  }

  /** Names the row that cells of an expression share, until it is forgotten. */
  private Optional<Expr.Element> row(Expr e) {
    Optional<Expr.Element> row = expressions.elements().sharedRow(e);
    row.ifPresent(shared -> code.addStatement("$L", expressions.elements().declare(shared)));
    return row;
  }

  /** The head of a loop, and the values that are named anew in each turn. */
  private void begin(Loop.Over over, String whileToo) {
    Optional<ColumnSum> columns = whileToo.isEmpty() ? ColumnSum.of(over, program) : Optional.empty();
    columns.ifPresent(sum -> {
      if (!declared.contains(sum.let())) {
        declare(sum);
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", sum.sum().variable(), expressions.index(sum.sum().to()));
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", over.variable(), expressions.index(over.to()));
        add(sum, over.variable());
        code.endControlFlow();
        code.endControlFlow();
      }
    });
    for (Statement.Let let : over.lets()) {
      if (let.value() instanceof Loop.Running running) {
        code.addStatement("$L $L = $L", type(running), let.name(), start(running.reduction(), running));
      }
    }
    if (columns.isPresent() && over.lets().size() == 1 && !Rewrite.anywhere(over.body(), new Expr.Variable(over.variable())::equals)) {
      code.beginControlFlow("for ($L $L : $L)", type(columns.get().sum()), columns.get().let().name(), columns.get().array());
      return;
    }
    columns.ifPresent(sum -> expressions.name(sum.let().name(), sum.array() + "[" + over.variable() + "]"));
    // A range around zero reads best with both of its ends.
    boolean around = over.from() instanceof Expr.Constant from && from.value() < 0;
    code.beginControlFlow("for (int $1L = $2L; $1L $3L $4L$5L; $1L++)", over.variable(), expressions.index(over.from()), around ? "<=" : "<",
        expressions.index(around ? Rewrite.plus(over.to(), -1) : over.to()), whileToo);
    for (Statement.Let let : over.lets()) {
      if (let.value() instanceof Loop.Running running) {
        accumulate(running.reduction(), let.name(), running.body());
      } else if (columns.isEmpty() || columns.get().let() != let) {
        let(let);
      }
    }
  }

  private void let(Statement.Let let) {
    if (let.value() instanceof Loop.Pass) {
      code.add(PassPrinter.print(List.of(let), expressions));
    } else if (let.value() instanceof Loop.Over over) {
      over(over, let.name());
    } else if (let.value() instanceof Loop.Repeat repeat) {
      code.addStatement("$L $L = 0", type(repeat), let.name());
      loop(repeat, let.name());
    } else if (let.value() instanceof Expr.Sorted sorted) {
      ArrayInput array = program.arrays().get(sorted.array());
      code.addStatement("$L[] $L = $L.clone()", array.javaType(), let.name(), array.java());
      code.addStatement("$T.sort($L)", Arrays.class, let.name());
    } else if (let.value() instanceof Loop.Scan scan) {
      scan(scan);
    } else {
      code.addStatement("$L $L = $L", type(let.value()), let.name(), expressions.print(let.value()));
    }
  }

  private String type(Expr value) {
    return value.isCondition(program) ? "boolean" : NumericType.of(value, program).java();
  }

  /** What a reduction is before the first position. */
  private CodeBlock start(Reduction reduction, Expr value) {
    NumericType type = NumericType.of(value, program);
    Class<?> ofType = type == NumericType.DOUBLE ? Double.class : type == NumericType.INT ? Integer.class : Long.class;
    return switch (reduction) {
      case MAX -> CodeBlock.of(type == NumericType.DOUBLE ? "$T.NEGATIVE_INFINITY" : "$T.MIN_VALUE", ofType);
      case MIN -> CodeBlock.of(type == NumericType.DOUBLE ? "$T.POSITIVE_INFINITY" : "$T.MAX_VALUE", ofType);
      case ANY -> CodeBlock.of("false");
      case FIRST, LAST -> CodeBlock.of("-1");
      default -> CodeBlock.of("0");
    };
  }

  private void over(Loop.Over over, String name) {
    if (over.reduction() == Reduction.ARGMAX || over.reduction() == Reduction.ARGMIN) {
      extremeAt(over, name);
      return;
    }
    code.addStatement("$L $L = $L", type(over), name, start(over.reduction(), over));
    if (over.reduction() == Reduction.LONGEST) {
      code.addStatement("int $LSoFar = 0", name);
    }
    loop(over, name);
  }

  private void loop(Loop.Over over, String name) {
    String until = switch (over.reduction()) {
      case ANY -> " && !" + name;
      case FIRST -> " && " + name + " < 0";
      default -> "";
    };
    begin(over, until);
    if (over.body() instanceof Loop.Over inner && inner.reduction() == over.reduction()) {
      loop(inner, name);
      code.endControlFlow();
      return;
    }
    Optional<Expr.Element> row = row(over.body());
    if (over.reduction() == Reduction.FIRST || over.reduction() == Reduction.LAST) {
      code.beginControlFlow("if ($L)", expressions.print(over.body()));
      code.addStatement("$L = $L", name, over.variable());
      code.endControlFlow();
    } else if (over.reduction() == Reduction.LONGEST) {
      code.addStatement("$1LSoFar = $2L ? $1LSoFar + 1 : 0", name, expressions.printCondition(over.body()));
      code.addStatement("$1L = $2T.max($1L, $1LSoFar)", name, Math.class);
    } else {
      accumulate(over.reduction(), name, over.body());
    }
    if (alongside.containsKey(over)) {
      add(alongside.get(over), over.variable());
    }
    row.ifPresent(expressions.elements()::forget);
    code.endControlFlow();
  }

  private void accumulate(Reduction reduction, String name, Expr body) {
    switch (reduction) {
      case SUM -> {
        if (NumericType.of(body, program) == NumericType.CHECKED || isLongSum(body)) {
          code.addStatement("$1L = $3T.addExact($1L, $2L)", name, expressions.printAddend(body), Math.class);
        } else {
          code.addStatement("$L += $L", name, expressions.printAddend(body));
        }
      }
      case MAX -> code.addStatement("$1L = $3T.max($1L, $2L)", name, expressions.print(body), Math.class);
      case MIN -> code.addStatement("$1L = $3T.min($1L, $2L)", name, expressions.print(body), Math.class);
      default -> code.addStatement("$L = $L", name, expressions.print(body));
    }
  }

  /** Whether sums of the value over many positions could exceed a long. */
  private boolean isLongSum(Expr body) {
    return !body.isCondition(program) && NumericType.of(body, program) == NumericType.LONG && NumericType.isWide(body, program);
  }

  private void extremeAt(Loop.Over over, String name) {
    String best = name + "Value";
    Reduction reduction = over.reduction() == Reduction.ARGMAX ? Reduction.MAX : Reduction.MIN;
    code.addStatement("int $L = -1", name);
    code.addStatement("$L $L = $L", NumericType.of(over.body(), program).java(), best, start(reduction, over.body()));
    begin(over, "");
    code.beginControlFlow("if ($L < 0 || $L $L $L)", name, expressions.fragment(over.body()).within(Precedence.SUM), reduction == Reduction.MAX ? ">" : "<", best);
    code.addStatement("$L = $L", name, over.variable());
    code.addStatement("$L = $L", best, expressions.print(over.body()));
    code.endControlFlow();
    code.endControlFlow();
  }

  private void scan(Loop.Scan scan) {
    String initial = scan.condition() ? String.valueOf(scan.initial() == 1) : String.valueOf((long) scan.initial());
    code.addStatement("$L $L = $L", scan.condition() ? "boolean" : "int", scan.state(), initial);
    String size = expressions.index(scan.size());
    if (scan.backwards()) {
      code.beginControlFlow("for (int $1L = $2L - 1; $1L >= 0; $1L--)", scan.variable(), size);
    } else {
      code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", scan.variable(), size);
    }
    code.addStatement("$L = $L", scan.state(), expressions.print(scan.next()));
    code.endControlFlow();
  }

  private void loop(Loop.Repeat repeat, String total) {
    code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", repeat.variable(), repeat.count());
    if (repeat.body() instanceof Loop.Repeat inner) {
      loop(inner, total);
    } else {
      code.addStatement("$L += $L", total, expressions.printAddend(repeat.body()));
    }
    code.endControlFlow();
  }
}
