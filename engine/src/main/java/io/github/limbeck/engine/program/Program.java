package io.github.limbeck.engine.program;

import io.github.limbeck.engine.program.Statement.If;
import io.github.limbeck.engine.program.Statement.Let;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function from inputs to an answer.
 *
 * @param inputs what it may read
 * @param arrays the arrays of any size it may read
 * @param answer what it gives
 * @param body its statements; the last one always returns
 * @param perElement how the answer is an array, if it is one
 * @param derived the inputs that are computed from lists of things
 * @param arrangement how the first array, which is a line, is arranged before anything is read of it
 */
public record Program(
    List<Input> inputs, List<ArrayInput> arrays, AnswerType answer, List<Statement> body, Optional<PerElement> perElement,
    List<Aggregation> derived, Optional<Arrangement> arrangement) {
  public Program {
    inputs = List.copyOf(inputs);
    arrays = List.copyOf(arrays);
    body = List.copyOf(body);
    derived = List.copyOf(derived);
  }

  /** A function that is given no lists of things. */
  public Program(List<Input> inputs, List<ArrayInput> arrays, AnswerType answer, List<Statement> body, Optional<PerElement> perElement) {
    this(inputs, arrays, answer, body, perElement, List.of(), Optional.empty());
  }

  /** A function of scalars. */
  public Program(List<Input> inputs, AnswerType answer, List<Statement> body) {
    this(inputs, List.of(), answer, body, Optional.empty());
  }

  /**
   * The type of the answer.
   *
   * @param kind boolean, integer, enum or String
   * @param javaType its Java name
   * @param labels the answers as text; codes are indices into it (for booleans: false, true); empty where the program
   *     computes the number itself
   * @param facts what is said beside each answer, if anything is: codes then stand for an answer with its facts, and labels may repeat
   */
  public record AnswerType(Input.Kind kind, String javaType, List<String> labels, Optional<Facts> facts) {
    public AnswerType {
      labels = List.copyOf(labels);
    }

    /** With nothing said beside it. */
    public AnswerType(Input.Kind kind, String javaType, List<String> labels) {
      this(kind, javaType, labels, Optional.empty());
    }

    /** Whether the answer is a truth value, and nothing else is said. */
    public boolean isBoolean() {
      return kind == Input.Kind.BOOLEAN && facts.isEmpty();
    }
  }

  /**
   * Numbers that are said beside each answer, in a record with it.
   *
   * @param record the Java name of the record
   * @param at which of its components is the answer
   * @param values per code the other components in their order, as literals of Java; empty where they are not known
   */
  public record Facts(String record, int at, List<List<String>> values) {
    public Facts {
      values = values.stream().map(List::copyOf).toList();
    }
  }

  public Program withBody(List<Statement> statements) {
    return withBody(statements, perElement);
  }

  /** The same with other statements, and another way in which the answer is an array. */
  public Program withBody(List<Statement> statements, Optional<PerElement> each) {
    return new Program(inputs, arrays, answer, statements, each, derived, arrangement);
  }

  /** The same with inputs that are computed from lists of things. */
  public Program withDerived(List<Aggregation> aggregations) {
    return new Program(inputs, arrays, answer, body, perElement, aggregations, arrangement);
  }

  /** The same of an array that is arranged, or that is read as it is. */
  public Program of(Optional<Arrangement> arranged) {
    return new Program(inputs, arrays, answer, body, perElement, derived, arranged);
  }

  /** Whether there is an answer to arrays: there may be none where nothing of an array is kept. */
  public boolean answers(double[] scalars, List<double[][]> cells) {
    return arrangement.isEmpty() || answersNothing() || arrangement.get().of(cells.get(0)[0], scalars).length > 0;
  }

  /** Whether the first array is arranged, and there is an answer even where nothing of it is kept. */
  public boolean answersNothing() {
    return arrangement.filter(a -> a.kept().isPresent()).isPresent() && OfNothing.isDefined(this);
  }

  /** What is left once the first array is arranged, if it is. */
  public Program ofArranged() {
    if (arrangement.isEmpty()) {
      return this;
    }
    List<ArrayInput> rest = new ArrayList<>(arrays);
    rest.set(0, arrangement.get().kept().isEmpty() ? arrays.get(0) : arrays.get(0).kept(answersNothing()));
    return new Program(inputs, rest, answer, body, perElement, derived, Optional.empty());
  }

  /** Whether the answer is the array itself, cell by cell. */
  public boolean isCopy() {
    return perElement.filter(PerElement::isOfEachCell).isPresent() && body.equals(List.of(new Statement.Return(perElement.get().cell())));
  }

  /** Whether an element depends on what was answered before it. */
  public boolean remembers() {
    return remembers(false) || remembers(true);
  }

  /** Whether an element depends on the one that was answered before it, or on the sum of all of these. */
  public boolean remembers(boolean total) {
    boolean[] found = {false};
    Rewrite.visit(body, e -> found[0] |= e instanceof Expr.Previous previous && previous.total() == total);
    return found[0];
  }

  /** The names of the method's parameters, which nothing else may be called. */
  public Set<String> parameters() {
    return Stream.of(inputs.stream().map(Input::java), arrays.stream().map(ArrayInput::java), derived.stream().map(d -> d.list().java()))
        .flatMap(javas -> javas).map(Program::root).collect(Collectors.toSet());
  }

  /** The parameter by which something is read. */
  public static String root(String java) {
    return java.replaceAll("[.\\[(].*", "");
  }

  /** The value that a name stands for. */
  public Expr definition(String name) {
    Optional<Expr> carried = perElement.flatMap(p -> p.carried().stream()
        .filter(c -> c.name().equals(name))
        .<Expr>map(c -> c.condition() ? new Logical.Truth(c.initial() == 1) : c.next() instanceof Loop.Running ? c.next() : new Expr.Constant(c.initial()))
        .findFirst().or(() -> find(List.copyOf(p.before()), name)));
    return carried.or(() -> find(body, name)).orElseThrow(() -> new NoSuchElementException("no local is called " + name));
  }

  private static Optional<Expr> find(List<Statement> statements, String name) {
    return statements.stream().flatMap(s -> find(s, name).stream()).findFirst();
  }

  private static Optional<Expr> find(Statement statement, String name) {
    if (statement instanceof Let let) {
      return let.name().equals(name) ? Optional.of(let.value()) : find(let.value(), name);
    } else if (statement instanceof If branch) {
      return find(branch.condition(), name).or(() -> find(branch.body(), name));
    } else if (statement instanceof Statement.Return end) {
      return find(end.value(), name);
    }
    return Optional.empty();
  }

  /** Names are also given inside loops, which begin a statement's value or condition. */
  private static Optional<Expr> find(Expr e, String name) {
    if (e instanceof Loop.Scan scan && scan.state().equals(name)) {
      return Optional.of(scan.condition() ? new Logical.Truth(true) : new Expr.Constant(scan.initial()));
    } else if (e instanceof Loop.Pass pass && pass.state().equals(name)) {
      return Optional.of(new Expr.Constant(pass.initial()));
    } else if (e instanceof Loop.Over over) {
      return find(List.copyOf(over.lets()), name).or(() -> find(over.body(), name));
    } else if (e instanceof Logical.Not not) {
      return find(not.of(), name);
    }
    return Optional.empty();
  }

  /** Any input that is a cell of the array: all cells have one type. */
  public Input inputOfArray(String array) {
    return inputs.stream()
        .filter(i -> i.position().isPresent() && i.position().get().array().equals(array))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no array is called " + array));
  }

  /** The answer code for one row; for many rows keep an {@link Interpreter}. */
  public int run(double[] row) {
    return new Interpreter(this).run(row);
  }
}
