package io.github.limbeck.processor.signature;

import io.github.limbeck.Formula;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Bodies;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.SpelledTexts;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads one abstract method as a {@link Contract}. All that is wrong with the signature is reported at once.
 */
public final class ContractReader {
  /** More features than this make neither a readable method nor a trainable one. */
  public static final int MAX_FEATURES = 10_000;

  private final Types types;
  private final Elements elements;
  private final SignatureTypes shared;
  private final LatentReader latents;
  private final boolean derived;
  private FeatureReader given;

  private ContractReader(Types types, Elements elements, TypeElement owner, ExecutableElement method, boolean derived) {
    this.types = types;
    this.elements = elements;
    this.shared = new SignatureTypes(types, elements, owner);
    this.latents = new LatentReader(elements, owner, method);
    this.derived = derived;
  }

  /**
   * Reads the contract of a method.
   *
   * @param owner the interface to implement; it fixes the type arguments of inherited methods
   * @param method one of its abstract methods
   * @throws Refusal with every problem of the signature
   */
  public static Contract read(
      Types types, Elements elements, TypeElement owner, ExecutableElement method, Request request) throws Refusal {
    return read(types, elements, owner, method, request, true);
  }

  /**
   * Reads the contract of a method.
   *
   * @param derived whether methods of records are features
   */
  public static Contract read(Types types, Elements elements, TypeElement owner, ExecutableElement method, Request request, boolean derived) throws Refusal {
    return new ContractReader(types, elements, owner, method, derived).read(owner, method, request);
  }

