package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.formula.Operator;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.model.Recoding;
import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From models that were learned before to programs, without the rows that they were learned from: condensed, proved and written as code they are as
 * ever; how good they are was judged when they were learned, and is not judged here.
 */
public final class KnownModels {
  private static final Distillation.Judgement UNJUDGED = new Distillation.Judgement(Double.NaN, Double.NaN, Double.NaN);

  private final Contract contract;
  private final Dataset rows;

  private KnownModels(Contract contract, Dataset rows) {
    this.contract = contract;
    this.rows = rows;
  }

  /**
   * Condenses.
   *
   * @param task what the method asks for; its contract is the one that was distilled, and its dataset stands for the examples
   * @param texts the models, as {@link Distillation#texts} gave them
   * @param support per answer what {@link Distillation#support} gave
   * @param recodings per answer what the codes of the texts are in the dataset; empty where they are the same
   * @throws Refusal if an operator of a formula can't be used
   */
  public static Distillation of(Task task, List<String> texts, List<List<int[]>> support, List<Recoding> recodings) throws Refusal {
    KnownModels models = new KnownModels(task.contract(), task.dataset());
    if (task.contract().formula().isPresent()) {
      return models.formulas(texts, FormulaSettings.of(task.contract(), task.methods(), task.effort()).grammar().operators());
    }
    List<Kept> kept = IntStream.range(0, texts.size()).mapToObj(a -> recodings.isEmpty() ? Kept.read(texts.get(a)) : Kept.read(texts.get(a)).recoded(recodings.get(a))).toList();
    return task.contract().arrays().isEmpty() ? models.rules(kept, support) : models.arrays(kept.get(0));
  }

  /**
   * The same of a method over images.
   *
   * @param task whose contract and dataset are those of the method over what images show
   * @param asked what the method over images asks for
   * @param reader what {@link ImageReader#write} wrote
   */
  public static Distillation ofImages(Task task, Contract asked, String reader, List<String> texts, List<List<int[]>> support) throws Refusal {
    Distillation known = of(task, texts, support, List.of());
    Task inClass = new Task(KnownReading.inClass(task.contract()), task.parameters(), task.dataset(), task.file(), task.validation(), task.validationFile(), task.methods(), task.effort());
    ImageReader reads = ImageReader.parse(reader);
    return new KnownReading(known, of(inClass, texts, support, List.of()), asked, new ImageRows(asked, "").standingFor(task.dataset(), reads.patches().pixels()), reads);
  }

  private Distillation rules(List<Kept> kept, List<List<int[]>> support) {
    List<RuleFront.Learned> learned = kept.stream().map(Kept::learned).toList();
    List<Model> written = new ArrayList<>();
    List<Program> programs = new ArrayList<>();
    for (int a = 0; a < learned.size(); a++) {
      Model model = learned.get(a).model();
      if (contract.confidence().isEmpty()) {
        written.add(model);
        programs.add(Condenser.condense(model, rows, a));
      } else {
        ConfidentRules confident = ConfidentRules.of(contract, (DecisionList) model, support.get(a));
        written.add(confident.list());
        programs.add(confident.program(contract, rows, a));
      }
    }
    return new RuleDistiller.Result(contract, rows, Optional.empty(), learned, written, programs, unjudged(learned.size()), List.of());
  }

  private Distillation arrays(Kept kept) {
    ArrayModel model = ArrayModel.read(kept.model());
    return new ArrayDistiller.Result(contract, rows, Optional.empty(), List.of(model), List.of(Condenser.condense(model, contract, rows, 0)), unjudged(1),
        List.of(kept.evidence()), List.of(kept.front()), List.of());
  }

  private Distillation formulas(List<String> texts, List<Operator> operators) {
    List<LearnedFormula> learned = texts.stream().map(text -> LearnedFormula.read(Encoder.formula(contract, contract.items().isEmpty() ? text : ItemsDistiller.model(text)), operators)).toList();
    List<Program> programs = new ArrayList<>();
    for (int a = 0; a < learned.size(); a++) {
      programs.add(learned.get(a).model().program(contract, rows, a));
    }
    return new FormulaDistillation(contract, rows, Optional.empty(), learned, programs, unjudged(learned.size()), Collections.nCopies(learned.size(), FormulaErrors.UNKNOWN),
        Collections.nCopies(learned.size(), FittedConstants.NONE), Optional.empty(), Optional.empty(), List.of());
  }

  private static List<Distillation.Judgement> unjudged(int answers) {
    return Collections.nCopies(answers, UNJUDGED);
  }
}
