package io.github.limbeck.engine.emit;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Op;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints expressions as Java, with the parentheses that precedence asks for and no others. All text it puts out
 * is made of identifiers of the interface, of numbers, and of literals from {@link ForeignText}.
 */
final class ExpressionPrinter {
  private static final String MATH = Emission.typeMark("java.lang.Math") + ".";
  private static final int CHOICE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int EQUALITY = 3;
  private static final int RELATION = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int UNARY = 7;
  private static final int PRIMARY = 8;

  /** Whole numbers below this are said without a point among real ones. */
  private static final double MOST_PLAIN = 1e6;

  private final Program program;
  private final Map<String, String> typeNames;
  private final Map<Expr.Element, String> rows = new HashMap<>();
  private final Map<String, String> locals = new HashMap<>();

  /**
   * @param typeNames how the source calls each type, by its canonical name
   */
  ExpressionPrinter(Program program, Map<String, String> typeNames) {
    this.program = program;
    this.typeNames = typeNames;
  }

  /** Source text and how tightly its outermost operator binds. */
  private record Text(String java, int precedence) {
    String within(int outer) {
      return precedence < outer ? "(" + java + ")" : java;
    }
  }

  String print(Expr e) {
    return text(e).java();
  }

  /** The addend of a loop: a number, or 1 or 0 for a condition. */
  String printAddend(Expr e) {
    return e.isCondition(program) ? text(e).within(AND) + " ? 1 : 0" : print(e);
  }

  /** A condition before a question mark. */
  String printCondition(Expr e) {
    return text(e).within(AND);
  }

  private Text text(Expr e) {
    if (e instanceof Expr.Read read) {
      return new Text(value(read.input()), PRIMARY);
    } else if (e instanceof Expr.Cell cell) {
      return new Text(cell.array() + cell.index().stream().map(i -> "[" + index(i) + "]").collect(Collectors.joining()), PRIMARY);
    } else if (e instanceof Expr.Constant constant) {
      return number(constant.value(), NumericType.of(e, program));
    } else if (e instanceof Expr.Truth truth) {
      return new Text(String.valueOf(truth.value()), PRIMARY);
    } else if (e instanceof Expr.Sum sum) {
      return sum(sum);
    } else if (e instanceof Expr.Product product) {
      return product(product);
    } else if (e instanceof Expr.Remainder remainder) {
      return remainder(remainder);
    } else if (e instanceof Expr.Compare compare) {
      return compare(compare);
    } else if (e instanceof Expr.IsLabel is) {
      return isLabel(is);
    } else if (e instanceof Expr.SameLabel same) {
      return sameLabel(same);
    } else if (e instanceof Expr.IsMissing missing) {
      return missing(missing.input());
    } else if (e instanceof Expr.Not not) {
      return not(not);
    } else if (e instanceof Expr.And and) {
      return connected(and.parts(), " && ", AND);
    } else if (e instanceof Expr.Or or) {
      return connected(or.parts(), " || ", OR);
    } else if (e instanceof Expr.Local local) {
      return new Text(locals.getOrDefault(local.name(), local.name()), PRIMARY);
    } else if (e instanceof Expr.Answer answer) {
      return new Text(answer(answer.code()), PRIMARY);
    }
    return e instanceof Expr.Real real ? real(real) : e instanceof Expr.Invoke invoke ? invoke(invoke) : arrayText(e);
  }

  /** In {@code double} throughout: where both arguments are of a narrower type, the first is widened. */
  private Text real(Expr.Real real) {
    RealOperation operation = real.operation();
    List<Expr> arguments = real.arguments();
    boolean first = isDouble(arguments.get(0));
    if (arguments.size() == 1) {
      Text of = realValue(arguments.get(0), !first);
      return operation == RealOperation.NEGATE ? new Text("-" + of.within(UNARY), UNARY)
          : new Text(MATH + operation.method() + "(" + of.java() + ")", PRIMARY);
    }
    Text left = realValue(arguments.get(0), !first && !isDouble(arguments.get(1)));
    Text right = realValue(arguments.get(1), false);
    if (operation.symbol().isEmpty()) {
      boolean widen = operation != RealOperation.POW && !isDouble(arguments.get(1));
      return new Text(MATH + operation.method() + "(" + left.java() + ", " + (widen ? realValue(arguments.get(1), true) : right).java() + ")", PRIMARY);
    }
    int precedence = operation == RealOperation.ADD || operation == RealOperation.SUBTRACT ? SUM : PRODUCT;
    return new Text(left.within(precedence) + " " + operation.symbol() + " " + right.within(precedence + 1), precedence);
  }

