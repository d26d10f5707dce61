package io.github.limbeck.processor.signature;

import io.github.limbeck.Items;
import io.github.limbeck.Perceive;
import io.github.limbeck.Shape;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

/** Reads the parameters of a method as features, arrays and lists of things. */
final class FeatureReader {
  /** A grid of fixed size with more cells than this is learned by families of cells, as one of any size. */
  private static final int MOST_CELLS_APART = 64;

  private final SignatureTypes shared;
  private final LatentReader latents;
  private final boolean ofFormula;
  private final boolean derived;
  private final List<ArrayFeature> arrays = new ArrayList<>();
  private final List<ItemsFeature> items = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  /** The classes whose values getters read. */
  private final Set<String> beans = new HashSet<>();
  private boolean anySize;

  /**
   * @param ofFormula whether the answer is a real number
   * @param derived whether methods of records are features
   */
  FeatureReader(SignatureTypes shared, LatentReader latents, boolean ofFormula, boolean derived) {
    this.shared = shared;
    this.latents = latents;
    this.ofFormula = ofFormula;
    this.derived = derived;
  }

  /** The arrays that are taken as such. */
  List<ArrayFeature> arrays() {
    return arrays;
  }

  List<ItemsFeature> items() {
    return items;
  }

  /** Per feature its unit, empty where none is said. */
  List<String> units() {
    return units;
  }

