package io.github.limbeck.engine.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what a method is given and what it answers with: inputs, their labels, whether they are there, answers. */
final class InputPrinter {
  private final Program program;
  private final TypeNames types;

  InputPrinter(Program program, TypeNames types) {
    this.program = program;
    this.types = types;
  }

  /** The value of an input, which is there. */
  String value(int input) {
    Input read = program.inputs().get(input);
    return switch (read.presence()) {
      case REQUIRED, BOXED -> read.java();
      case OPTIONAL -> read.java() + ".get()";
      case OPTIONAL_PRIMITIVE -> read.java() + ".getAs"
          + Character.toUpperCase(read.javaType().charAt(0)) + read.javaType().substring(1) + "()";
    };
  }

  /** The value of an input, which is there, as a number, a truth value, a text or a constant. */
  CodeBlock number(int input) {
    Optional<JdkType> jdk = JdkType.of(program.inputs().get(input).javaType());
    return jdk.map(type -> JdkPrinter.number(type, value(input))).orElseGet(() -> CodeBlock.of("$L", value(input)));
  }

  Fragment missing(int input) {
    Input read = program.inputs().get(input);
    return read.presence() == Input.Presence.BOXED
        ? Fragment.of(Precedence.EQUALITY, "$L == null", read.java())
        : Fragment.primary(read.java() + ".isEmpty()");
  }

  Fragment present(int input) {
    Input read = program.inputs().get(input);
    return read.presence() == Input.Presence.BOXED
        ? Fragment.of(Precedence.EQUALITY, "$L != null", read.java())
        : Fragment.primary(read.java() + ".isPresent()");
  }

  /** Whether an input has a label, or, if {@code is} is false, that it has another. */
  Fragment isLabel(Logical.IsLabel label, boolean is) {
    Input input = program.inputs().get(label.input());
    String text = input.labels().get(label.code());
    if (input.kind() == Input.Kind.ENUM) {
      return Fragment.of(Precedence.EQUALITY, "$L $L $T.$L", value(label.input()), is ? "==" : "!=", types.type(input.javaType()), text);
    }
    String equals = value(label.input()) + ".equals(" + ForeignText.literal(text) + ")";
    return is ? Fragment.primary(equals) : Fragment.of(Precedence.UNARY, "!$L", equals);
  }

  Fragment sameLabel(Logical.SameLabel same) {
    return program.inputs().get(same.left()).kind() == Input.Kind.ENUM
        ? Fragment.of(Precedence.EQUALITY, "$L == $L", value(same.left()), value(same.right()))
        : Fragment.primary(value(same.left()) + ".equals(" + value(same.right()) + ")");
  }

  /** A constant of the enum that an array is of, by its code. */
  Fragment constant(ArrayInput array, double code) {
    return Fragment.of(Precedence.PRIMARY, "$T.$L", types.type(array.javaType()), array.labels().get((int) code));
  }

  /** An answer of a rule, by its code; in a record, where facts are said beside it. */
  Fragment answer(int code) {
    Program.AnswerType type = program.answer();
    if (type.facts().isEmpty()) {
      return label(code, type);
    }
    Program.Facts facts = type.facts().get();
    List<CodeBlock> components = new ArrayList<>();
    facts.values().get(code).forEach(value -> components.add(CodeBlock.of("$L", value)));
    boolean small = type.javaType().equals("byte") || type.javaType().equals("short");
    components.add(facts.at(), CodeBlock.of(small ? "(" + type.javaType() + ") $L" : "$L", label(code, type).code()));
    return Fragment.of(Precedence.PRIMARY, "new $T($L)", types.type(facts.record()), CodeBlock.join(components, ", "));
  }

  private Fragment label(int code, Program.AnswerType type) {
    String label = type.labels().get(code);
    return switch (type.kind()) {
      case BOOLEAN -> Fragment.primary(label);
      case INTEGER -> Fragment.primary(type.javaType().equals("long") ? label + "L" : label);
      case CHARACTER -> Fragment.primary(ForeignText.character((char) Integer.parseInt(label)));
      case ENUM -> Fragment.of(Precedence.PRIMARY, "$T.$L", types.type(type.javaType()), label);
      case STRING -> JdkType.of(type.javaType()).isPresent() ? new Fragment(JdkPrinter.literal(JdkType.of(type.javaType()).get(), label), Precedence.PRIMARY)
          : Fragment.primary(ForeignText.literal(label));
      case REAL -> throw new IllegalStateException("a rule does not answer with a real number");
    };
  }

  boolean isCharacter(Expr e) {
    return kind(e) == Input.Kind.CHARACTER;
  }

  boolean isFloat(Expr e) {
    return e instanceof Expr.Read read && program.inputs().get(read.input()).javaType().equals("float")
        || e instanceof Expr.Cell cell && program.inputOfArray(cell.array()).javaType().equals("float")
        || e instanceof Expr.Element element && program.arrays().get(element.array()).javaType().equals("float");
  }

  /** The kind of what an expression reads, or null if it does anything else. */
  private Input.Kind kind(Expr e) {
    return e instanceof Expr.Read read ? program.inputs().get(read.input()).kind()
        : e instanceof Expr.Cell cell ? program.inputOfArray(cell.array()).kind()
        : e instanceof Expr.Element element ? program.arrays().get(element.array()).kind() : null;
  }

  /** Two boxes are compared by value, not identity; the presence of both was tested before. */
  boolean areBoxes(Expr left, Expr right) {
    return left instanceof Expr.Read a && right instanceof Expr.Read b && isBox(a.input()) && isBox(b.input());
  }

  /** Whether {@code equals} says what {@code ==} says of the numbers: boxes of several types never are, those of reals tell 0 from -0. */
  boolean areEqualByValue(Expr left, Expr right) {
    Input a = program.inputs().get(((Expr.Read) left).input());
    Input b = program.inputs().get(((Expr.Read) right).input());
    return a.javaType().equals(b.javaType()) && a.kind() != Input.Kind.REAL;
  }

  private boolean isBox(int input) {
    Input.Presence presence = program.inputs().get(input).presence();
    return presence == Input.Presence.BOXED || presence == Input.Presence.OPTIONAL;
  }
}
