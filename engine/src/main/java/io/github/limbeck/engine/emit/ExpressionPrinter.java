package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.ExprVisitor;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Prints expressions as Java, with the parentheses that precedence asks for and no others. All text it puts out
 * is made of identifiers of the interface, of numbers, and of literals from {@link ForeignText}.
 */
final class ExpressionPrinter implements ExprVisitor<Fragment> {
  private final Program program;
  private final InputPrinter inputs;
  private final ElementPrinter elements;
  private final ArithmeticPrinter arithmetic;
  private final RealPrinter reals;
  private final JdkPrinter jdk;
  private final Map<String, String> locals = new HashMap<>();

  ExpressionPrinter(Program program, TypeNames types) {
    this.program = program;
    inputs = new InputPrinter(program, types);
    elements = new ElementPrinter(program, types, this::printCondition);
    arithmetic = new ArithmeticPrinter(program, this, inputs);
    reals = new RealPrinter(program, types, this);
    jdk = new JdkPrinter(program, inputs);
  }

  CodeBlock print(Expr e) {
    return fragment(e).code();
  }

  /** The addend of a loop: a number, or 1 or 0 for a condition. */
  CodeBlock printAddend(Expr e) {
    return e.isCondition(program) ? CodeBlock.of("$L ? 1 : 0", printCondition(e)) : print(e);
  }

  /** A place or a count, in {@code int}. */
  CodeBlock printPlace(Expr e) {
    if (e instanceof Expr.Choice choice && !choice.isCondition(program)) {
      return chosen(choice, this::printPlace);
    }
    return e instanceof Expr.Sum ? CodeBlock.of("$L", index(e)) : print(e);
  }

  /** What cells hold that are no numbers, as the answer. */
  CodeBlock printElement(Expr e) {
    if (e instanceof Expr.Choice choice && !choice.isCondition(program)) {
      return chosen(choice, this::printElement);
    } else if (e instanceof Expr.Choice choice && choice.cases().size() == 1 && choice.otherwise().equals(new Logical.Truth(false))) {
      return print(Logical.and(List.of(choice.cases().get(0).condition(), choice.cases().get(0).value())));
    } else if (e instanceof Expr.Choice choice && choice.cases().size() == 1 && choice.cases().get(0).value().equals(new Logical.Truth(false))) {
      Expr opposite = new Logical.Not(choice.cases().get(0).condition());
      return print(choice.otherwise().equals(new Logical.Truth(true)) ? opposite : Logical.and(List.of(opposite, choice.otherwise())));
    } else if (e instanceof Expr.Remainder remainder && program.answer().kind() == Input.Kind.CHARACTER) {
      return CodeBlock.of("(char) ($L)", print(remainder.of()));
    } else if (e instanceof Expr.Constant constant && program.answer().kind() == Input.Kind.CHARACTER) {
      return CodeBlock.of("$L", ForeignText.character((char) constant.value()));
    } else if (e instanceof Expr.Constant constant && program.answer().kind() == Input.Kind.ENUM) {
      return program.arrays().stream().filter(a -> a.javaType().equals(program.answer().javaType())).findFirst()
          .map(a -> inputs.constant(a, constant.value()).code()).orElseThrow();
    }
    return print(e);
  }

  private CodeBlock chosen(Expr.Choice choice, Function<Expr, CodeBlock> value) {
    CodeBlock.Builder out = CodeBlock.builder();
    choice.cases().forEach(c -> out.add("$L ? $L : ", fragment(c.condition()).within(Precedence.OR), value.apply(c.value())));
    return out.add("$L", value.apply(choice.otherwise())).build();
  }

  /** A condition before a question mark. */
  CodeBlock printCondition(Expr e) {
    return fragment(e).within(Precedence.AND);
  }

  /** The answer of a formula, as the type asks for. */
  CodeBlock printReal(Expr e) {
    return reals.answer(e);
  }

  /** An index of an array, which needs no type and no parentheses. */
  String index(Expr e) {
    return elements.index(e);
  }