  private Text invoke(Expr.Invoke invoke) {
    return new Text(Emission.typeMark(invoke.type()) + "." + invoke.method() + "("
        + invoke.arguments().stream().map(a -> realValue(a, !isDouble(a)).java()).collect(Collectors.joining(", ")) + ")", PRIMARY);
  }

  /** Whether Java computes the value as a {@code double} by itself. */
  private boolean isDouble(Expr e) {
    return e instanceof Expr.Real || e instanceof Expr.Invoke || e instanceof Expr.Local
        || e instanceof Expr.Constant constant && (constant.value() != Math.rint(constant.value()) || Math.abs(constant.value()) >= MOST_PLAIN)
        || e instanceof Expr.Read read && program.inputs().get(read.input()).javaType().equals("double");
  }

  private Text realValue(Expr e, boolean widen) {
    if (e instanceof Expr.Constant constant) {
      return realConstant(constant.value(), widen);
    } else if (e.isCondition(program)) {
      return new Text("(" + text(e).within(AND) + " ? 1.0 : 0.0)", PRIMARY);
    }
    return widen ? new Text("(double) " + text(e).within(UNARY), UNARY) : text(e);
  }

  /** Whole numbers without a point where they are widened anyway; small multiples of pi by its name. */
  private static Text realConstant(double value, boolean widen) {
    double turns = value / Math.PI;
    if (turns == Math.rint(turns) && turns != 0 && Math.abs(turns) <= 16 && turns * Math.PI == value) {
      return Math.abs(turns) == 1 ? new Text(turns < 0 ? "-" + MATH + "PI" : MATH + "PI", turns < 0 ? UNARY : PRIMARY)
          : new Text((long) turns + " * " + MATH + "PI", PRODUCT);
    }
    boolean plain = value == Math.rint(value) && Math.abs(value) < MOST_PLAIN && !widen;
    return new Text(plain ? String.valueOf((long) value) : Decimals.print(value), value < 0 ? UNARY : PRIMARY);
  }

  /** The answer of a formula, as the type asks for. */
  String printReal(Expr e) {
    if (program.answer().javaType().equals("float")) {
      return "(float) " + realValue(e, !isDouble(e)).within(UNARY);
    }
    return realValue(e, !isDouble(e)).java();
  }

  private Text arrayText(Expr e) {
    if (e instanceof Expr.Variable variable) {
      return new Text(variable.name(), PRIMARY);
    } else if (e instanceof Expr.Size || e instanceof Expr.Half) {
      return new Text(index(e), e instanceof Expr.Half ? PRODUCT : PRIMARY);
    } else if (e instanceof Expr.Element element) {
      return new Text(element(element), PRIMARY);
    } else if (e instanceof Expr.Choice choice) {
      StringBuilder out = new StringBuilder();
      for (Expr.Case c : choice.cases()) {
        out.append(text(c.condition()).within(OR)).append(" ? ").append(text(c.value()).within(OR)).append(" : ");
      }
      return new Text(out + text(choice.otherwise()).within(OR), CHOICE);
    }
    throw new IllegalStateException("no Java expression says " + e);
  }

  private String element(Expr.Element element) {
    ArrayInput array = program.arrays().get(element.array());
    List<String> index = element.index().stream().map(this::index).toList();
    boolean helped = BorderHelper.isNeeded(element, program);
    if (helped && element.border().treatment() == Expr.Border.Treatment.CONSTANT) {
      List<String> arguments = new ArrayList<>(List.of(array.java()));
      arguments.addAll(index);
      return BorderHelper.of(element, program).call(arguments);
    }
    String row = index.size() == 2 ? rows.get(rowOf(element)) : null;
    StringBuilder out = new StringBuilder(row == null ? array.java() : row);
    for (int d = row == null ? 0 : 1; d < index.size(); d++) {
      String size = row != null ? row + ".length" : array.java() + (d == 0 ? ".length" : "[0].length");
      out.append('[').append(helped ? inside(element, d, size) : index.get(d)).append(']');
    }
    return out.toString();
  }

