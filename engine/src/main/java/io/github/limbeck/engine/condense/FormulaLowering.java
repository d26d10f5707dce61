package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.RealOperation;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a formula down, operation by operation and in its order, so that the code rounds as the formula does. What occurs
 * several times gets a name; integer powers become products.
 */
public final class FormulaLowering {
  private static final int WORTH_A_NAME = 3;

  private final List<Statement> body = new ArrayList<>();
  private final Map<Expression, Integer> uses = new HashMap<>();
  private final Map<Expression, Expr> named = new LinkedHashMap<>();
  private final Set<String> taken;

  private final Map<Expression, String> wanted;

  private FormulaLowering(Set<String> taken) {
    this(taken, Map.of());
  }

  private FormulaLowering(Set<String> taken, Map<Expression, String> wanted) {
    this.taken = new HashSet<>(taken);
    this.wanted = wanted;
  }

  /** Where a formula is compared with a number. */
  record Condition(Expression of, Comparison comparison, double bound) {}

  /**
   * Several formulas, one per component of a vector, with what they share computed once.
   *
   * @param acts where the vector is not zero; empty for everywhere
   * @param names what parts of the formulas are called if they get a name
   */
  static PairCode.Body together(List<Expression> formulas, List<Input> inputs, Optional<Condition> acts, Map<Expression, String> names) {
    Set<String> taken = new Program(inputs, new Program.AnswerType(Input.Kind.REAL, "double", List.of()), List.of()).parameters();
    FormulaLowering lowering = new FormulaLowering(taken, names);
    acts.ifPresent(a -> lowering.count(a.of()));
    formulas.forEach(lowering::count);
    Optional<Expr> condition = acts.map(a -> new Logical.Compare(lowering.value(a.of()), a.comparison(), new Expr.Constant(a.bound())));
    List<Statement.Let> before = lowering.lets();
    List<Expr> values = formulas.stream().map(lowering::value).toList();
    List<Statement.Let> all = lowering.lets();
    return new PairCode.Body(inputs, before, condition, all.subList(before.size(), all.size()), values);
  }

  private List<Statement.Let> lets() {
    return body.stream().map(s -> (Statement.Let) s).toList();
  }

  /** The program of a formula over features that are all numbers. */
  public static Program lower(Expression formula, List<Feature> features, Answer answer) {
    return lower(formula, features, features.stream().map(f -> List.<String>of()).toList(), answer);
  }

  /**
   * The program of a formula over the features.
   *
   * @param vocabularies per feature the texts that its codes stand for
   */
  public static Program lower(Expression formula, List<Feature> features, List<List<String>> vocabularies, Answer answer) {
    return lower(formula, signature(features, vocabularies, answer));
  }

  /** The program of a formula over the features of a dataset. */
  public static Program lower(Expression formula, Dataset dataset, Answer answer) {
    return lower(formula, signature(dataset.features(), dataset.vocabularies(), answer).withDerived(Signature.derived(dataset)));
  }

  private static Program signature(List<Feature> features, List<List<String>> vocabularies, Answer answer) {
    List<Input> inputs = IntStream.range(0, features.size()).mapToObj(f -> Signature.input(features.get(f), vocabularies.get(f))).toList();
    Program.AnswerType type = new Program.AnswerType(Input.Kind.REAL, answer.type().javaName(), List.of());
    return new Program(inputs, type, List.of());
  }

  /**
   * The program of a formula.
   *
   * @param signature a program without statements: what the formula may read
   */
  static Program lower(Expression formula, Program signature) {
    return signature.withBody(new FormulaLowering(signature.parameters()).statements(formula));
  }

  /**
   * The program of formulas that a rule chooses between.
   *
   * @param rule gives for every input the index of a formula as its answer
   */
  public static Program lower(List<Expression> formulas, Program rule, Answer answer) {
    Set<String> taken = new HashSet<>(rule.parameters());
    rule.body().forEach(s -> {
      if (s instanceof Statement.Let let) {
        taken.add(let.name());
      }
    });
    Program.AnswerType type = new Program.AnswerType(Input.Kind.REAL, answer.type().javaName(), List.of());
    return new Program(rule.inputs(), List.of(), type, chosen(rule.body(), rule, formulas, taken), Optional.empty(), rule.derived(), Optional.empty());
  }