  /** What finds the elements of arrays, and names the rows that several of them share. */
  ElementPrinter elements() {
    return elements;
  }

  /** From now on a local is read from where this says. */
  void name(String local, String java) {
    locals.put(local, java);
  }

  Fragment fragment(Expr e) {
    return e.accept(this);
  }

  @Override
  public Fragment visit(Expr.Read e) {
    return new Fragment(inputs.number(e.input()), Precedence.PRIMARY);
  }

  @Override
  public Fragment visit(Expr.Cell e) {
    return Fragment.primary(ElementPrinter.cell(e));
  }

  @Override
  public Fragment visit(Expr.Constant e) {
    return ArithmeticPrinter.number(e.value(), NumericType.of(e, program));
  }

  @Override
  public Fragment visit(Expr.Sum e) {
    return jdk.difference(e).orElseGet(() -> NumericType.isDistance(e, program) ? Fragment.of(Precedence.SUM, "$L", index(e)) : arithmetic.sum(e));
  }

  @Override
  public Fragment visit(Expr.Product e) {
    return arithmetic.product(e);
  }

  @Override
  public Fragment visit(Expr.Remainder e) {
    return arithmetic.remainder(e);
  }

  @Override
  public Fragment visit(Expr.Half e) {
    return Fragment.of(Precedence.PRODUCT, "$L", index(e));
  }

  @Override
  public Fragment visit(Expr.Quotient e) {
    return Fragment.of(Precedence.PRODUCT, "$L / $L", fragment(e.of()).within(Precedence.PRODUCT), fragment(e.by()).within(Precedence.UNARY));
  }

  @Override
  public Fragment visit(Expr.Greatest e) {
    int last = e.of().size() - 1;
    CodeBlock greatest = print(e.of().get(last));
    for (int i = last - 1; i >= 0; i--) {
      greatest = CodeBlock.of("$T.max($L, $L)", Math.class, print(e.of().get(i)), greatest);
    }
    return new Fragment(greatest, Precedence.PRIMARY);
  }

  @Override
  public Fragment visit(Expr.Local e) {
    return Fragment.primary(locals.getOrDefault(e.name(), e.name()));
  }

  @Override
  public Fragment visit(Expr.Variable e) {
    return Fragment.primary(e.name());
  }

  @Override
  public Fragment visit(Expr.Size e) {
    return Fragment.primary(index(e));
  }

  @Override
  public Fragment visit(Expr.Element e) {
    return Fragment.primary(elements.element(e));
  }

  @Override
  public Fragment visit(Expr.Previous e) {
    return Fragment.primary(previous(e.total(), program));
  }

  /** What holds the element before, or the sum of all elements before. */
  static String previous(boolean total, Program program) {
    String name = total ? "answered" : "previous";
    return program.parameters().contains(name) ? name + "Before" : name;
  }

  @Override
  public Fragment visit(Expr.Several e) {
    throw new IllegalStateException("several elements are no value");
  }

  @Override
  public Fragment visit(Expr.Nothing e) {
    throw new IllegalStateException("nothing is no value");
  }

  @Override
  public Fragment visit(Expr.Sorted e) {
    throw new IllegalStateException("sorted cells are an array in Java, which no pass has named");
  }

  @Override
  public Fragment visit(Expr.At e) {
    return Fragment.primary(elements.index(e));
  }

  /** What a choice is the magnitude of, if it is one: {@code x < y ? y - x : x - y}. */
  private static Optional<Expr> magnitude(Expr.Choice e) {
    if (e.cases().size() != 1 || !(e.cases().get(0).condition() instanceof Logical.Compare test)) {
      return Optional.empty();
    }
    boolean less = test.op() == Comparison.LESS || test.op() == Comparison.AT_MOST;
    if (!less && test.op() != Comparison.MORE && test.op() != Comparison.AT_LEAST) {
      return Optional.empty();
    }
    Expr negative = less ? e.cases().get(0).value() : e.otherwise();
    Expr positive = less ? e.otherwise() : e.cases().get(0).value();
    boolean isDifference = isNothing(List.of(new Expr.Term(1, positive), new Expr.Term(-1, test.left()), new Expr.Term(1, test.right())));
    return isDifference && isNothing(List.of(new Expr.Term(1, positive), new Expr.Term(1, negative))) ? Optional.of(positive) : Optional.empty();
  }