  private String inside(Expr.Element element, int dimension, String size) {
    String index = index(element.index().get(dimension));
    return BorderHelper.isPosition(element, dimension, program) ? index : BorderHelper.of(element, program).call(List.of(index, size));
  }

  /** A row of an array, by its index and border. */
  private static Expr.Element rowOf(Expr.Element element) {
    return new Expr.Element(element.array(), element.index().subList(0, 1), element.border());
  }

  /**
   * The row that several cells of an expression share, if to find it takes moving an index inside the border.
   *
   * @return an element whose one index is that of the row
   */
  Optional<Expr.Element> sharedRow(Expr e) {
    Map<Expr.Element, Integer> uses = new LinkedHashMap<>();
    Rewrite.visit(e, x -> {
      if (x instanceof Expr.Element element && element.index().size() == 2 && BorderHelper.isNeeded(element, program)
          && element.border().treatment() != Expr.Border.Treatment.CONSTANT && !BorderHelper.isPosition(element, 0, program)) {
        uses.merge(rowOf(element), 1, Integer::sum);
      }
    });
    return uses.entrySet().stream().filter(use -> use.getValue() > 1).map(Map.Entry::getKey).findFirst();
  }

  /** The Java that finds a row. */
  String row(Expr.Element row) {
    String array = program.arrays().get(row.array()).java();
    return array + "[" + BorderHelper.of(row, program).call(List.of(index(row.index().get(0)), array + ".length")) + "]";
  }

  /** From now on cells of the row are read from a local of this name. */
  void name(Expr.Element row, String name) {
    rows.put(row, name);
  }

  /** From now on a local is read from where this says. */
  void name(String local, String java) {
    locals.put(local, java);
  }

  void forget(Expr.Element row) {
    rows.remove(row);
  }

  /** An index: sums in {@code int}, which no index of an array overflows; what is added before what is taken off. */
  String index(Expr e) {
    if (e instanceof Expr.Size size) {
      String array = program.arrays().get(size.array()).java();
      return size.axis() == 0 ? array + ".length" : array + "[0].length";
    } else if (e instanceof Expr.Half half) {
      return index(half.of()) + " / 2";
    } else if (e instanceof Expr.Constant constant) {
      return String.valueOf((long) constant.value());
    } else if (e instanceof Expr.Variable variable) {
      return variable.name();
    } else if (e instanceof Expr.Local local) {
      return local.name();
    } else if (e instanceof Expr.Sum sum) {
      StringBuilder out = new StringBuilder();
      sum.terms().stream().filter(t -> t.weight() > 0 && !(t.of() instanceof Expr.Constant)).forEach(t -> addend(out, t));
      sum.terms().stream().filter(t -> t.of() instanceof Expr.Constant).forEach(t -> addend(out, t));
      sum.terms().stream().filter(t -> t.weight() < 0 && !(t.of() instanceof Expr.Constant)).forEach(t -> addend(out, t));
      return out.toString();
    }
    throw new IllegalStateException("not an index: " + e);
  }

  private void addend(StringBuilder out, Expr.Term term) {
    double value = term.of() instanceof Expr.Constant constant ? term.weight() * constant.value() : term.weight();
    String magnitude = term.of() instanceof Expr.Constant ? String.valueOf((long) Math.abs(value))
        : (Math.abs(value) == 1 ? "" : (long) Math.abs(value) + " * ") + index(term.of());
    out.append(out.length() == 0 ? value < 0 ? "-" : "" : value < 0 ? " - " : " + ").append(magnitude);
  }

  /** A constant of an enum, by its code. */
  private String constant(ArrayInput array, double code) {
    return typeNames.get(array.javaType()) + "." + array.labels().get((int) code);
  }

  private String value(int input) {
    Input read = program.inputs().get(input);
    return switch (read.presence()) {
      case REQUIRED, BOXED -> read.java();
      case OPTIONAL -> read.java() + ".get()";
      case OPTIONAL_PRIMITIVE -> read.java() + ".getAs"
          + Character.toUpperCase(read.javaType().charAt(0)) + read.javaType().substring(1) + "()";
    };
  }

  private Text missing(int input) {
    Input read = program.inputs().get(input);
    return read.presence() == Input.Presence.BOXED
        ? new Text(read.java() + " == null", EQUALITY)
        : new Text(read.java() + ".isEmpty()", PRIMARY);
  }

