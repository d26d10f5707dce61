package io.github.limbeck.processor.program;

import io.github.limbeck.processor.program.Statement.If;
import io.github.limbeck.processor.program.Statement.Let;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A function from inputs to an answer.
 *
 * @param inputs what it may read
 * @param answer what it gives
 * @param body its statements; the last one always returns
 */
public record Program(List<Input> inputs, AnswerType answer, List<Statement> body) {
  public Program {
    inputs = List.copyOf(inputs);
    body = List.copyOf(body);
  }

  /**
   * The type of the answer.
   *
   * @param kind boolean, integer, enum or String
   * @param javaType its Java name
   * @param labels the answers as text; codes are indices into it (for booleans: false, true)
   */
  public record AnswerType(Input.Kind kind, String javaType, List<String> labels) {
    public AnswerType {
      labels = List.copyOf(labels);
    }

    public boolean isBoolean() {
      return kind == Input.Kind.BOOLEAN;
    }
  }

  public Program withBody(List<Statement> statements) {
    return new Program(inputs, answer, statements);
  }

  /** The value that a name stands for. */
  public Expr definition(String name) {
    return find(body, name).orElseThrow(() -> new NoSuchElementException("no local is called " + name));
  }

  private static Optional<Expr> find(List<Statement> statements, String name) {
    for (Statement statement : statements) {
      if (statement instanceof Let let && let.name().equals(name)) {
        return Optional.of(let.value());
      }
      if (statement instanceof If branch) {
        Optional<Expr> inside = find(branch.body(), name);
        if (inside.isPresent()) {
          return inside;
        }
      }
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
