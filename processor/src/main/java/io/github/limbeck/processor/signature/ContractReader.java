package io.github.limbeck.processor.signature;

import io.github.limbeck.Column;
import io.github.limbeck.Items;
import io.github.limbeck.Shape;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Bodies;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads one abstract method as a {@link Contract}. All that is wrong with the signature is reported at once.
 */
public final class ContractReader {
  /** A grid of fixed size with more cells than this is learned by families of cells, as one of any size. */
  private static final int MOST_CELLS_APART = 64;
  /** More features than this make neither a readable method nor a trainable one. */
  public static final int MAX_FEATURES = 10_000;

  private final Types types;
  private final ScalarTypes scalars;
  private final Accessibility accessibility;
  private final List<Finding> findings = new ArrayList<>();
  private final List<ArrayFeature> arrays = new ArrayList<>();
  private final List<ItemsFeature> items = new ArrayList<>();
  private final LatentReader latents;
  private final List<String> units = new ArrayList<>();
  private final List<String> answerUnits = new ArrayList<>();
  private boolean derived = true;
  private boolean anySize;
  private boolean ofFormula;
  private List<String> confidence = List.of();

  private ContractReader(Types types, Elements elements, TypeElement owner, ExecutableElement method) {
    this.types = types;
    this.latents = new LatentReader(elements, owner, method);
    this.scalars = new ScalarTypes();
    this.accessibility = new Accessibility(elements, owner);
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
    ContractReader reader = new ContractReader(types, elements, owner, method);
    reader.derived = derived;
    return reader.read(owner, method, request);
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
    anySize = hasAnySize(method, type);
    ofFormula = answersWithReals(type.getReturnType());
    List<Feature> features = features(method, type);
    List<Answer> answers = answers(method, type.getReturnType(), request);
    if (method.getParameters().isEmpty()) {
      report(Diagnostic.NO_FEATURES, Place.SUBJECT, "The method " + method.getSimpleName() + " has no parameters.");
    }
    if (answers.stream().anyMatch(a -> a.dimensions() > 0) && arrays.isEmpty() && findings.isEmpty()) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT,
          "The method " + method.getSimpleName() + " returns an array but is given none, so nothing says how long the answer is.");
    }
    if (!arrays.isEmpty() && isRecord(type.getReturnType()) && findings.isEmpty()) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with a record from arrays of any size: distil one method per component.");
    }
    if (features.size() > MAX_FEATURES) {
      report(Diagnostic.TOO_MANY_FEATURES, Place.SUBJECT,
          "The method " + method.getSimpleName() + " has " + features.size() + " features; at most " + MAX_FEATURES
              + " are read.");
    }
    Optional<DynamicsReader> dynamics = DynamicsReader.read(method, type, features, answers);
    dynamics.flatMap(DynamicsReader::problem).ifPresent(problem -> report(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, problem));
    if (dynamics.isEmpty() && method.getParameters().stream().anyMatch(p -> p.getAnnotation(io.github.limbeck.Latent.class) != null)) {
      report(Diagnostic.BAD_DYNAMICS, Place.SUBJECT, "The method " + method.getSimpleName() + " has a parameter that is @Latent, but no @Dynamics. Constants for each value of a parameter are asked for by constantsPer of @Formula.");
    }
    FormulaRequest formula = FormulaReader.read(owner, method, dynamics.map(DynamicsReader::change), units, answerUnits);
    if (answers.stream().anyMatch(ContractReader::isReal)) {
      checkFormula(method, features, answers, formula.knowledge().constantsPer());
    }
    checkWeights(method, answers, request, formula);
    itemsProblem(answers, false, dynamics.isPresent(), formula).ifPresent(problem -> report(Diagnostic.BAD_ITEMS, Place.SUBJECT,
        "The method " + method.getSimpleName() + " is given a list of things" + problem));
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    boolean returnsRecord = isRecord(type.getReturnType());
    return new Contract(method.getSimpleName().toString(), features, arrays, answers,
        returnsRecord ? Optional.of(type.getReturnType().toString()) : Optional.empty(),
        dynamics.map(d -> request.inSeries(d.given().series(), d.given().time())).orElse(request),
        answers.stream().anyMatch(ContractReader::isReal) ? Optional.of(formula) : Optional.empty(), confidence, items, List.of(), Optional.empty());
  }

  /** The contract of a method that answers for each body of a list. */
  private Contract bodies(TypeElement owner, ExecutableElement method, ExecutableType type, Request request, BodiesReader reader) throws Refusal {
    features(method, type);
    requireAccess(reader.vector(), new Path("the answer", method.getSimpleName().toString(), List.of(), -1));
    FormulaRequest formula = FormulaReader.read(owner, method, Optional.empty(), List.of(), List.of());
    Optional<String> position = items.isEmpty() ? Optional.empty() : reader.position(items.get(0).fields());
    reader.problem(items, position).or(latents::problem).or(() -> itemsProblem(reader.answers(), true, false, formula))
        .ifPresent(problem -> report(Diagnostic.BAD_BODIES, Place.SUBJECT, "The method " + method.getSimpleName() + problem));
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return new Contract(method.getSimpleName().toString(), BodiesReader.own(items.get(0)), List.of(), reader.answers(), Optional.of(reader.vector().toString()), request,
        Optional.of(formula), List.of(), items, List.of(), position.map(Bodies::new));
  }

  private void checkWeights(ExecutableElement method, List<Answer> answers, Request request, FormulaRequest formula) {
    boolean real = answers.stream().anyMatch(ContractReader::isReal);
    if (!request.weight().isEmpty() && !arrays.isEmpty()) {
      report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("weight"), "The method " + method.getSimpleName() + " is given arrays, whose rows all count alike.");
    }
    if (!request.weight().isEmpty() && real && !formula.weights().isEmpty()) {
      report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("weight"), "@Formula of the method " + method.getSimpleName() + " names weights too.");
    }
    if (!request.costs().isBlank() && (!arrays.isEmpty() || real || answers.size() > 1)) {
      report(Diagnostic.NOT_FOR_THIS_METHOD, Place.attribute("costs"), "The method " + method.getSimpleName() + (real ? " answers with a real number."
          : arrays.isEmpty() ? " has " + answers.size() + " answers; costs are for one." : " is given arrays."));
    }
  }

  /** What does not go with a list of things, in words. */
  private Optional<String> itemsProblem(List<Answer> answers, boolean isBodies, boolean isDynamics, FormulaRequest formula) {
    if (items.isEmpty()) {
      return Optional.empty();
    } else if (!isBodies && latents.isAsked()) {
      return Optional.of(", whose components can't be @Latent: that is for bodies which act on each other.");
    } else if (!arrays.isEmpty()) {
      return Optional.of(" and an array of any size, " + arrays.get(0).name() + ".");
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
    Stream<TypeMirror> components = isRecord(answer) ? ((TypeElement) ((DeclaredType) answer).asElement()).getRecordComponents().stream().map(c -> componentType((DeclaredType) answer, c))
        : Stream.of(answer);
    return components.map(scalars::read).flatMap(Optional::stream).anyMatch(t -> t.kind() == Kind.REAL && !t.javaName().contains("."));
  }

  static boolean isReal(Answer answer) {
    return answer.type().kind() == Kind.REAL;
  }

  /** Formulas are functions of numbers that are always there. */
  private void checkFormula(ExecutableElement method, List<Feature> features, List<Answer> answers, String constantsPer) {
    if (!answers.stream().allMatch(ContractReader::isReal)) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with real numbers and with other values: distil one method for the formulas, another for the rules.");
    }
    if (!arrays.isEmpty()) {
      report(Diagnostic.SHAPE_REQUIRED, Place.SUBJECT, "The method " + method.getSimpleName()
          + " answers with a real number from arrays of any size; a formula needs a fixed number of features.");
    }
    for (Feature feature : features) {
      boolean number = !feature.type().kind().isNominal() && feature.type().kind() != Kind.CHARACTER || feature.name().equals(constantsPer);
      if (!number || feature.type().presence().mayBeMissing()) {
        report(Diagnostic.NOT_A_NUMBER, new Place.Parameter(feature.parameter()), feature.name() + " has the type "
            + feature.type().javaName() + (feature.type().presence().mayBeMissing() ? " and may be missing" : "")
            + ", which a formula can't compute with.");
      }
    }
  }

  /** Whether the rule is one over arrays as such: an array has any size, or is a large grid, or is the answer. */
  private boolean hasAnySize(ExecutableElement method, ExecutableType type) {
    boolean any = type.getReturnType().getKind() == TypeKind.ARRAY;
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror of = type.getParameterTypes().get(i);
      if (of.getKind() == TypeKind.ARRAY && itemType(of).isEmpty()) {
        Shape shape = method.getParameters().get(i).getAnnotation(Shape.class);
        boolean real = of.toString().matches(".*(double|float)\\[.*");
        any |= shape == null || !real && shape.value().length == 2
            && (long) shape.value()[0] * shape.value()[1] > MOST_CELLS_APART;
      } else if (isRecord(of)) {
        any |= ((TypeElement) ((DeclaredType) of).asElement()).getRecordComponents().stream()
            .anyMatch(c -> c.asType().getKind() == TypeKind.ARRAY && itemType(c.asType()).isEmpty() && c.getAnnotation(Shape.class) == null);
      }
    }
    return any;
  }

  private List<Feature> features(ExecutableElement method, ExecutableType type) {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      String name = parameter.getSimpleName().toString();
      Optional<String> column = column(parameter);
      List<String> columns = List.of(column.orElse(name));
      addFeatures(features, new Path(name, name, columns, i), type.getParameterTypes().get(i), parameter, new ArrayList<>());
    }
    return features;
  }

  /** Where the reader stands while it flattens a parameter. */
  private record Path(String name, String java, List<String> columns, int parameter) {
    Path component(RecordComponentElement component, Optional<String> column) {
      String leaf = component.getSimpleName().toString();
      List<String> below = column.map(List::of).orElseGet(() -> {
        List<String> candidates = new ArrayList<>();
        columns.forEach(c -> candidates.add(c + "." + leaf));
        candidates.add(leaf);
        return List.copyOf(candidates);
      });
      return new Path(name + "." + leaf, java + "." + leaf + "()", below, parameter);
    }

    Path cell(List<Integer> index) {
      StringBuilder suffix = new StringBuilder();
      index.forEach(i -> suffix.append('[').append(i).append(']'));
      return new Path(name + suffix, java + suffix, columns.stream().map(c -> c + suffix).toList(), parameter);
    }
  }

  private void addFeatures(List<Feature> features, Path path, TypeMirror type, Element declaration, List<String> inside) {
    Optional<ValueType> scalar = scalars.read(type, declaration);
    if (scalar.isPresent()) {
      if (declaration.getAnnotation(Shape.class) != null) {
        report(Diagnostic.BAD_SHAPE, new Place.Parameter(path.parameter()),
            "@Shape belongs on an array, but " + path.name() + " is " + type + ".");
      }
      if (scalar.get().kind() == Kind.ENUM) {
        requireAccess(type, path);
      }
      Feature feature = new Feature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), Optional.empty());
      features.add(feature);
      units.add(FormulaReader.unit(declaration));
      // A formula computes with numbers alone.
      List<Feature> parts = ofFormula ? List.of() : feature.parts();
      features.addAll(parts);
      parts.forEach(part -> units.add(""));
    } else if (itemType(type).isPresent()) {
      addItems(path, type, itemType(type).get(), declaration.getAnnotation(Items.class));
    } else if (type.getKind() == TypeKind.ARRAY) {
      addCells(features, path, (ArrayType) type, declaration);
    } else if (isRecord(type) && !inside.contains(type.toString())) {
      addComponents(features, path, (DeclaredType) type, inside);
    } else {
      report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(path.parameter()),
          path.name() + " has the type " + type + ScalarTypes.reason(type) + ".");
    }
  }

  /** The record that an array or a {@link List} holds, if it holds records. */
  static Optional<DeclaredType> itemType(TypeMirror type) {
    TypeMirror item = type instanceof ArrayType array ? array.getComponentType()
        : type instanceof DeclaredType list && list.asElement().toString().equals("java.util.List") && list.getTypeArguments().size() == 1
            ? list.getTypeArguments().get(0) : null;
    return item != null && isRecord(item) ? Optional.of((DeclaredType) item) : Optional.empty();
  }

  private void addItems(Path path, TypeMirror type, DeclaredType item, Items given) {
    requireAccess(item, path);
    List<Feature> fields = new ArrayList<>();
    addFields(fields, new Path("", "", List.of(), path.parameter()), path, item, new ArrayList<>());
    items.add(new ItemsFeature(path.name(), path.java(), path.columns(), path.parameter(), item.asElement().toString(), type instanceof DeclaredType, fields,
        latents.of(item, fields), Optional.ofNullable(given).map(g -> new ItemsFeature.Table(g.dataset(), g.key()))));
  }

  private void addFields(List<Feature> fields, Path inItem, Path list, DeclaredType type, List<String> inside) {
    List<String> deeper = new ArrayList<>(inside);
    deeper.add(type.toString());
    for (RecordComponentElement component : ((TypeElement) type.asElement()).getRecordComponents()) {
      String leaf = component.getSimpleName().toString();
      String name = inItem.name().isEmpty() ? leaf : inItem.name() + "." + leaf;
      String java = (inItem.java().isEmpty() ? "" : inItem.java() + ".") + leaf + "()";
      Path path = new Path(name, java, List.of(column(component).orElse(name)), list.parameter());
      TypeMirror of = componentType(type, component);
      Optional<ValueType> scalar = scalars.read(of, component);
      if (scalar.isPresent() && !scalar.get().presence().mayBeMissing()) {
        if (scalar.get().kind() == Kind.ENUM) {
          requireAccess(of, path);
        }
        fields.add(new Feature(name, java, path.columns(), list.parameter(), scalar.get(), Optional.empty()));
      } else if (isRecord(of) && !deeper.contains(of.toString())) {
        requireAccess(of, path);
        addFields(fields, path, list, (DeclaredType) of, deeper);
      } else {
        report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(list.parameter()), "The component " + name + " of the items of " + list.name()
            + " has the type " + of + (scalar.isPresent() ? " and may be missing" : "") + ", which can't be read of an item.");
      }
    }
  }

  private void addComponents(List<Feature> features, Path path, DeclaredType type, List<String> inside) {
    requireAccess(type, path);
    List<String> deeper = new ArrayList<>(inside);
    deeper.add(type.toString());
    TypeElement record = (TypeElement) type.asElement();
    for (RecordComponentElement component : record.getRecordComponents()) {
      addFeatures(features, path.component(component, column(component)), componentType(type, component), component, deeper);
    }
    if (derived && !anySize) {
      addDerived(features, path, record);
    }
  }

  /** What methods of a record compute from its components. */
  private void addDerived(List<Feature> features, Path path, TypeElement record) {
    for (ExecutableElement method : DerivedMethods.of(record)) {
      Optional<ValueType> type = scalars.read(method.getReturnType(), method);
      if (type.isPresent() && DerivedMethods.isFeature(type.get(), ofFormula)) {
        String name = method.getSimpleName().toString();
        features.add(Feature.derived(path.name() + "." + name, path.java() + "." + name + "()", path.parameter(), type.get(), record.getQualifiedName().toString()));
        units.add(FormulaReader.unit(method));
      }
    }
  }

  private TypeMirror componentType(DeclaredType record, RecordComponentElement component) {
    return ((ExecutableType) types.asMemberOf(record, component.getAccessor())).getReturnType();
  }

  private void addCells(List<Feature> features, Path path, ArrayType type, Element declaration) {
    TypeMirror element = type.getComponentType();
    boolean twoDimensional = element.getKind() == TypeKind.ARRAY;
    if (twoDimensional) {
      element = ((ArrayType) element).getComponentType();
    }
    Optional<ValueType> scalar = scalars.read(element).filter(v -> !v.presence().mayBeMissing() && JdkType.of(v.javaName()).isEmpty());
    Place place = new Place.Parameter(path.parameter());
    if (scalar.isEmpty()) {
      report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, place,
          path.name() + " has the type " + type + "; arrays have one or two dimensions and simple cells.");
      return;
    }
    Shape shape = declaration.getAnnotation(Shape.class);
    int dimensions = twoDimensional ? 2 : 1;
    if (anySize && scalar.get().kind() == Kind.STRING) {
      report(Diagnostic.SHAPE_REQUIRED, place, "The array of texts " + path.name() + " has no fixed size, or the answer is an array.");
      return;
    }
    if (shape == null) {
      arrays.add(new ArrayFeature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), dimensions, List.of()));
      return;
    }
    int[] sizes = shape.value();
    if (sizes.length != dimensions || IntStream.of(sizes).anyMatch(s -> s < 1)
        || IntStream.of(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE)) > MAX_FEATURES) {
      report(Diagnostic.BAD_SHAPE, place, "@Shape(" + IntStream.of(sizes).boxed().toList() + ") does not fit "
          + path.name() + ", an array of " + dimensions + " dimension" + (dimensions == 1 ? "" : "s")
          + " with at most " + MAX_FEATURES + " cells.");
      return;
    }
    List<Integer> shapeList = IntStream.of(sizes).boxed().toList();
    if (anySize) {
      arrays.add(new ArrayFeature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), dimensions, shapeList));
      return;
    }
    for (int i = 0; i < sizes[0]; i++) {
      for (int j = 0; j < (twoDimensional ? sizes[1] : 1); j++) {
        List<Integer> index = twoDimensional ? List.of(i, j) : List.of(i);
        Path cell = path.cell(index);
        features.add(new Feature(cell.name(), cell.java(), cell.columns(), path.parameter(), scalar.get(),
            Optional.of(new Feature.Cell(path.java(), shapeList, index))));
        units.add(FormulaReader.unit(declaration));
      }
    }
  }

  private List<Answer> answers(ExecutableElement method, TypeMirror type, Request request) {
    String name = method.getSimpleName().toString();
    boolean explicit = !request.answer().isEmpty();
    if (type.getKind() == TypeKind.ARRAY) {
      return arrayAnswer(name, (ArrayType) type, request);
    }
    Optional<ValueType> scalar = scalars.readAnswer(type, method);
    if (scalar.isPresent()) {
      if (!isAnswer(scalar.get())) {
        report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      } else if (scalar.get().kind() == Kind.ENUM) {
        requireAccess(type, new Path("the answer", name, List.of(), -1));
      }
      List<String> columns = explicit ? List.of(request.answer()) : List.of(name, simpleName(type));
      answerUnits.add(FormulaReader.unit(method));
      return List.of(new Answer(name, columns, explicit, scalar.get().required()));
    }
    if (!isRecord(type)) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      return List.of();
    }
    requireAccess(type, new Path("the answer", name, List.of(), -1));
    ConfidenceReader asked = ConfidenceReader.read(type, component -> scalars.read(componentType((DeclaredType) type, component)));
    confidence = asked.measures();
    asked.problem().ifPresent(problem -> report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, problem));
    List<Answer> answers = new ArrayList<>();
    for (RecordComponentElement component : asked.answers()) {
      String leaf = component.getSimpleName().toString();
      Optional<ValueType> value = scalars.readAnswer(componentType((DeclaredType) type, component), component).filter(this::isAnswer);
      if (value.isEmpty()) {
        report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT,
            "The component " + leaf + " of the answer has the type " + component.asType() + ".");
        continue;
      }
      List<String> columns = column(component).map(List::of)
          .orElse(explicit ? List.of(request.answer() + "." + leaf) : List.of(name + "." + leaf, leaf));
      answerUnits.add(FormulaReader.unit(component));
      answers.add(new Answer(leaf, columns, explicit || confidence.isEmpty(), value.get().required()));
    }
    if (answers.isEmpty()) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The record " + type + " has no components to learn.");
    }
    return answers;
  }

  private List<Answer> arrayAnswer(String name, ArrayType type, Request request) {
    TypeMirror element = type.getComponentType();
    int dimensions = 1;
    if (element.getKind() == TypeKind.ARRAY) {
      element = ((ArrayType) element).getComponentType();
      dimensions = 2;
    }
    Optional<ValueType> cell = scalars.read(element)
        .filter(v -> v.presence() == Presence.REQUIRED && v.kind() != Kind.REAL && v.kind() != Kind.STRING);
    if (cell.isEmpty()) {
      report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      return List.of();
    }
    if (cell.get().kind() == Kind.ENUM) {
      requireAccess(element, new Path("the answer", name, List.of(), -1));
    }
    boolean explicit = !request.answer().isEmpty();
    List<String> columns = explicit ? List.of(request.answer()) : List.of(name);
    return List.of(new Answer(name, columns, explicit, cell.get(), dimensions));
  }

  private boolean isAnswer(ValueType type) {
    return type.presence() == Presence.REQUIRED || type.presence() == Presence.BOXED;
  }

  private void requireAccess(TypeMirror type, Path path) {
    accessibility.problem(type).ifPresent(why -> report(Diagnostic.NOT_ACCESSIBLE,
        path.parameter() < 0 ? Place.SUBJECT : new Place.Parameter(path.parameter()),
        "The type of " + path.name() + " is out of reach of the generated class: " + why + "."));
  }

  static boolean isRecord(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement().getKind() == javax.lang.model.element.ElementKind.RECORD;
  }

  private static String simpleName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((DeclaredType) type).asElement().getSimpleName().toString()
        : type.toString();
  }

  private static Optional<String> column(Element element) {
    return Optional.ofNullable(element.getAnnotation(Column.class)).map(Column::value);
  }

  private void report(Diagnostic diagnostic, Place place, String detail) {
    findings.add(Finding.of(diagnostic, place, detail));
  }
}