  private Text present(int input) {
    Input read = program.inputs().get(input);
    return read.presence() == Input.Presence.BOXED
        ? new Text(read.java() + " != null", EQUALITY)
        : new Text(read.java() + ".isPresent()", PRIMARY);
  }

  private static String index(Expr.Index index) {
    if (index.step() == 0) {
      return String.valueOf(index.offset());
    }
    String variable = Math.abs(index.step()) == 1 ? index.variable() : Math.abs(index.step()) + " * " + index.variable();
    if (index.step() < 0) {
      return index.offset() + " - " + variable;
    }
    return index.offset() == 0 ? variable
        : index.offset() > 0 ? variable + " + " + index.offset() : variable + " - " + -index.offset();
  }

  private static Text number(double value, NumericType type) {
    String digits = type == NumericType.DOUBLE ? Decimals.print(value)
        : type == NumericType.INT ? String.valueOf((long) value) : (long) value + "L";
    return new Text(digits, value < 0 ? UNARY : PRIMARY);
  }

  private Text sum(Expr.Sum sum) {
    NumericType type = NumericType.of(sum, program);
    if (type == NumericType.CHECKED) {
      return checkedSum(sum);
    }
    StringBuilder out = new StringBuilder();
    for (Expr.Term term : sum.terms()) {
      boolean first = out.length() == 0;
      boolean negative = term.weight() < 0;
      if (!first) {
        out.append(negative ? " - " : " + ");
      } else if (negative) {
        out.append('-');
      }
      out.append(addend(term, type, first));
    }
    return new Text(out.toString(), SUM);
  }

  /** An addend without its sign; the first one sets the type that all are computed in. */
  private String addend(Expr.Term term, NumericType type, boolean first) {
    double weight = Math.abs(term.weight());
    boolean condition = term.of().isCondition(program);
    if (condition) {
      String unit = type == NumericType.DOUBLE ? Decimals.print(weight) : number(weight, first ? type : NumericType.INT).java();
      return "(" + text(term.of()).within(AND) + " ? " + unit + " : " + (type == NumericType.DOUBLE ? "0.0" : "0") + ")";
    }
    NumericType own = NumericType.of(term.of(), program);
    boolean widen = own != type && type != NumericType.INT || isFloat(term.of());
    if (weight == 1) {
      return widen && (first || isFloat(term.of()) || own != NumericType.INT)
          ? "(" + type.java() + ") " + text(term.of()).within(UNARY)
          : text(term.of()).within(PRODUCT);
    }
    return number(weight, widen || type == NumericType.DOUBLE ? type : own).java() + " * " + text(term.of()).within(UNARY);
  }

  private boolean isFloat(Expr e) {
    return e instanceof Expr.Read read && program.inputs().get(read.input()).javaType().equals("float")
        || e instanceof Expr.Cell cell && program.inputOfArray(cell.array()).javaType().equals("float")
        || e instanceof Expr.Element element && program.arrays().get(element.array()).javaType().equals("float");
  }

  private boolean isWholeNumber(Expr e) {
    return !(e instanceof Expr.Constant) && !e.isCondition(program) && NumericType.of(e, program) != NumericType.DOUBLE;
  }

  private Text checkedSum(Expr.Sum sum) {
    String out = "";
    for (Expr.Term term : sum.terms()) {
      double weight = out.isEmpty() ? term.weight() : Math.abs(term.weight());
      String value = term.of().isCondition(program) ? "(" + text(term.of()).within(AND) + " ? 1L : 0L)" : text(term.of()).java();
      String addend = weight == 1 ? value : MATH + "multiplyExact(" + (long) weight + "L, " + value + ")";
      out = out.isEmpty() ? addend
          : MATH + (term.weight() < 0 ? "subtractExact(" : "addExact(") + out + ", " + addend + ")";
    }
    return new Text(out, PRIMARY);
  }

  private Text product(Expr.Product product) {
    NumericType type = NumericType.of(product, program);
    String left = numeric(product.left()).within(UNARY);
    String right = numeric(product.right()).within(UNARY);
    if (type == NumericType.CHECKED) {
      return new Text(MATH + "multiplyExact((long) " + left + ", (long) " + right + ")", PRIMARY);
    }
    boolean widen = type != NumericType.INT && NumericType.of(product.left(), program) != type || isFloat(product.left());
    return new Text((widen ? "(" + type.java() + ") " : "") + left + " * " + right, PRODUCT);
  }

