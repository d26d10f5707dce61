package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts taken letter by letter. A text that hardly occurs twice is no category: nothing can be learned from its being equal to another, so that
 * what decides is how it is spelled. It is then an array of characters, and so is an answer of that kind.
 *
 * @param contract what the method asks for, with arrays of characters in place of texts
 * @param inputs whether the texts that the method is given are spelled
 * @param answer whether the text that it answers with is
 */
public record SpelledTexts(Contract contract, boolean inputs, boolean answer) {
  /** Fewer different answers are classes, even if they stand in the texts. */
  private static final int FEWEST_PARTS = 5;
  private static final String TEXT = "java.lang.String";

  /** Whether the texts of a method may be spelled, as far as that can be told without data; not if those that no example has are refused. */
  public static boolean isPossible(Contract contract) {
    boolean ofRules = contract.formula().isEmpty() && contract.items().isEmpty() && contract.bodies().isEmpty() && !contract.perceives() && contract.answers().size() == 1
        && contract.answerRecord().isEmpty() && !contract.isEncoder() && !contract.request().throwOnUnseen();
    return ofRules && (canBeSpelled(contract.features()) || !contract.arrays().isEmpty() && isText(contract.answers().get(0)));
  }

  /** Whether there are texts among features, and all that stands beside them can stand beside arrays. */
  public static boolean canBeSpelled(List<Feature> features) {
    return features.stream().anyMatch(SpelledTexts::isText) && features.stream().allMatch(SpelledTexts::isPlain);
  }

  /** The texts of a dataset that may be spelled; empty if there are none. */
  public static Optional<SpelledTexts> of(Contract contract, Dataset data) {
    if (!isPossible(contract)) {
      return Optional.empty();
    }
    boolean inputs = canBeSpelled(contract.features()) && (contract.answers().get(0).dimensions() > 0
        || IntStream.range(0, data.features().size()).anyMatch(f -> isText(data.features().get(f)) && isMostlyDistinct(data.columns().get(f))));
    boolean answer = isText(contract.answers().get(0)) && (inputs || !contract.arrays().isEmpty())
        && (isMostlyDistinct(data.answers().get(0).codes()) || inputs && isPartOfTexts(data));
    if (!inputs && !answer) {
      return Optional.empty();
    }
    return Optional.of(new SpelledTexts(spelled(contract, inputs, answer), inputs, answer));
  }

  private static boolean isText(Feature feature) {
    return feature.type().kind() == Kind.STRING && feature.type().javaName().equals(TEXT);
  }

  private static boolean isText(Answer answer) {
    return answer.dimensions() == 0 && answer.type().kind() == Kind.STRING && answer.type().javaName().equals(TEXT);
  }

  /** Whether a feature is a parameter that is always there and can stand beside arrays. */
  private static boolean isPlain(Feature feature) {
    boolean whole = feature.type().kind() == Kind.INTEGER || feature.type().kind() == Kind.CHARACTER || feature.type().kind() == Kind.BOOLEAN;
    return feature.java().equals(feature.name()) && !feature.type().presence().mayBeMissing() && feature.cell().isEmpty() && feature.part().isEmpty()
        && (isText(feature) || whole && !feature.type().javaName().contains("."));
  }

  private static boolean isMostlyDistinct(Column codes) {
    return 2 * IntStream.range(0, codes.size()).mapToDouble(codes::get).distinct().count() > codes.size();
  }

  /** Whether every answer stands in a text of its row, as the first word does, and there are many. */
  private static boolean isPartOfTexts(Dataset data) {
    Dataset.AnswerColumn answers = data.answers().get(0);
    List<Integer> texts = IntStream.range(0, data.features().size()).filter(f -> isText(data.features().get(f))).boxed().toList();
    return answers.labels().size() >= FEWEST_PARTS && IntStream.range(0, data.rows()).allMatch(row -> texts.stream()
        .anyMatch(f -> data.vocabularies().get(f).get((int) data.columns().get(f).get(row)).contains(answers.labels().get((int) answers.codes().get(row)))));
  }

  private static Contract spelled(Contract contract, boolean inputs, boolean answer) {
    List<Feature> features = inputs ? contract.features().stream().filter(f -> !isText(f)).toList() : contract.features();
    Stream<ArrayFeature> texts = !inputs ? Stream.of() : contract.features().stream().filter(SpelledTexts::isText)
        .map(f -> new ArrayFeature(f.name(), f.java(), f.columns(), f.parameter(), letter(), 1, List.of()));
    List<ArrayFeature> arrays = Stream.concat(contract.arrays().stream(), texts).sorted(Comparator.comparingInt(ArrayFeature::parameter)).toList();
    Answer given = contract.answers().get(0);
    List<Answer> answers = answer ? List.of(new Answer(given.name(), given.columns(), given.explicit(), letter(), 1)) : contract.answers();
    return new Contract(contract.method(), features, arrays, answers, contract.answerRecord(), contract.request(), contract.formula(), contract.confidence());
  }

  private static ValueType letter() {
    return ValueType.primitive("char", ValueType.Presence.REQUIRED);
  }

  /**
   * Makes sure that there is something to spell.
   *
   * @throws Refusal if a text that the method is given has no characters
   */
  public void requireCharacters(Dataset data) throws Refusal {
    for (int f = 0; inputs && f < data.features().size(); f++) {
      int empty = isText(data.features().get(f)) ? data.vocabularies().get(f).indexOf("") : -1;
      Column column = data.columns().get(f);
      Optional<Integer> row = empty < 0 ? Optional.empty() : IntStream.range(0, data.rows()).filter(i -> column.get(i) == empty).boxed().findFirst();
      if (row.isPresent()) {
        throw new Refusal(Diagnostic.EMPTY_ARRAY, contract.request().examples(), data.place(row.get()) + ": the text " + data.features().get(f).name()
            + " has no characters, and the rule is one over its characters.");
      }
    }
  }

  /** The same examples with arrays of characters in place of texts. */
  public Dataset of(Dataset data) {
    List<Integer> kept = IntStream.range(0, data.features().size()).filter(f -> !inputs || !isText(data.features().get(f))).boxed().toList();
    List<ArrayColumn> arrays = new ArrayList<>();
    int own = 0;
    for (ArrayFeature array : contract.arrays()) {
      int text = IntStream.range(0, data.features().size()).filter(f -> data.features().get(f).name().equals(array.name())).findFirst().orElse(-1);
      arrays.add(text < 0 ? data.arrays().get(own++) : letters(data.columns().get(text), data.vocabularies().get(text)));
    }
    Dataset.AnswerColumn given = data.answers().get(0);
    List<Dataset.AnswerColumn> answers = data.answers();
    if (answer) {
      ArrayColumn cells = letters(given.codes(), given.labels());
      Column none = new Column(letter());
      answers = List.of(new Dataset.AnswerColumn(contract.answers().get(0), Vocabulary.labels(letter(), cells, Limits.DEFAULT.answers()), none, Optional.of(cells)));
    }
    return new Dataset(data.name(), data.sha256(), kept.stream().map(data.features()::get).toList(), kept.stream().map(data.columns()::get).toList(),
        kept.stream().map(data.vocabularies()::get).toList(), arrays, answers, data.lines(), data.marks());
  }

  private static ArrayColumn letters(Column codes, List<String> texts) {
    return new ArrayColumn(IntStream.range(0, codes.size()).mapToObj(row -> new double[][] {texts.get((int) codes.get(row)).chars().asDoubleStream().toArray()}).toList());
  }
}
