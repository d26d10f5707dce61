package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.KnownModels;
import io.github.limbeck.engine.distil.NamedMethods;
import io.github.limbeck.engine.distil.Task;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.model.Recoding;
import io.github.limbeck.engine.verify.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was learned for a type: the rules as people read them, what speaks for them, and all that it takes to generate the class again without the
 * rows. Rows are not in it, but the texts that features and answers had, and the least and the greatest of their numbers.
 *
 * @param provenance where the class came from, without the texts of contracts
 * @param methods one per distilled method
 * @param derivatives how each derivative was shown equal to that of its formula, as the class says it
 */
public record Lock(Provenance provenance, List<Method> methods, List<Equality> derivatives) {
  public Lock {
    methods = List.copyOf(methods);
    derivatives = List.copyOf(derivatives);
  }

  /**
   * One method.
   *
   * @param declared how it is declared, and how it and its type are annotated
   * @param contractSha256 changes whenever what the method asks for does
   * @param account what its Javadoc says
   * @param contract what was distilled, which may be more than what was asked for: what is computed from lists, texts as characters
   * @param outline what is to be known of the examples
   * @param reader what reads the images that the method is given, exactly; empty where it is given none
   */
  public record Method(List<String> declared, String contractSha256, List<String> account, Equality equality, String contract, Outline outline, List<Answer> answers, String reader) {
    public Method {
      declared = List.copyOf(declared);
      account = List.copyOf(account);
      answers = List.copyOf(answers);
    }

    /** How it is declared, without its annotations: {@code boolean f(int a)}. */
    String signature() {
      return declared.stream().filter(line -> !line.startsWith("@") && line.endsWith(")")).findFirst().orElseThrow();
    }
  }

  /**
   * The model of one answer.
   *
   * @param lines as people read it
   * @param support per rule, and last where none holds, how many rows it decides, and how many of these rightly; empty where that is not known
   * @param model exactly, and what speaks for it
   */
  public record Answer(List<String> lines, List<int[]> support, String model) {
    public Answer {
      lines = List.copyOf(lines);
      support = List.copyOf(support);
    }
  }

  /**
   * What was learned of a method.
   *
   * @param declared how it is declared and annotated
   * @param account what its Javadoc says
   */
  public static Method of(Task task, List<String> declared, Distillation result, List<String> account, Equality equality) {
    Contract distilled = result.contract();
    String contract = distilled.asking(task.contract().shown(task.dataset().name()).request().withoutData()).write();
    List<String> models = result.modelTexts();
    return new Method(declared, asked(task.contract(), task.dataset().name(), declared), account, equality, contract, Outline.of(distilled, result.training(), result.namedTexts()),
        IntStream.range(0, models.size()).mapToObj(a -> new Answer(result.lines(a), result.support().get(a), models.get(a))).toList(),
        result.reading().map(ReadingCode::weights).orElse(""));
  }

  /** A text that changes whenever what a method asks for does; the address of a database, which may hold a secret, is not part of it. */
  static String asked(Contract contract, String dataset, List<String> declared) {
    List<String> parts = new ArrayList<>(declared);
    parts.add(contract.shown(dataset).fingerprint());
    return ResultCache.key(parts);
  }

  /** Whether a method still asks for what was learned. */
  public boolean isFor(int method, Contract contract, List<String> declared) {
    return methods.get(method).contractSha256().equals(asked(contract, dataset(method), declared));
  }

  /** What messages call the examples of a method. */
  public String dataset(int method) {
    return provenance.methods().get(method).dataset();
  }

  /**
   * What was distilled of a method.
   *
   * @param asked what the method asks for
   */
  public Contract distilled(int method, Contract asked) {
    Contract distilled = contract(method).asking(asked.request());
    return distilled.isEncoder() ? distilled.unmarked() : distilled;
  }

  /** Rows that stand for the examples of a method. */
  public Dataset rows(int method, Contract distilled) {
    return methods.get(method).outline().rows(distilled, dataset(method), provenance.methods().get(method).sha256());
  }

  /** Whether a method is given images: what is computed from them is not the whole of it. */
  public boolean readsImages(int method) {
    return !methods.get(method).reader().isEmpty();
  }

  /** A method as it was distilled, without its examples; methods of the user's can't be called. */
  Contract contract(int method) {
    return Contract.read(methods.get(method).contract());
  }

  /**
   * A method condensed again.
   *
   * @throws Refusal if it calls methods of the user's
   */
  public Distillation known(int method) throws Refusal {
    return known(method, rows(method, contract(method)), List.of());
  }

  /**
   * A method condensed again, in the codes of some outline.
   *
   * @param rows what stands for the examples, in those codes
   * @param recodings per answer what its codes are there
   * @throws Refusal if it calls methods of the user's
   */
  Distillation known(int method, Dataset rows, List<Recoding> recodings) throws Refusal {
    return known(method, new Task(contract(method), 0, rows, "", Optional.empty(), "", (name, arity) -> {
      throw new NamedMethods.Unusable("it is not compiled here");
    }, 1), recodings);
  }

  private Distillation known(int method, Task task, List<Recoding> recodings) throws Refusal {
    return KnownModels.of(task, models(method), support(method), recodings);
  }

  /**
   * What was learned of a method, as if it had been distilled again.
   *
   * @param asked what the method asks for
   * @param task whose contract is what {@link #distilled} gave, and whose dataset what {@link #rows} gave
   * @param file where the lock is, for the note of the build
   */
  public Distillation distillation(int method, Contract asked, Task task, String file) throws Refusal {
    Distillation known = readsImages(method) ? KnownModels.ofImages(task, asked, methods.get(method).reader(), models(method), support(method))
        : known(method, task, List.of());
    return new LockedDistillation(known, methods.get(method), provenance.methods().get(method), file);
  }

  private List<String> models(int method) {
    return methods.get(method).answers().stream().map(Answer::model).toList();
  }

  private List<List<int[]>> support(int method) {
    return methods.get(method).answers().stream().map(Answer::support).toList();
  }
}