  private Text remainder(Expr.Remainder remainder) {
    if (isNeverNegative(remainder.of())) {
      return new Text(numeric(remainder.of()).within(PRODUCT) + " % " + remainder.modulus(), PRODUCT);
    }
    return new Text(MATH + "floorMod(" + numeric(remainder.of()).java() + ", " + remainder.modulus() + ")", PRIMARY);
  }

  private boolean isNeverNegative(Expr e) {
    if (e instanceof Expr.Local local) {
      return isNeverNegative(program.definition(local.name()));
    } else if (e instanceof Expr.Sum sum) {
      return sum.terms().stream().allMatch(t -> t.weight() > 0 && isNeverNegative(t.of()));
    } else if (e instanceof Expr.Repeat repeat) {
      return isNeverNegative(repeat.body());
    } else if (e instanceof Expr.Over over) {
      return switch (over.reduction()) {
        case SUM, MAX, MIN -> isNeverNegative(over.body());
        case FIRST, LAST -> false;
        default -> true;
      };
    } else if (e instanceof Expr.Size) {
      return true;
    }
    return e.isCondition(program);
  }

  private Text compare(Expr.Compare compare) {
    boolean equality = compare.op() == Op.EQUAL || compare.op() == Op.NOT_EQUAL;
    int precedence = equality ? EQUALITY : RELATION;
    Expr left = compare.left();
    if (compare.right() instanceof Expr.Constant constant && isCharacter(left)) {
      // A bound beyond the type is said as a number, which any char compares with.
      boolean fits = constant.value() == Math.rint(constant.value()) && constant.value() >= 0 && constant.value() <= 0xffff;
      String right = fits ? ForeignText.character((char) constant.value()) : String.valueOf((long) constant.value());
      return new Text(text(left).within(precedence + 1) + " " + compare.op().java() + " " + right, precedence);
    }
    if (left instanceof Expr.Element element && program.arrays().get(element.array()).kind() == Input.Kind.ENUM) {
      String right = compare.right() instanceof Expr.Constant code ? constant(program.arrays().get(element.array()), code.value())
          : text(compare.right()).java();
      return new Text(text(left).java() + " " + compare.op().java() + " " + right, precedence);
    }
    NumericType type = left.isCondition(program) ? NumericType.INT : NumericType.of(left, program);
    boolean conditions = equality && left.isCondition(program) && compare.right().isCondition(program);
    Text right = compare.right() instanceof Expr.Constant constant
        ? number(constant.value(), type == NumericType.DOUBLE || constant.value() != Math.rint(constant.value())
            ? NumericType.DOUBLE : Math.abs(constant.value()) <= Integer.MAX_VALUE ? NumericType.INT : NumericType.LONG)
        : conditions ? text(compare.right()) : numeric(compare.right());
    Text leftText = conditions ? text(left) : numeric(left);
    if (equality && areBoxes(left, compare.right())) {
      if (areEqualByValue(left, compare.right())) {
        String test = leftText.java() + ".equals(" + right.java() + ")";
        return new Text(compare.op() == Op.EQUAL ? test : "!" + test, UNARY);
      }
      leftText = new Text("(" + type.java() + ") " + leftText.within(UNARY), UNARY);
    }
    // Java would round the whole number to a float.
    if (isFloat(left) && isWholeNumber(compare.right())) {
      leftText = new Text("(double) " + leftText.within(UNARY), UNARY);
    } else if (isFloat(compare.right()) && isWholeNumber(left)) {
      right = new Text("(double) " + right.within(UNARY), UNARY);
    }
    return new Text(leftText.within(precedence + 1) + " " + compare.op().java() + " " + right.within(precedence + 1), precedence);
  }

  /** A condition where a number is wanted counts 1 or 0. */
  private Text numeric(Expr e) {
    return e.isCondition(program) ? new Text("(" + text(e).within(AND) + " ? 1 : 0)", PRIMARY) : text(e);
  }

  private boolean isCharacter(Expr e) {
    return e instanceof Expr.Read read && program.inputs().get(read.input()).kind() == Input.Kind.CHARACTER
        || e instanceof Expr.Cell cell && program.inputOfArray(cell.array()).kind() == Input.Kind.CHARACTER
        || e instanceof Expr.Element element && program.arrays().get(element.array()).kind() == Input.Kind.CHARACTER;
  }