  /** Of the least number of a type there is no magnitude in that type. */
  private Fragment printMagnitude(Expr of) {
    boolean isReal = NumericType.of(of, program) == NumericType.DOUBLE;
    if (!isReal && NumericType.mayBeLeastLong(of, program)) {
      return Fragment.of(Precedence.PRIMARY, "$T.absExact($L)", Math.class, print(of));
    }
    boolean narrow = !(of instanceof Expr.Sum) && NumericType.of(of, program) == NumericType.INT;
    return Fragment.of(Precedence.PRIMARY, narrow ? "$T.abs((long) $L)" : "$T.abs($L)", Math.class, narrow ? fragment(of).within(Precedence.UNARY) : print(of));
  }

  /** Whether terms cancel each other out. */
  private static boolean isNothing(List<Expr.Term> terms) {
    return Rewrite.flat(new Expr.Sum(terms)).equals(new Expr.Constant(0));
  }

  @Override
  public Fragment visit(Expr.Choice e) {
    Optional<Expr> magnitude = magnitude(e);
    if (magnitude.isPresent()) {
      return printMagnitude(magnitude.get());
    }
    CodeBlock.Builder out = CodeBlock.builder();
    for (Expr.Case c : e.cases()) {
      out.add("$L ? $L : ", fragment(c.condition()).within(Precedence.OR), fragment(c.value()).within(Precedence.OR));
    }
    return new Fragment(out.add("$L", fragment(e.otherwise()).within(Precedence.OR)).build(), Precedence.CHOICE);
  }

  @Override
  public Fragment visit(Expr.Real e) {
    return reals.operation(e);
  }

  @Override
  public Fragment visit(Expr.Invoke e) {
    return reals.call(e);
  }

  @Override
  public Fragment visit(Expr.Answer e) {
    return inputs.answer(e.code());
  }

  @Override
  public Fragment visit(Logical.Truth e) {
    return Fragment.primary(String.valueOf(e.value()));
  }

  @Override
  public Fragment visit(Logical.Compare e) {
    Optional<Fragment> ofJdk = jdk.compared(e);
    if (ofJdk.isPresent()) {
      return ofJdk.get();
    }
    boolean equality = e.op() == Comparison.EQUAL || e.op() == Comparison.NOT_EQUAL;
    Precedence precedence = equality ? Precedence.EQUALITY : Precedence.RELATION;
    if (e.right() instanceof Expr.Constant constant && inputs.isCharacter(e.left())) {
      // A bound beyond the type is said as a number, which any char compares with.
      boolean fits = constant.value() == Math.rint(constant.value()) && constant.value() >= 0 && constant.value() <= 0xffff;
      String bound = fits ? ForeignText.character((char) constant.value()) : String.valueOf((long) constant.value());
      return Fragment.of(precedence, "$L $L $L", fragment(e.left()).within(precedence.next()), e.op().java(), bound);
    }
    if (e.left() instanceof Expr.Element element && program.arrays().get(element.array()).kind() == Input.Kind.ENUM) {
      CodeBlock right = e.right() instanceof Expr.Constant code
          ? inputs.constant(program.arrays().get(element.array()), code.value()).code() : print(e.right());
      return Fragment.of(precedence, "$L $L $L", print(e.left()), e.op().java(), right);
    }
    return arithmetic.compared(e, precedence);
  }

  @Override
  public Fragment visit(Logical.IsLabel e) {
    return inputs.isLabel(e, true);
  }

  @Override
  public Fragment visit(Logical.SameLabel e) {
    return inputs.sameLabel(e);
  }

  @Override
  public Fragment visit(Logical.IsMissing e) {
    return inputs.missing(e.input());
  }