  private Contract read(TypeElement owner, ExecutableElement method, Request request) throws Refusal {
    if (!method.getTypeParameters().isEmpty()) {
      throw new Refusal(Diagnostic.GENERIC_METHOD, Place.SUBJECT,
          "The method " + method.getSimpleName() + " has type parameters of its own.");
    }
    ExecutableType type = (ExecutableType) types.asMemberOf((DeclaredType) owner.asType(), method);
    Optional<BodiesReader> bodies = BodiesReader.read(method, type, request);
    if (bodies.isPresent()) {
      return bodies(owner, method, type, request, bodies.get());
    }
    given = new FeatureReader(shared, latents, answersWithReals(type.getReturnType()), derived);
    AnswerReader answered = new AnswerReader(shared);
    List<Feature> features = given.features(method, type);
    if (NamedFeatures.areAsked(method)) {
      addNamed(features, owner, method, type);
    }
    List<Answer> answers = answered.answers(method, type.getReturnType(), request);
    if (method.getParameters().isEmpty()) {
      shared.report(Diagnostic.NO_FEATURES, Place.SUBJECT, "The method " + method.getSimpleName() + " has no parameters.");
    }
    if (answers.stream().anyMatch(a -> a.dimensions() > 0) && given.arrays().isEmpty() && !SpelledTexts.canBeSpelled(features) && shared.findings().isEmpty()) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT,
          "The method " + method.getSimpleName() + " returns an array but is given none, so nothing says how long the answer is.");
    }
    if (!given.arrays().isEmpty() && SignatureTypes.isRecord(type.getReturnType()) && shared.findings().isEmpty()) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with a record from arrays of any size: distil one method per component.");
    }
    if (features.size() > MAX_FEATURES) {
      shared.report(Diagnostic.TOO_MANY_FEATURES, Place.SUBJECT,
          "The method " + method.getSimpleName() + " has " + features.size() + " features; at most " + MAX_FEATURES
              + " are read.");
    }
    Optional<DynamicsReader> dynamics = DynamicsReader.read(method, type, features, answers);
    dynamics.flatMap(DynamicsReader::problem).ifPresent(problem -> shared.report(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, problem));
    if (dynamics.isEmpty() && method.getParameters().stream().anyMatch(p -> p.getAnnotation(io.github.limbeck.Latent.class) != null)) {
      shared.report(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, "The method " + method.getSimpleName() + " has a parameter that is @Latent, but no @Dynamics. Constants for each value of a parameter are asked for by constantsPer of @Formula.");
    }
    FormulaRequest formula = FormulaReader.read(owner, method, dynamics.map(DynamicsReader::change), given.units(), answered.units());
    boolean perceives = given.arrays().stream().anyMatch(ArrayFeature::perceived);
    boolean ofFormula = answers.stream().anyMatch(ContractReader::isReal) && !isOfLines(method, features, answers) || perceives && isNumber(answers.get(0));
    if (perceives) {
      PerceptionReader.problem(given.arrays(), features, answers, request, dynamics.isPresent() || !given.items().isEmpty()).ifPresent(problem -> shared.report(Diagnostic.BAD_PERCEIVE, Place.SUBJECT,
          "The method " + method.getSimpleName() + problem));
    } else if (ofFormula) {
      checkFormula(method, features, answers, formula.knowledge().constantsPer());
    }
    checkWeights(method, answers, request, formula);
    itemsProblem(answers, false, dynamics.isPresent(), formula).ifPresent(problem -> shared.report(Diagnostic.BAD_ITEMS, Place.SUBJECT,
        "The method " + method.getSimpleName() + " is given a list of things" + problem));
    if (!shared.findings().isEmpty()) {
      throw new Refusal(shared.findings());
    }
    boolean returnsRecord = SignatureTypes.isRecord(type.getReturnType());
    return new Contract(method.getSimpleName().toString(), features, given.arrays(), answers,
        returnsRecord ? Optional.of(type.getReturnType().toString()) : Optional.empty(),
        dynamics.map(d -> request.inSeries(d.given().series(), d.given().time())).orElse(request),
        ofFormula ? Optional.of(formula) : Optional.empty(), answered.confidence(), given.items(), List.of(), Optional.empty());
  }

  /** What static methods compute from the features; they come after all others. */
  private void addNamed(List<Feature> features, TypeElement owner, ExecutableElement method, ExecutableType type) {
    if (!given.arrays().isEmpty() || !given.items().isEmpty()) {
      shared.report(Diagnostic.BAD_DERIVED, Place.SUBJECT, "The method " + method.getSimpleName() + " is given " + (given.items().isEmpty() ? "an array of any size" : "a list of things")
          + ", beside which nothing is @Derived.");
    } else if (derived) {
      boolean ofFormula = answersWithReals(type.getReturnType());
      new NamedFeatures(types, elements, shared, owner, method, type).read(List.copyOf(features), ofFormula).forEach(named -> {
        features.add(named.feature());
        given.units().add(FormulaReader.unit(named.by()));
      });
    }
  }

  /** The contract of a method that answers for each body of a list. */
  private Contract bodies(TypeElement owner, ExecutableElement method, ExecutableType type, Request request, BodiesReader reader) throws Refusal {
    given = new FeatureReader(shared, latents, true, derived);
    given.features(method, type);
    shared.requireAccess(reader.vector(), "the answer", -1);
    FormulaRequest formula = FormulaReader.read(owner, method, Optional.empty(), List.of(), List.of());
    Optional<String> position = given.items().isEmpty() ? Optional.empty() : reader.position(given.items().get(0).fields());
    reader.problem(given.items(), position).or(latents::problem).or(() -> itemsProblem(reader.answers(), true, false, formula))
        .ifPresent(problem -> shared.report(Diagnostic.BAD_BODIES, Place.SUBJECT, "The method " + method.getSimpleName() + problem));
    if (!shared.findings().isEmpty()) {
      throw new Refusal(shared.findings());
    }
    return new Contract(method.getSimpleName().toString(), BodiesReader.own(given.items().get(0)), List.of(), reader.answers(), Optional.of(reader.vector().toString()), request,
        Optional.of(formula), List.of(), given.items(), List.of(), position.map(Bodies::new));
  }

  private void checkWeights(ExecutableElement method, List<Answer> answers, Request request, FormulaRequest formula) {
    boolean real = answers.stream().anyMatch(ContractReader::isReal);
    if (!request.weight().isEmpty() && !given.arrays().isEmpty()) {
      shared.report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("weight"), "The method " + method.getSimpleName() + " is given given.arrays(), whose rows all count alike.");
    }
    if (!request.weight().isEmpty() && real && !formula.weights().isEmpty()) {
      shared.report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("weight"), "@Formula of the method " + method.getSimpleName() + " names weights too.");
    }
    if (!request.costs().isBlank() && (!given.arrays().isEmpty() || real || answers.size() > 1)) {
      shared.report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("costs"), "The method " + method.getSimpleName() + (real ? " answers with a real number."
          : given.arrays().isEmpty() ? " has " + answers.size() + " answers; costs are for one." : " is given given.arrays()."));
    }
  }

  /** What does not go with a list of things, in words. */
  private Optional<String> itemsProblem(List<Answer> answers, boolean isBodies, boolean isDynamics, FormulaRequest formula) {
    if (given.items().isEmpty()) {
      return Optional.empty();
    } else if (!isBodies && latents.isAsked()) {
      return Optional.of(", whose components can't be @Latent: that is for bodies which act on each other.");
    } else if (!given.arrays().isEmpty()) {
      return Optional.of(" and an array of any size, " + given.arrays().get(0).name() + ".");
    } else if (isDynamics) {
      return Optional.of(", so that @Dynamics is not for it.");
    } else if (answers.stream().noneMatch(ContractReader::isReal)) {
      return Optional.empty();
    }
    FormulaRequest.Knowledge asked = formula.knowledge();
    boolean units = Stream.concat(formula.featureUnits().stream(), formula.answerUnits().stream()).anyMatch(unit -> !unit.isBlank());
    String attribute = units ? "@Unit" : !asked.template().isBlank() ? "template of @Formula" : !asked.constantsPer().isEmpty() ? "constantsPer of @Formula"
        : !asked.required().isEmpty() ? "required of @Formula" : !asked.constraints().isEmpty() ? "constraints of @Formula" : "";
    return attribute.isEmpty() ? Optional.empty() : Optional.of(", so that " + attribute + " is not for it.");
  }

  private boolean answersWithReals(TypeMirror answer) {
    Stream<TypeMirror> components = SignatureTypes.isRecord(answer) ? ((TypeElement) ((DeclaredType) answer).asElement()).getRecordComponents().stream().map(c -> shared.componentType((DeclaredType) answer, c))
        : Stream.of(answer);
    return components.map(shared.scalars()::read).flatMap(Optional::stream).anyMatch(t -> t.kind() == Kind.REAL && !t.javaName().contains("."));
  }

  /** Whether one real number is what arrays of any size come to, rather than a formula of single numbers. */
  private boolean isOfLines(ExecutableElement method, List<Feature> features, List<Answer> answers) {
    return answers.size() == 1 && features.isEmpty() && answers.get(0).type().javaName().equals("double") && method.getAnnotation(Formula.class) == null
        && !given.arrays().isEmpty() && given.arrays().stream().allMatch(a -> a.dimensions() == 1 && a.shape().isEmpty());
  }

  private static boolean isNumber(Answer answer) {
    return isReal(answer) || answer.type().kind() == Kind.INTEGER && answer.dimensions() == 0;
  }

  static boolean isReal(Answer answer) {
    return answer.type().kind() == Kind.REAL && answer.dimensions() == 0; // elements that are real are expressions that rules choose
  }

  /** Formulas are functions of numbers that are always there. */
  private void checkFormula(ExecutableElement method, List<Feature> features, List<Answer> answers, String constantsPer) {
    if (!answers.stream().allMatch(ContractReader::isReal)) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with real numbers and with other values: distil one method for the formulas, another for the rules.");
    }
    if (!given.arrays().isEmpty()) {
      shared.report(Diagnostic.SHAPE_REQUIRED, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with a real number from arrays of any size; a formula needs a fixed number of features.");
    }
    for (Feature feature : features) {
      boolean number = !feature.type().kind().isNominal() && feature.type().kind() != Kind.CHARACTER || feature.name().equals(constantsPer);
      if (!number || feature.type().presence().mayBeMissing()) {
        shared.report(Diagnostic.NOT_A_NUMBER, new Place.Parameter(feature.parameter()), feature.name() + " has the type "
            + feature.type().javaName() + (feature.type().presence().mayBeMissing() ? " and may be missing" : "")
            + ", which a formula can't compute with" + (number ? "." : "; with @Formula(constantsPer = \"" + feature.name() + "\") each of its values has numbers of its own."));
      }
    }
  }
}
