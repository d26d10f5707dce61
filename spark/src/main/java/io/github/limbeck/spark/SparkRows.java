package io.github.limbeck.spark;

import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.partition.PartitionedRows;
import io.github.limbeck.engine.partition.Question;
import io.github.limbeck.processor.cli.ProjectDistillation;
import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;

/**
 * Rows of a cluster. Answers come in the value that an action returns, never in accumulators, which count tasks that are run again; so executors that are lost and
 * tasks that are run twice leave no trace.
 */
public final class SparkRows implements PartitionedRows {
  /** How often answers are put together on executors before the driver does. */
  private static final int DEPTH = 2;

  private final String name;
  private final JavaRDD<Part> parts;

  /**
   * @param name what messages call them
   * @param parts read anew for each question
   */
  public SparkRows(String name, JavaRDD<Part> parts) {
    this.name = name;
    this.parts = parts;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public <A extends Serializable> A ask(Question<A> question) throws IOException {
    parts.context().setJobDescription("limbeck: " + question.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " of " + name);
    try {
      return parts.treeAggregate(question.none(), new With<>(question, ProjectDistillation.version()), new Together<>(question), DEPTH);
    } catch (RuntimeException e) {
      throw new IOException(words(e), e);
    } catch (Exception e) { // Scala's methods don't say what they throw
      if (e instanceof SparkException) {
        throw new IOException(words(e), e);
      }
      throw e;
    }
  }

  /** The first line of what Spark says, and what the deepest cause is. */
  static String words(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (String.valueOf(e.getMessage()).contains("stopped SparkContext")) {
      return "Spark ended the application before it was done; perhaps no master answers at its address";
    }
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String last = cause == e ? "" : "; " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return (first + last).replaceAll("[.\\s]+$", "");
  }

  /** Asks a part more. */
  private static final class With<A extends Serializable> implements Function2<A, Part, A> {
    private static final long serialVersionUID = 1L;
    private final Question<A> question;
    private final String version;
    private transient boolean checked;

    With(Question<A> question, String version) {
      this.question = question;
      this.version = version;
    }

    @Override
    public A call(A before, Part part) {
      if (!checked && !ProjectDistillation.version().equals(version)) {
        throw new IllegalStateException("an executor has Limbeck " + ProjectDistillation.version() + ", the driver " + version + "; give both the same jars");
      }
      checked = true;
      return question.with(before, part);
    }
  }

  /** Puts two answers together. */
  private static final class Together<A extends Serializable> implements Function2<A, A, A> {
    private static final long serialVersionUID = 1L;
    private final Question<A> question;

    Together(Question<A> question) {
      this.question = question;
    }

    @Override
    public A call(A one, A other) {
      return question.together(one, other);
    }
  }
}
