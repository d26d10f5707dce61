package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.distil.BoundChanges;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.ModelComparison;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.Recoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How two locks of one type differ: in what they say, and in what they answer.
 *
 * @param type the binary name of the interface
 * @param methods those that both have, and that differ in anything
 * @param others what there is to say of methods that one of them alone has, and of the class
 */
public record Review(String type, List<Method> methods, List<String> others) {
  /** So many rows that are answered otherwise are told of. */
  private static final int WITNESSES = 5;

  public Review {
    methods = List.copyOf(methods);
    others = List.copyOf(others);
  }

  /**
   * A method.
   *
   * @param declared what changed of its declaration
   * @param examples what changed of its examples, in words; empty if nothing did
   * @param equality what changed of how the code was shown equal, in words
   * @param reader what changed of how images are read, in words
   */
  public record Method(String name, List<LineChange> declared, List<Answer> answers, String examples, String equality, Optional<String> reader) {
    boolean isSame() {
      return declared.isEmpty() && reader.isEmpty() && examples.isEmpty() && equality.isEmpty() && answers.stream().allMatch(Answer::isSame);
    }
  }

  /**
   * One answer of a method.
   *
   * @param name of the component that it is; empty where the method has one answer
   * @param lines what changed of the model
   * @param bounds which bounds moved, in words, where lines say so in other words alone
   * @param figures what changed of how good it is, in words
   * @param meaning how the answers differ; empty where that was not asked, or can't be told
   * @param unknown why it can't be told; empty if it can, or was not asked
   * @param rows the rows of the new examples that a rule answers otherwise, if they are at hand
   */
  public record Answer(String name, List<LineChange> lines, List<String> bounds, List<String> figures, Optional<ModelComparison> meaning, String unknown, Optional<RowFlips> rows) {
    boolean isSame() {
      // A proof that ended without an answer is no difference.
      return lines.isEmpty() && figures.isEmpty() && meaning.flatMap(ModelComparison::witness).isEmpty() && rows.map(r -> r.flips().count() == 0).orElse(true);
    }
  }

  /** Rows that are answered otherwise, of so many. */
  public record RowFlips(ModelComparison.Flips flips, int rows) {}

  /** Gives the examples of a method of the new lock, if they are at hand and still the same. */
  public interface Examples {
    /** None are at hand. */
    Examples NONE = (lock, method) -> Optional.empty();

    Optional<Dataset> of(Lock lock, int method);
  }

  /** Whether there is no difference of any kind. */
  public boolean isEmpty() {
    return methods.isEmpty() && others.isEmpty();
  }

  /** What two locks say. */
  public static Review ofWords(Lock before, Lock after) {
    return of(before, after, false, Examples.NONE);
  }

  /** What two locks say, and what they answer: proved to be the same, or where it is not. */
  public static Review of(Lock before, Lock after, Examples examples) {
    return of(before, after, true, examples);
  }

  private static Review of(Lock before, Lock after, boolean meaning, Examples examples) {
    boolean same = LockText.write(before).equals(LockText.write(after));
    List<Method> methods = same ? List.of() : methods(before, after, meaning, examples);
    return new Review(after.provenance().type(), methods, same ? List.of() : others(before, after, methods));
  }

  private static List<String> names(Lock lock) {
    return lock.provenance().methods().stream().map(Provenance.Method::name).toList();
  }

  /** Of methods that share a name, the first stands for the first, and so on. */
  private static int indexBefore(List<String> then, List<String> now, int method) {
    String name = now.get(method);
    int which = (int) now.subList(0, method).stream().filter(name::equals).count();
    return IntStream.range(0, then.size()).filter(m -> then.get(m).equals(name)).skip(which).findFirst().orElse(-1);
  }

  /** @param methods those that differ */
  private static List<String> others(Lock before, Lock after, List<Method> methods) {
    List<String> then = names(before);
    List<String> now = names(after);
    List<String> lines = new ArrayList<>();
    then.stream().filter(name -> !now.contains(name)).forEach(name -> lines.add("The method " + name + " is gone."));
    now.stream().filter(name -> !then.contains(name)).forEach(name -> lines.add("The method " + name + " is new."));
    if (lines.isEmpty() && methods.isEmpty()) {
      lines.add(before.provenance().sourceSha256().equals(after.provenance().sourceSha256()) ? "The rule and the class are the same, but not all that the lock files say of them."
          : "The rule is the same, and the generated class is another.");
    }
    return lines;
  }

  private static List<Method> methods(Lock before, Lock after, boolean meaning, Examples examples) {
    List<String> then = names(before);
    List<String> now = names(after);
    return IntStream.range(0, now.size()).filter(m -> indexBefore(then, now, m) >= 0)
        .mapToObj(m -> method(before, indexBefore(then, now, m), after, m, meaning, examples)).filter(m -> !m.isSame()).toList();
  }