  private static List<Statement> chosen(List<Statement> body, Program rule, List<Expression> formulas, Set<String> taken) {
    List<Statement> chosen = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.If branch) {
        chosen.add(new Statement.If(branch.condition(), chosen(branch.body(), rule, formulas, taken)));
      } else if (statement instanceof Statement.Return end && end.value() instanceof Expr.Answer answer) {
        int piece = Integer.parseInt(rule.answer().labels().get(answer.code()));
        FormulaLowering lowering = new FormulaLowering(taken);
        chosen.addAll(lowering.statements(formulas.get(piece)));
        taken.addAll(lowering.taken);
      } else {
        chosen.add(statement);
      }
    }
    return chosen;
  }

  /** A formula as one expression, in which what occurs several times is computed several times. */
  static Expr inline(Expression formula) {
    if (formula instanceof Expression.Call call && (call.operator() == Function.SQUARE || call.operator() == Function.CUBE)) {
      Expr of = inline(call.first());
      Expr square = new Expr.Real(RealOperation.MULTIPLY, of, of);
      return call.operator() == Function.SQUARE ? square : new Expr.Real(RealOperation.MULTIPLY, square, of);
    } else if (formula instanceof Expression.Call call) {
      RealOperation operation = call.operator() == Function.POWER ? RealOperation.POW : RealOperation.valueOf(call.operator().name());
      return new Expr.Real(operation, call.arguments().stream().map(FormulaLowering::inline).toList());
    }
    return formula instanceof Expression.Variable variable ? new Expr.Read(variable.feature()) : new Expr.Constant(((Expression.Constant) formula).value());
  }

  private List<Statement> statements(Expression formula) {
    count(formula);
    body.add(new Statement.Return(value(formula)));
    return body;
  }

  /** How often each part occurs; what lies inside a repeated part counts once. */
  private void count(Expression e) {
    if (e instanceof Expression.Call call && uses.merge(e, 1, Integer::sum) == 1) {
      call.arguments().forEach(this::count);
    }
  }

  private Expr value(Expression e) {
    if (e instanceof Expression.Variable variable) {
      return new Expr.Read(variable.feature());
    } else if (e instanceof Expression.Constant constant) {
      return new Expr.Constant(constant.value());
    } else if (named.containsKey(e)) {
      return named.get(e);
    }
    Expr value = call((Expression.Call) e);
    boolean worth = uses.get(e) > 1 && e.nodes() >= WORTH_A_NAME || wanted.containsKey(e);
    return worth ? name(e, value) : value;
  }

  private Expr call(Expression.Call call) {
    if (call.operator() instanceof CustomOperator custom) {
      int dot = custom.name().lastIndexOf('.');
      return new Expr.Invoke(custom.name().substring(0, dot), custom.name().substring(dot + 1),
          call.arguments().stream().map(this::value).toList(), custom.body());
    }
    return switch ((Function) call.operator()) {
      case SQUARE -> {
        Expr of = leaf(call.first());
        yield new Expr.Real(RealOperation.MULTIPLY, of, of);
      }
      case CUBE -> {
        Expr of = leaf(call.first());
        yield new Expr.Real(RealOperation.MULTIPLY, new Expr.Real(RealOperation.MULTIPLY, of, of), of);
      }
      case LOG_EXPM1 -> {
        Expr of = leaf(call.first());
        Expr small = new Expr.Real(RealOperation.EXPM1, new Expr.Real(RealOperation.NEGATE, of));
        yield new Expr.Real(RealOperation.ADD, of, new Expr.Real(RealOperation.LOG, new Expr.Real(RealOperation.NEGATE, small)));
      }
      case LOG1P_EXP -> {
        Expr of = leaf(call.first());
        Expr tail = new Expr.Real(RealOperation.EXP, new Expr.Real(RealOperation.NEGATE, new Expr.Real(RealOperation.ABS, of)));
        yield new Expr.Real(RealOperation.ADD, new Expr.Real(RealOperation.MAX, of, new Expr.Constant(0)),
            new Expr.Real(RealOperation.LOG1P, tail));
      }
      case POWER -> new Expr.Real(RealOperation.POW, value(call.first()), value(call.second()));
      default -> new Expr.Real(RealOperation.valueOf(call.operator().name()), call.arguments().stream().map(this::value).toList());
    };
  }

  /** A value that may be said twice: a feature, a constant, or a name. */
  private Expr leaf(Expression e) {
    Expr value = value(e);
    return value instanceof Expr.Real || value instanceof Expr.Invoke ? name(e, value) : value;
  }

  private Expr name(Expression e, Expr value) {
    String stem = wanted.getOrDefault(e, stem((Expression.Call) e));
    String name = stem;
    for (int k = 2; !taken.add(name); k++) {
      name = stem + k;
    }
    body.add(new Statement.Let(name, value));
    Expr local = new Expr.Local(name);
    named.put(e, local);
    return local;
  }

  /** What a value is, in a word. */
  private static String stem(Expression.Call call) {
    if (call.operator() instanceof CustomOperator custom) {
      return custom.name().substring(custom.name().lastIndexOf('.') + 1) + "Value";
    }
    return switch ((Function) call.operator()) {
      case ADD -> "sum";
      case SUBTRACT -> "difference";
      case MULTIPLY -> call.first() instanceof Expression.Constant ? "scaled" : "product";
      case DIVIDE -> "ratio";
      case POWER -> "power";
      case NEGATE -> "opposite";
      case SQUARE -> "square";
      case CUBE -> "cube";
      case SQRT, CBRT -> "root";
      case EXP, EXPM1 -> "exponential";
      case LOG, LOG1P, LOG_EXPM1, LOG1P_EXP -> "logarithm";
      case SIN -> "sine";
      case COS -> "cosine";
      case TAN -> "tangent";
      case ASIN, ACOS, ATAN -> "angle";
      case SINH, COSH, TANH -> "hyperbolic";
      case ABS -> "magnitude";
      case FLOOR, CEIL, ROUND, RINT -> "whole";
      case MAX -> "greater";
      case MIN -> "lesser";
    };
  }
}
