package io.github.limbeck.engine.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * Builds the class that implements an interface from the programs of its methods.
 *
 * @param name the class to generate
 * @param implemented the interface
 * @param origin the element it was generated for, or null where there is no compiler
 * @param methods its distilled methods
 * @param generatedMarker whether the JDK's {@code @Generated} is visible to the user's module
 * @param scope what names mean where the class will be
 * @param component the annotation by which a framework knows the class, if one is to; the class may then be extended, as frameworks do
 * @param serializable whether the interface can be serialized
 */
public record Emission(
    ClassName name, TypeName implemented, Element origin, List<Method> methods, boolean generatedMarker, NameScope scope, Optional<ClassName> component,
    boolean serializable) {
  /** The types of the JDK that code may name. */
  private static final List<Class<?>> JDK = List.of(Math.class, Integer.class, Long.class, Double.class, String.class, Override.class,
      IllegalArgumentException.class, Arrays.class, Set.class, Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class,
      Boolean.class, Character.class, Byte.class, Short.class, Float.class, BigInteger.class,
      BigDecimal.class, LocalDate.class, LocalTime.class, LocalDateTime.class, Instant.class, Duration.class, Year.class, YearMonth.class, DayOfWeek.class,
      ZoneOffset.class, ChronoField.class, ChronoUnit.class, Objects.class);
  private static final ClassName MARKER = ClassName.get("io.github.limbeck", "DistilledGenerated");
  private static final String AT = "At";
  private static final String STEP = "Step";
  private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  public Emission {
    methods = List.copyOf(methods);
  }

  /** A class that no framework knows. */
  public Emission(ClassName name, TypeName implemented, Element origin, List<Method> methods, boolean generatedMarker, NameScope scope) {
    this(name, implemented, origin, methods, generatedMarker, scope, Optional.empty(), false);
  }

  /**
   * One method to implement.
   *
   * @param signature a builder that overrides the interface's method, without a body
   * @param programs one program, or one per component of the record it answers with
   * @param components the names of those components; empty for a single answer
   * @param answerRecord the record, or null for a single answer
   * @param types the user's types by canonical name
   * @param summary lines of the Javadoc: what it decides, from which data, how well
   * @param throwOnUnseen whether texts that no example had are refused
   * @param integrated how the rates that it answers with are integrated, if they are rates
   * @param pairs how it answers for each body of a list, if it does
   * @param reading how it reads images before its program answers, if it does
   */
  public record Method(
      MethodSpec signature,
      List<Program> programs,
      List<String> components,
      TypeName answerRecord,
      Map<String, ClassName> types,
      List<String> summary,
      boolean throwOnUnseen,
      Optional<RungeKutta> integrated,
      Optional<PairCode> pairs,
      Optional<ReadingCode> reading) {

    /** One whose answers are no rates. */
    public Method(MethodSpec signature, List<Program> programs, List<String> components, TypeName answerRecord, Map<String, ClassName> types,
        List<String> summary, boolean throwOnUnseen) {
      this(signature, programs, components, answerRecord, types, summary, throwOnUnseen, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same as a method of the class's own, of which nothing is said. */
    private Method of(MethodSpec own) {
      return new Method(own, programs, components, answerRecord, types, List.of(), throwOnUnseen, integrated, pairs, Optional.empty());
    }

    private Method with(List<Program> others) {
      return new Method(signature, others, components, answerRecord, types, summary, throwOnUnseen, integrated, pairs, reading);
    }
  }

  /**
   * The source, formatted and checked.
   *
   * @throws IllegalStateException if what was printed does not read back as it was meant
   */
  public String source() {
    String printed = printed();
    String formatted = Layout.format(printed);
    Tokens.requireOneType(formatted);
    if (!Tokens.of(printed).equals(Tokens.of(formatted))) {
      throw new IllegalStateException("formatting changed the tokens of " + name);
    }
    return formatted;
  }

  /** The source as it is before it is formatted: the same tokens. */
  public String printed() {
    return JavaFile.builder(name.packageName(), type()).skipJavaLangImports(true).indent("    ").build().toString();
  }

  /**
   * What the interface declares under a name that the class needs for something else and can't say otherwise; empty if there is no
   * such name.
   */
  public Optional<String> clash() {
    Optional<String> method = Stream.concat(type().methodSpecs().stream().filter(m -> m.modifiers().contains(Modifier.PRIVATE)).map(MethodSpec::name),
        methods.stream().flatMap(m -> m.pairs().stream()).flatMap(p -> p.list().tables().stream()).map(Aggregation.Table::method))
        .filter(scope.methods()::contains).findFirst().map(m -> "a method " + m + ", which is to be the name of another method of the generated class");
    // What lies in the package itself is never imported, so that nothing but its simple name can mean it.
    return method.or(() -> types().stream().filter(t -> t.packageName().equals(name.packageName()))
        .map(ClassName::topLevelClassName).filter(t -> scope.hides(t.simpleName(), t.canonicalName())).findFirst()
        .map(t -> "a member " + t.simpleName() + ", which hides the type " + t.canonicalName() + " that the method uses"));
  }

  /** All types that the class may name. */
  private List<ClassName> types() {
    List<ClassName> types = new ArrayList<>(JDK.stream().map(ClassName::get).toList());
    types.add(MARKER);
    types.add(GENERATED);
    component.ifPresent(types::add);
    if (methods.stream().anyMatch(m -> m.reading().isPresent())) {
      ReadingCode.mentioned().forEach(t -> types.add(ClassName.get(t)));
    }
    for (Method method : methods) {
      types.addAll(method.types().values());
      method.programs().stream().flatMap(p -> ArrangementPrinter.named(p.arrangement())).forEach(t -> types.add(ClassName.get(t)));
      method.programs().forEach(program -> Rewrite.visit(program.body(), e -> {
        if (e instanceof Expr.Invoke invoke) {
          types.add(ClassName.bestGuess(invoke.type()));
        }
      }));
    }
    return types;
  }

  /** The simple names that would mean another type, or a parameter. */
  private String[] hidden() {
    Set<String> parameters = methods.stream().flatMap(m -> m.signature().parameters().stream()).map(ParameterSpec::name).collect(Collectors.toSet());
    return types().stream()
        .filter(t -> scope.hides(t.topLevelClassName().simpleName(), t.topLevelClassName().canonicalName())
            || parameters.contains(t.topLevelClassName().simpleName()))
        .map(ClassName::simpleName).distinct().toArray(String[]::new);
  }

  private TypeSpec type() {
    TypeSpec.Builder type = TypeSpec.classBuilder(name)
        .addModifiers(component.isEmpty() ? new Modifier[] {Modifier.PUBLIC, Modifier.FINAL} : new Modifier[] {Modifier.PUBLIC})
        .addSuperinterface(implemented)
        .addJavadoc("Distilled by Limbeck; changes are lost with the next build.\n")
        .addAnnotation(MARKER)
        .alwaysQualify(hidden());
    if (generatedMarker) {
      type.addAnnotation(AnnotationSpec.builder(GENERATED).addMember("value", "$S", "io.github.limbeck.processor.DistillProcessor").build());
    }
    component.ifPresent(type::addAnnotation);
    if (serializable) {
      type.addField(FieldSpec.builder(TypeName.LONG, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer("1L").build());
    }
    if (origin != null) {
      type.addOriginatingElement(origin);
    }
    // Explicit, because in an exported package of a module -Xlint warns of a constructor that only the compiler wrote.
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
        .addJavadoc("Creates an instance; all instances are alike.\n").build());
    Set<String> names = new LinkedHashSet<>();
    for (Method method : methods) {
      fields(method).forEach(type::addField);
      List<MethodSpec> specs = methods(method);
      String code = specs.toString();
      method.programs().stream().flatMap(p -> JdkPrinter.constants(p).stream()).filter(f -> Pattern.compile("\\b" + f.name() + "\\b").matcher(code).find())
          .filter(f -> names.add(f.toString())).forEach(type::addField);
      specs.stream().filter(m -> names.add(m.toString())).forEach(type::addMethod);
      method.reading().ifPresent(reading -> type.addType(reading.type(method.signature(), name.simpleName())));
    }
    return type.build();
  }

  /** The tables of points that a method's programs end with. */
  private List<FieldSpec> fields(Method method) {
    return IntStream.range(0, method.programs().size()).mapToObj(i -> points(method, i)).flatMap(Optional::stream)
        .flatMap(table -> table.fields(new TypeNames(method.types())).stream()).toList();
  }

  private Optional<PointsTable> points(Method method, int program) {
    String name = method.signature().name();
    boolean alone = methods.stream().filter(m -> m.signature().name().equals(name)).count() == 1;
    String own = method.answerRecord() == null ? name : componentMethod(name, method.components().get(program));
    return PointsTable.of(method.programs().get(program), alone ? own : own + method.signature().parameters().size());
  }

  private List<MethodSpec> methods(Method given) {
    Method method = given.with(given.programs().stream().map(p -> withMethods(p, given)).toList());
    TypeNames types = new TypeNames(method.types());
    List<MethodSpec> specs = new ArrayList<>();
    MethodSpec.Builder main = method.signature().toBuilder();
    if (!method.summary().isEmpty()) {
      main.addJavadoc("$L", String.join("\n", method.summary().stream().map(ForeignText::comment).toList()) + "\n");
    }
    // What may be missing in a box is null; nothing else may. A method of the class's own is given what was checked.
    boolean checked = method.signature().modifiers().contains(Modifier.PRIVATE);
    method.signature().parameters().stream().filter(p -> !checked && !p.type().isPrimitive() && !p.type().isBoxedPrimitive())
        .forEach(p -> main.addStatement("$T.requireNonNull($N, $S)", Objects.class, p, p.name()));
    if (method.pairs().isPresent()) {
      boolean alone = methods.stream().filter(m -> m.pairs().isPresent()).count() == 1;
      PairPrinter printer = new PairPrinter(method.pairs().get(), types, alone ? "" : method.signature().name());
      specs.add(main.addCode(printer.loops()).build());
      specs.addAll(printer.methods());
      specs.addAll(TablePrinter.methods(method.pairs().get().list(), types));
      return specs;
    }
    if (method.reading().isPresent()) {
      specs.add(main.addCode(method.reading().get().call(method.signature())).build());
      specs.addAll(methods(method.of(method.reading().get().ofLevels(method.signature()))));
      return specs;
    }
    if (method.answerRecord() == null) {
      Program program = method.programs().get(0);
      Optional<OverArrays> overArrays = OverArrays.of(method.signature(), program, types);
      if (overArrays.isPresent()) {
        specs.add(main.addCode(overArrays.get().call()).build());
        if (!overArrays.get().isWhole()) {
          specs.addAll(methods(method.of(overArrays.get().ofArrays()).with(List.of(program.ofArranged()))));
        }
        if (overArrays.get().checks()) {
          specs.addAll(arrayHelpers(types, program));
        }
        return specs;
      }
      if (program.perElement().isPresent()) {
        perElement(method, program, types, main, specs);
      } else {
        main.addCode(BodyPrinter.print(program, types, method.throwOnUnseen(), points(method, 0)));
      }
      specs.add(0, main.build());
      specs.addAll(AggregatePrinter.methods(program, types, method.signature().parameters()));
      specs.addAll(arrayHelpers(types, program));
      return specs;
    }
    List<ParameterSpec> parameters = method.signature().parameters();
    String arguments = String.join(", ", parameters.stream().map(ParameterSpec::name).toList());
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < method.programs().size(); i++) {
      Program program = method.programs().get(i);
      String helper = componentMethod(method.signature().name(), method.components().get(i));
      calls.add(helper + "(" + arguments + ")");
      specs.add(MethodSpec.methodBuilder(helper)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .returns(types.value(program.answer().javaType()))
          .addParameters(parameters)
          .addCode(BodyPrinter.print(program, types, method.throwOnUnseen(), points(method, i)))
          .build());
    }
    main.addStatement("return new $T($L)", method.answerRecord(), String.join(", ", calls));
    specs.add(0, main.build());
    method.integrated().ifPresent(integrated -> specs.addAll(integrated.methods(method.signature(), method.components(), method.answerRecord())));
    method.programs().forEach(program -> specs.addAll(AggregatePrinter.methods(program, types, parameters)));
    method.programs().forEach(program -> specs.addAll(arrayHelpers(types, program)));
    return specs;
  }

  /** What is computed from lists of things for several methods is told apart by their names. */
  private Program withMethods(Program program, Method of) {
    boolean alone = methods.stream().filter(m -> m.programs().stream().anyMatch(p -> !p.derived().isEmpty())).count() == 1;
    String name = of.signature().name();
    boolean overloaded = methods.stream().filter(m -> m.signature().name().equals(name)).count() > 1;
    return alone ? program : program.withDerived(program.derived().stream()
        .map(d -> d.by(componentMethod(name + (overloaded ? String.valueOf(of.signature().parameters().size()) : ""), d.input()))).toList());
  }

  /** A rule with loops of its own is a method of its own; a short one stands where the element is assigned. */
  private void perElement(Method method, Program program, TypeNames types, MethodSpec.Builder main, List<MethodSpec> specs) {
    List<ParameterSpec> given = method.signature().parameters();
    Set<String> taken = new LinkedHashSet<>(given.stream().map(ParameterSpec::name).toList());
    String answer = taken.contains("answer") ? "distilledAnswer" : "answer";
    boolean loops = program.body().stream().anyMatch(s -> s instanceof Statement.Let let && let.value() instanceof Loop.Over
        || s instanceof Statement.If branch && branch.condition() instanceof Loop.Over);
    boolean apart = loops && !program.perElement().get().appends() && program.perElement().get().carried().isEmpty() && program.perElement().get().before().isEmpty()
        && !program.remembers();
    Optional<String> call = Optional.empty();
    if (apart) {
      String helper = method.signature().name() + AT;
      List<String> variables = program.perElement().get().variables();
      call = Optional.of(helper + "(" + String.join(", ", taken) + ", " + String.join(", ", variables) + ")");
      MethodSpec.Builder element = MethodSpec.methodBuilder(helper)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .returns(types.value(program.answer().javaType()))
          .addParameters(given.stream().map(p -> ParameterSpec.builder(p.type(), p.name()).build()).toList());
      variables.forEach(v -> element.addParameter(TypeName.INT, v));
      specs.add(element.addCode(BodyPrinter.printElement(program, types)).build());
    }
    CodeBlock body = BodyPrinter.printPerElement(program, types, method.throwOnUnseen(), answer, call);
    if (program.perElement().get().steps() == 1) {
      main.addCode(body);
    } else {
      String helper = method.signature().name() + STEP;
      main.addCode(BodyPrinter.printSteps(program, types, helper, given.get(0).name()));
      specs.add(0, MethodSpec.methodBuilder(helper).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(main.build().returnType())
          .addParameter(given.get(0).type(), given.get(0).name()).addCode(body).build());
    }
  }

  /** Private methods that read beyond borders and check arrays. */
  private static List<MethodSpec> arrayHelpers(TypeNames types, Program program) {
    Map<String, MethodSpec> helpers = new TreeMap<>();
    Consumer<Expr> needed = e -> {
      if (e instanceof Expr.Element element && BorderHelper.isNeeded(element, program)) {
        BorderHelper helper = BorderHelper.of(element, program, types);
        helpers.put(helper.name(), helper.method(types));
      }
    };
    BorderHelper.eachExpression(program, needed);
    List<TypeName> grids = program.arrays().stream().filter(a -> a.dimensions() == 2)
        .map(a -> types.array(a.javaType(), 2)).distinct().toList();
    List<MethodSpec> all = new ArrayList<>(helpers.values());
    all.addAll(ArrayChecks.methods(program, grids));
    return all;
  }

  /** The methods that answer in the place of a method: itself, and those of the class's own that it leaves an element, a step, the characters or the elements to. */
  public static List<String> answering(String method) {
    Stream<String> over = Stream.concat(Stream.of(method, ReadingCode.name(method)), OverArrays.names(method));
    return over.flatMap(m -> Stream.of(m, m + AT, m + STEP)).toList();
  }

  /** The private method that computes a component of the record that a method answers with. */
  public static String componentMethod(String method, String component) {
    return method + Character.toUpperCase(component.charAt(0)) + component.substring(1);
  }
}