  @Override
  public Fragment visit(Logical.Not e) {
    if (e.of() instanceof Logical.Not twice) {
      return fragment(twice.of());
    }
    if (e.of() instanceof Logical.IsMissing missing) {
      return inputs.present(missing.input());
    } else if (e.of() instanceof Logical.IsLabel is) {
      return inputs.isLabel(is, false);
    }
    // In Java, unlike in programs, == and != are opposites even where a value is NaN.
    if (e.of() instanceof Logical.Compare compare && (compare.op() == Comparison.EQUAL || compare.op() == Comparison.NOT_EQUAL)) {
      return visit(new Logical.Compare(compare.left(), compare.op().negated(), compare.right()));
    }
    if (e.of() instanceof Logical.Compare compare && isWholeNumber(compare.left()) && isWholeNumber(compare.right())) {
      return visit(new Logical.Compare(compare.left(), compare.op().negated(), compare.right()));
    }
    // A value of the JDK is never NaN, so that all comparisons have opposites.
    if (e.of() instanceof Logical.Compare compare && jdk.isJdk(compare.left())) {
      Optional<Fragment> opposite = jdk.compared(new Logical.Compare(compare.left(), compare.op().negated(), compare.right()));
      if (opposite.isPresent()) {
        return opposite.get();
      }
    }
    return Fragment.of(Precedence.UNARY, "!$L", fragment(e.of()).within(Precedence.UNARY));
  }

  /** Whether a value is a number that is never NaN. */
  private boolean isWholeNumber(Expr e) {
    return !e.isCondition(program) && NumericType.of(e, program) != NumericType.DOUBLE;
  }

  @Override
  public Fragment visit(Logical.And e) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i < e.parts().size(); i++) {
      Optional<CodeBlock> range = i + 1 < e.parts().size() ? range(e.parts().get(i), e.parts().get(i + 1)) : Optional.empty();
      parts.add(range.orElse(fragment(e.parts().get(i)).within(Precedence.EQUALITY)));
      i += range.isPresent() ? 1 : 0;
    }
    return new Fragment(CodeBlock.join(parts, " && "), Precedence.AND);
  }

  /** {@code low <= x && x <= high}, as mathematicians write it. */
  private Optional<CodeBlock> range(Expr first, Expr second) {
    if (first instanceof Logical.Compare low && second instanceof Logical.Compare high && low.left().equals(high.left())
        && low.op() == Comparison.AT_LEAST && high.op() == Comparison.AT_MOST && low.right() instanceof Expr.Constant
        && high.right() instanceof Expr.Constant && !inputs.isCharacter(low.left()) && !low.left().isCondition(program)
        && jdk.compared(low).isEmpty()) {
      Fragment least = arithmetic.bound(low.left(), ((Expr.Constant) low.right()).value());
      return Optional.of(CodeBlock.of("$L <= $L && $L", least.code(), fragment(low.left()).within(Precedence.SUM), print(high)));
    }
    return Optional.empty();
  }

  // Inside || an && needs no parentheses to the compiler, but gets none here either: it reads well.
  @Override
  public Fragment visit(Logical.Or e) {
    return new Fragment(e.parts().stream().map(p -> fragment(p).within(Precedence.AND)).collect(CodeBlock.joining(" || ")), Precedence.OR);
  }

  @Override
  public Fragment visit(Loop.Repeat e) {
    throw aStatement(e);
  }

  @Override
  public Fragment visit(Loop.Over e) {
    throw aStatement(e);
  }

  @Override
  public Fragment visit(Loop.Running e) {
    throw aStatement(e);
  }

  @Override
  public Fragment visit(Loop.ValueAt e) {
    throw aStatement(e);
  }

  @Override
  public Fragment visit(Loop.Scan e) {
    throw aStatement(e);
  }

  @Override
  public Fragment visit(Loop.Pass e) {
    throw aStatement(e);
  }

  private static IllegalStateException aStatement(Loop loop) {
    return new IllegalStateException("a loop is a statement in Java, which no pass has made of " + loop);
  }
}