  private static Method method(Lock before, int then, Lock after, int now, boolean meaning, Examples examples) {
    Lock.Method was = before.methods().get(then);
    Lock.Method is = after.methods().get(now);
    Provenance.Method from = before.provenance().methods().get(then);
    Provenance.Method of = after.provenance().methods().get(now);
    List<Answer> answers = new ArrayList<>();
    boolean sameAnswers = was.answers().size() == is.answers().size();
    Optional<Compared> compared = Optional.empty();
    String unknown = "";
    if (meaning && sameAnswers) {
      try {
        compared = Optional.of(Compared.of(before, then, after, now, examples));
      } catch (Refusal e) {
        unknown = e.findings().stream().map(Finding::detail).findFirst().orElse("");
      } catch (Incomparable e) {
        unknown = e.getMessage();
      }
    }
    for (int a = 0; a < is.answers().size() && sameAnswers; a++) {
      int answer = a;
      List<LineChange> lines = LineChange.between(was.answers().get(a).lines(), is.answers().get(a).lines());
      List<String> bounds = lines.stream().allMatch(LineChange::isShift) ? List.of() : compared.map(c -> BoundChanges.between(c.before(), c.after(), answer)).orElse(List.of());
      answers.add(new Answer(is.answers().size() == 1 ? "" : of.answers().get(a).name(), lines, bounds,
          Figures.changed(from.answers().get(a), of.answers().get(a)), compared.map(c -> c.meaning(answer)), unknown, compared.flatMap(c -> c.rows(answer))));
    }
    String changed = from.sha256().equals(of.sha256()) ? "" : of.dataset() + " was changed" + (from.rows() == of.rows() ? ", and has " + of.rows() + " rows as before" : " from " + from.rows() + " rows to " + of.rows());
    // How many inputs were run follows from the rows.
    boolean sameProof = was.equality().kind() == is.equality().kind() && withoutCounts(was.equality().where()).equals(withoutCounts(is.equality().where()));
    return new Method(of.name(), LineChange.between(was.declared(), is.declared()), answers, changed, sameProof ? "" : "equal to the model: " + was.equality() + ", now " + is.equality(),
        was.reader().equals(is.reader()) ? Optional.empty() : Optional.of("images are read by other weights; all else here is about what is computed from what they are read as"));
  }

  private static String withoutCounts(String where) {
    return where.replaceAll("SAMPLED\\(\\d+\\)", "SAMPLED");
  }

  /** Two methods that ask for different things, so that answers can't be compared. */
  private static final class Incomparable extends Exception {
    private static final long serialVersionUID = 1L;

    Incomparable(String reason) {
      super(reason);
    }
  }

  /** Two models in the same codes. */
  private record Compared(Distillation before, Distillation after, Outline outline, Optional<Dataset> examples) {
    static Compared of(Lock before, int then, Lock after, int now, Examples examples) throws Refusal, Incomparable {
      Contract was = before.contract(then);
      Contract is = after.contract(now);
      if (!was.features().equals(is.features()) || !was.arrays().equals(is.arrays()) || !was.answers().equals(is.answers()) || !was.aggregates().equals(is.aggregates())
          || was.formula().isPresent() != is.formula().isPresent() || was.bodies().isPresent() || !was.confidence().equals(is.confidence())) {
        throw new Incomparable(was.bodies().isPresent() ? "answers for bodies are not compared" : "it is given, computes or answers other things, so that answers can't be compared");
      }
      Outline old = before.methods().get(then).outline();
      Outline outline = after.methods().get(now).outline().and(old);
      Dataset rows = outline.rows(is, after.dataset(now), "");
      List<int[]> texts = IntStream.range(0, old.features().size()).mapToObj(f -> codes(old.features().get(f).texts(), outline.features().get(f).texts())).toList();
      List<Recoding> recodings = IntStream.range(0, old.labels().size()).mapToObj(a -> new Recoding(texts, codes(old.labels().get(a), outline.labels().get(a)))).toList();
      if (!is.arrays().isEmpty() && !new Recoding(texts, new int[0]).isSame()) {
        throw new Incomparable("the examples have other texts, so that answers can't be compared");
      }
      return new Compared(before.known(then, rows, recodings), after.known(now, rows, List.of()), outline, examples.of(after, now).map(data -> data.recodedLike(rows)));
    }

    private static int[] codes(List<String> own, List<String> all) {
      return own.stream().mapToInt(all::indexOf).toArray();
    }

    ModelComparison meaning(int answer) {
      return ModelComparison.of(before, after, answer, outline, 1);
    }

    Optional<RowFlips> rows(int answer) {
      // Of a formula nearly all rows are answered otherwise; by how much says more.
      return examples.filter(data -> after.contract().formula().isEmpty()).map(data -> new RowFlips(ModelComparison.onRows(before, after, answer, data, WITNESSES), data.rows()));
    }
  }
}
