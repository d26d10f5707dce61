package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.ItemColumn;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a program reads and gives, in the program's terms. */
public final class Signature {
  private Signature() {}

  /** A program for an answer without its statements: enough to call its generated method. */
  public static Program of(Contract contract, Dataset dataset, int answer) {
    List<Input> inputs = new ArrayList<>();
    for (int f = 0; f < contract.features().size(); f++) {
      inputs.add(input(contract.features().get(f), dataset.vocabularies().get(f)));
    }
    Dataset.AnswerColumn column = dataset.answers().get(answer);
    Program.AnswerType type = answerType(column.answer(), labels(column));
    return new Program(inputs, contract.arrays().stream().map(Signature::input).toList(), contract.confidence().isEmpty() ? type
        : new Program.AnswerType(type.kind(), type.javaType(), type.labels(), Optional.of(facts(contract, List.of()))), List.of(), Optional.empty(), derived(dataset), Optional.empty());
  }

  /** The features of a dataset that are computed from lists of things. */
  public static List<Aggregation> derived(Dataset dataset) {
    int read = dataset.features().size() - dataset.aggregates().size();
    List<Input> own = IntStream.range(0, read).mapToObj(f -> input(dataset.features().get(f), dataset.vocabularies().get(f))).toList();
    return IntStream.range(0, dataset.aggregates().size())
        .mapToObj(k -> derived(dataset.aggregates().get(k), dataset.items().get(dataset.aggregates().get(k).items()), dataset, own)).toList();
  }

  private static Aggregation derived(Aggregate aggregate, ItemColumn items, Dataset dataset, List<Input> own) {
    ItemsFeature of = items.feature();
    boolean isOther = own.stream().anyMatch(i -> i.java().startsWith(of.singular() + "."));
    Set<String> taken = Stream.concat(dataset.features().stream().map(Feature::java), dataset.items().stream().map(i -> i.feature().java()))
        .map(Program::root).collect(Collectors.toSet());
    String variable = NameScope.unique(isOther ? ItemsFeature.OTHER : of.singular(), taken);
    List<Input> fields = IntStream.range(0, of.fields().size()).mapToObj(f -> input(of.fields().get(f), items.vocabularies().get(f))).toList();
    List<Input> inputs = new ArrayList<>(own);
    IntStream.range(0, fields.size()).forEach(k -> {
      Input f = fields.get(k);
      inputs.add(new Input(f.name(), of.java(k, variable), f.kind(), f.javaType(), f.presence(), f.labels(), f.position()));
    });
    Aggregation.ItemList list = new Aggregation.ItemList(aggregate.items(), of.name(), of.java(), of.itemType(), of.isList(), fields, tables(items));
    Program signature = new Program(inputs, new Program.AnswerType(Input.Kind.REAL, "double", List.of()), List.of());
    Expression term = aggregate.term().isEmpty() ? new Expression.Constant(1) : FormulaText.expression(aggregate.term());
    return new Aggregation(aggregate.name(), aggregate.name(), Aggregation.Kind.valueOf(aggregate.kind().name()), list, variable, FormulaLowering.lower(term, signature),
        aggregate.where().map(w -> condition(w, inputs)));
  }

  /** What is known of the fields that the data do not have. */
  private static List<Aggregation.Table> tables(ItemColumn items) {
    ItemsFeature of = items.feature();
    return of.latents().stream().map(l -> {
      int key = of.field(l.key());
      List<Latent.Known> known = l.known();
      return new Aggregation.Table(l.method(), of.field(l.field()), key, known.stream().map(Latent.Known::key).toList(), known.stream().map(Latent.Known::value).toList(),
          known.stream().map(k -> items.vocabularies().get(key).indexOf(k.key())).toList());
    }).toList();
  }

  private static Expr condition(Aggregate.Where where, List<Input> inputs) {
    Expression of = FormulaText.expression(where.of());
    if (where.test() != Aggregate.Test.IS) {
      return new Logical.Compare(FormulaLowering.inline(of), comparison(where.test()), new Expr.Constant(where.value()));
    }
    int input = ((Expression.Variable) of).feature();
    if (inputs.get(input).kind() == Input.Kind.BOOLEAN) {
      return where.value() == 1 ? new Expr.Read(input) : new Logical.Not(new Expr.Read(input));
    }
    return new Logical.IsLabel(input, (int) where.value());
  }

  static Comparison comparison(Aggregate.Test test) {
    return switch (test) {
      case AT_LEAST -> Comparison.AT_LEAST;
      case AT_MOST -> Comparison.AT_MOST;
      case LESS -> Comparison.LESS;
      case IS -> Comparison.EQUAL;
    };
  }

  /** What is said beside the answer of a contract that asks for confidence. */
  public static Program.Facts facts(Contract contract, List<List<String>> values) {
    return new Program.Facts(contract.answerRecord().orElseThrow(), contract.confidence().indexOf(Contract.ANSWER), values);
  }

  /** A feature as an input, whose codes stand for some labels. */
  public static Input input(Feature feature, List<String> labels) {
    ValueType type = feature.type();
    Optional<Input.Position> position = feature.cell().map(c -> new Input.Position(c.array(), c.shape(), c.index(), c.open()));
    return new Input(feature.name(), feature.java(), Input.Kind.valueOf(type.kind().name()), type.javaName(),
        Input.Presence.valueOf(type.presence().name()), labels, position, computed(feature));
  }

  private static Optional<Input.Computed> computed(Feature feature) {
    if (feature.isOfStaticMethod()) {
      String call = feature.java().substring(0, feature.java().indexOf('('));
      return Optional.of(new Input.Computed(feature.owner(), call.substring(0, call.lastIndexOf('.')), feature.arguments(), true));
    }
    return feature.member().map(m -> {
      String constant = feature.java().substring(feature.java().lastIndexOf('(') + 1, feature.java().length() - 1);
      return new Input.Computed(m.of().javaName(), constant.substring(0, constant.lastIndexOf('.')), List.of(Program.root(feature.java())), false);
    });
  }

  static ArrayInput input(ArrayFeature a) {
    return new ArrayInput(a.name(), a.java(), Input.Kind.valueOf(a.type().kind().name()), a.type().javaName(), a.dimensions(), a.shape(),
        a.type().constants());
  }

  public static Program.AnswerType answerType(Answer answer, List<String> labels) {
    return new Program.AnswerType(Input.Kind.valueOf(answer.type().kind().name()), answer.type().javaName(), labels);
  }

  /** The answers as text; the elements of an array have the labels that their type has. */
  public static List<String> labels(Dataset.AnswerColumn column) {
    return column.answer().type().kind() == ValueType.Kind.BOOLEAN ? List.of("false", "true") : column.labels();
  }
}