  /** The features of all parameters, in their order. */
  List<Feature> features(ExecutableElement method, ExecutableType type) {
    anySize = hasAnySize(method, type);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      String name = parameter.getSimpleName().toString();
      Optional<String> column = SignatureTypes.column(parameter);
      List<String> columns = List.of(column.orElse(name));
      addFeatures(features, new Path(name, name, columns, i), type.getParameterTypes().get(i), parameter, new ArrayList<>());
    }
    return features;
  }

  /** Where the reader stands while it flattens a parameter. */
  private record Path(String name, String java, List<String> columns, int parameter) {
    Path component(RecordComponentElement component, Optional<String> column) {
      return below(component.getSimpleName().toString(), component.getSimpleName() + "()", column);
    }

    Path below(String leaf, String call, Optional<String> column) {
      List<String> below = column.map(List::of).orElseGet(() -> {
        List<String> candidates = new ArrayList<>();
        columns.forEach(c -> candidates.add(c + "." + leaf));
        candidates.add(leaf);
        return List.copyOf(candidates);
      });
      return new Path(name + "." + leaf, java + "." + call, below, parameter);
    }

    Path cell(List<Integer> index) {
      StringBuilder suffix = new StringBuilder();
      index.forEach(i -> suffix.append('[').append(i).append(']'));
      return new Path(name + suffix, java + suffix, columns.stream().map(c -> c + suffix).toList(), parameter);
    }
  }

  private void addFeatures(List<Feature> features, Path path, TypeMirror type, Element declaration, List<String> inside) {
    Optional<ValueType> scalar = shared.scalars().read(type, declaration);
    if (declaration.getAnnotation(Perceive.class) != null && type.getKind() != TypeKind.ARRAY) {
      shared.report(Diagnostic.BAD_PERCEIVE, new Place.Parameter(path.parameter()), path.name() + " has the type " + type + ", which is no image.");
      return;
    }
    if (scalar.isPresent()) {
      if (declaration.getAnnotation(Shape.class) != null) {
        shared.report(Diagnostic.BAD_SHAPE, new Place.Parameter(path.parameter()),
            "@Shape belongs on an array, but " + path.name() + " is " + type + ".");
      }
      if (scalar.get().kind() == Kind.ENUM) {
        shared.requireAccess(type, path.name(), path.parameter());
      }
      Feature feature = new Feature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), Optional.empty());
      features.add(feature);
      units.add(FormulaReader.unit(declaration));
      // A formula computes with numbers alone.
      List<Feature> parts = ofFormula ? List.of() : feature.parts();
      features.addAll(parts);
      parts.forEach(part -> units.add(""));
    } else if (SignatureTypes.itemType(type).isPresent()) {
      addItems(path, type, SignatureTypes.itemType(type).get(), declaration.getAnnotation(Items.class));
    } else if (SignatureTypes.memberType(type).isPresent()) {
      addMembers(features, path, SignatureTypes.memberType(type).get(), declaration);
    } else if (SignatureTypes.elementType(type).isPresent()) {
      addElements(path, type, SignatureTypes.elementType(type).get());
    } else if (type.getKind() == TypeKind.ARRAY) {
      addCells(features, path, (ArrayType) type, declaration);
    } else if (SignatureTypes.isRecord(type) && !inside.contains(type.toString())) {
      addComponents(features, path, (DeclaredType) type, inside);
    } else if (shared.isBean(type) && !inside.contains(type.toString()) && inside.stream().allMatch(beans::contains)) {
      addProperties(features, path, (DeclaredType) type, inside);
    } else {
      shared.report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(path.parameter()),
          path.name() + " has the type " + type + ScalarTypes.reason(type) + ".");
    }
  }

  /** Whether the rule is one over arrays as such: an array has any size, or is a large grid, or is the answer. */
  private static boolean hasAnySize(ExecutableElement method, ExecutableType type) {
    boolean any = type.getReturnType().getKind() == TypeKind.ARRAY;
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror of = type.getParameterTypes().get(i);
      if (method.getParameters().get(i).getAnnotation(Perceive.class) != null) {
        continue;
      }
      any |= SignatureTypes.elementType(of).isPresent();
      if (of.getKind() == TypeKind.ARRAY && SignatureTypes.itemType(of).isEmpty()) {
        Shape shape = method.getParameters().get(i).getAnnotation(Shape.class);
        boolean real = of.toString().matches(".*(double|float)\\[.*");
        any |= shape == null || !real && shape.value().length == 2
            && (long) shape.value()[0] * shape.value()[1] > MOST_CELLS_APART;
      } else if (SignatureTypes.isRecord(of)) {
        any |= ((TypeElement) ((DeclaredType) of).asElement()).getRecordComponents().stream()
            .anyMatch(c -> c.asType().getKind() == TypeKind.ARRAY && SignatureTypes.itemType(c.asType()).isEmpty() && c.getAnnotation(Shape.class) == null);
      }
    }
    return any;
  }

  /** A set of constants, as a truth value for each of them. */
  private void addMembers(List<Feature> features, Path path, DeclaredType type, Element declaration) {
    shared.requireAccess(type, path.name(), path.parameter());
    ValueType of = shared.scalars().read(type).orElseThrow();
    for (int c = 0; c < of.constants().size(); c++) {
      features.add(Feature.member(path.name(), path.java(), path.columns(), path.parameter(), new Feature.Member(path.name(), of, c), shared.named((TypeElement) type.asElement())));
      units.add(FormulaReader.unit(declaration));
    }
  }

  /** The elements of a list, as those of an array of any size. */
  private void addElements(Path path, TypeMirror type, TypeMirror element) {
    ValueType cell = shared.scalars().read(element).orElseThrow().required();
    if (!path.java().equals(path.name())) {
      shared.report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(path.parameter()), path.name() + " has the type " + type + ". A list of single values is a parameter of its own; in a record, use an array.");
    } else {
      if (cell.kind() == Kind.ENUM) {
        shared.requireAccess(element, path.name(), path.parameter());
      }
      arrays.add(new ArrayFeature(path.name(), path.java(), path.columns(), path.parameter(), cell, 1, List.of()));
    }
  }

  private void addItems(Path path, TypeMirror type, DeclaredType item, Items given) {
    shared.requireAccess(item, path.name(), path.parameter());
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
      Path path = new Path(name, java, List.of(SignatureTypes.column(component).orElse(name)), list.parameter());
      TypeMirror of = shared.componentType(type, component);
      Optional<ValueType> scalar = shared.scalars().read(of, component);
      if (scalar.isPresent() && !scalar.get().presence().mayBeMissing()) {
        if (scalar.get().kind() == Kind.ENUM) {
          shared.requireAccess(of, path.name(), path.parameter());
        }
        fields.add(new Feature(name, java, path.columns(), list.parameter(), scalar.get(), Optional.empty()));
      } else if (SignatureTypes.isRecord(of) && !deeper.contains(of.toString())) {
        shared.requireAccess(of, path.name(), path.parameter());
        addFields(fields, path, list, (DeclaredType) of, deeper);
      } else {
        shared.report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(list.parameter()), "The component " + name + " of the items of " + list.name()
            + " has the type " + of + (scalar.isPresent() ? " and may be missing" : "") + ", which can't be read of an item.");
      }
    }
  }

  private void addComponents(List<Feature> features, Path path, DeclaredType type, List<String> inside) {
    shared.requireAccess(type, path.name(), path.parameter());
    List<String> deeper = new ArrayList<>(inside);
    deeper.add(type.toString());
    TypeElement record = (TypeElement) type.asElement();
    for (RecordComponentElement component : record.getRecordComponents()) {
      addFeatures(features, path.component(component, SignatureTypes.column(component)), shared.componentType(type, component), component, deeper);
    }
    if (derived && !anySize) {
      addDerived(features, path, record);
    }
  }

  private void addProperties(List<Feature> features, Path path, DeclaredType type, List<String> inside) {
    shared.requireAccess(type, path.name(), path.parameter());
    beans.add(type.toString());
    List<String> deeper = new ArrayList<>(inside);
    deeper.add(type.toString());
    for (Beans.Property property : shared.properties(type)) {
      boolean single = property.type().getKind() != TypeKind.ARRAY && SignatureTypes.itemType(property.type()).isEmpty()
          && (!SignatureTypes.isRecord(property.type()) || DerivedMethods.isPlain(property.type()));
      if (!single) {
        shared.report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, new Place.Parameter(path.parameter()), path.name() + "." + property.name() + " has the type " + property.type()
            + ". Arrays and lists are parameters, or components of records, but not behind getters.");
        continue;
      }
      addFeatures(features, path.below(property.name(), property.call(), SignatureTypes.column(property.declaration())), property.type(), property.declaration(), deeper);
    }
  }

  /** What methods of a record compute from its components. */
  private void addDerived(List<Feature> features, Path path, TypeElement record) {
    for (ExecutableElement method : DerivedMethods.of(record)) {
      Optional<ValueType> type = shared.scalars().read(method.getReturnType(), method);
      if (type.isPresent() && DerivedMethods.isFeature(type.get(), ofFormula)) {
        String name = method.getSimpleName().toString();
        features.add(Feature.derived(path.name() + "." + name, path.java() + "." + name + "()", path.parameter(), type.get(), record.getQualifiedName().toString()));
        units.add(FormulaReader.unit(method));
      }
    }
  }

  private void addCells(List<Feature> features, Path path, ArrayType type, Element declaration) {
    TypeMirror element = type.getComponentType();
    boolean twoDimensional = element.getKind() == TypeKind.ARRAY;
    if (twoDimensional) {
      element = ((ArrayType) element).getComponentType();
    }
    Optional<ValueType> scalar = shared.scalars().read(element).filter(v -> !v.presence().mayBeMissing() && JdkType.of(v.javaName()).isEmpty());
    Place place = new Place.Parameter(path.parameter());
    if (scalar.isEmpty()) {
      shared.report(Diagnostic.UNSUPPORTED_FEATURE_TYPE, place,
          path.name() + " has the type " + type + "; arrays have one or two dimensions and simple cells.");
      return;
    }
    boolean perceived = declaration.getAnnotation(Perceive.class) != null;
    if (perceived && scalar.get().kind().isNominal()) {
      shared.report(Diagnostic.BAD_PERCEIVE, place, path.name() + " has the type " + type + ", which is no image.");
      return;
    }
    Shape shape = declaration.getAnnotation(Shape.class);
    int dimensions = twoDimensional ? 2 : 1;
    if (anySize && scalar.get().kind() == Kind.STRING) {
      shared.report(Diagnostic.SHAPE_REQUIRED, place, "The array of texts " + path.name() + " has no fixed size, or the answer is an array.");
      return;
    }
    if (shape == null) {
      arrays.add(new ArrayFeature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), dimensions, List.of(), perceived));
      return;
    }
    int[] sizes = shape.value();
    if (sizes.length != dimensions || IntStream.of(sizes).anyMatch(s -> s < 1)
        || IntStream.of(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE)) > ContractReader.MAX_FEATURES) {
      shared.report(Diagnostic.BAD_SHAPE, place, "@Shape(" + IntStream.of(sizes).boxed().toList() + ") does not fit "
          + path.name() + ", an array of " + dimensions + " dimension" + (dimensions == 1 ? "" : "s")
          + " with at most " + ContractReader.MAX_FEATURES + " cells.");
      return;
    }
    List<Integer> shapeList = IntStream.of(sizes).boxed().toList();
    if (anySize || perceived) {
      arrays.add(new ArrayFeature(path.name(), path.java(), path.columns(), path.parameter(), scalar.get(), dimensions, shapeList, perceived));
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
}