  /** Two boxes are compared by value, not identity; the presence of both was tested before. */
  private boolean areBoxes(Expr left, Expr right) {
    return left instanceof Expr.Read a && right instanceof Expr.Read b
        && isBox(a.input()) && isBox(b.input());
  }

  /** Whether {@code equals} says what {@code ==} says of the numbers: boxes of several types never are, those of reals tell 0 from -0. */
  private boolean areEqualByValue(Expr left, Expr right) {
    Input a = program.inputs().get(((Expr.Read) left).input());
    Input b = program.inputs().get(((Expr.Read) right).input());
    return a.javaType().equals(b.javaType()) && a.kind() != Input.Kind.REAL;
  }

  private boolean isBox(int input) {
    Input.Presence presence = program.inputs().get(input).presence();
    return presence == Input.Presence.BOXED || presence == Input.Presence.OPTIONAL;
  }

  private Text isLabel(Expr.IsLabel is) {
    Input input = program.inputs().get(is.input());
    if (input.kind() == Input.Kind.ENUM) {
      return new Text(value(is.input()) + " == " + typeNames.get(input.javaType()) + "." + input.labels().get(is.code()), EQUALITY);
    }
    return new Text(value(is.input()) + ".equals(" + ForeignText.literal(input.labels().get(is.code())) + ")", PRIMARY);
  }

  private Text sameLabel(Expr.SameLabel same) {
    return program.inputs().get(same.left()).kind() == Input.Kind.ENUM
        ? new Text(value(same.left()) + " == " + value(same.right()), EQUALITY)
        : new Text(value(same.left()) + ".equals(" + value(same.right()) + ")", PRIMARY);
  }

  private Text not(Expr.Not not) {
    if (not.of() instanceof Expr.IsMissing missing) {
      return present(missing.input());
    }
    // In Java, unlike in programs, == and != are opposites even where a value is NaN.
    if (not.of() instanceof Expr.Compare compare && (compare.op() == Op.EQUAL || compare.op() == Op.NOT_EQUAL)) {
      return compare(new Expr.Compare(compare.left(), compare.op().negated(), compare.right()));
    }
    if (not.of() instanceof Expr.IsLabel is && program.inputs().get(is.input()).kind() == Input.Kind.ENUM) {
      return new Text(isLabel(is).java().replace(" == ", " != "), EQUALITY);
    }
    return new Text("!" + text(not.of()).within(UNARY), UNARY);
  }

  // Inside || an && needs no parentheses to the compiler, but gets none here either: it reads well.
  private Text connected(List<Expr> parts, String operator, int precedence) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String range = i + 1 < parts.size() && precedence == AND ? range(parts.get(i), parts.get(i + 1)) : null;
      if (range != null) {
        texts.add(range);
        i++;
      } else {
        texts.add(text(parts.get(i)).within(precedence + 1));
      }
    }
    return new Text(String.join(operator, texts), precedence);
  }

  /** {@code low <= x && x <= high}, as mathematicians write it. */
  private String range(Expr first, Expr second) {
    if (first instanceof Expr.Compare low && second instanceof Expr.Compare high && low.left().equals(high.left())
        && low.op() == Op.AT_LEAST && high.op() == Op.AT_MOST && low.right() instanceof Expr.Constant
        && high.right() instanceof Expr.Constant && !isCharacter(low.left()) && !low.left().isCondition(program)) {
      String value = text(low.left()).within(RELATION + 1);
      String[] bound = compare(low).java().split(" >= ");
      return bound[bound.length - 1] + " <= " + value + " && " + compare(high).java();
    }
    return null;
  }

  private String answer(int code) {
    Program.AnswerType type = program.answer();
    String label = type.labels().get(code);
    return switch (type.kind()) {
      case BOOLEAN -> label;
      case INTEGER -> type.javaType().equals("long") ? label + "L" : label;
      case CHARACTER -> ForeignText.character((char) Integer.parseInt(label));
      case ENUM -> typeNames.get(type.javaType()) + "." + label;
      case STRING -> ForeignText.literal(label);
      case REAL -> throw new IllegalStateException("a rule does not answer with a real number");
    };
  }
}
