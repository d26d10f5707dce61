package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Program;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The compiled method, callable with a row: the row's values become the method's arguments (records, arrays,
 * boxes and Optionals built as the signature says), and the result becomes answer codes.
 */
public final class CompiledMethod {
  private final Object instance;
  private final Method method;
  private final List<Program> programs;
  private final List<Input> inputs;
  /** Per input what has to be told its value; null for those that are read. */
  private final List<Told> computed;

  private CompiledMethod(Object instance, Method method, List<Program> programs) throws ReflectiveOperationException {
    this.instance = instance;
    this.method = method;
    this.programs = programs;
    this.inputs = programs.get(0).inputs();
    this.computed = new ArrayList<>();
    for (Input input : inputs) {
      computed.add(input.isOfStaticMethod() ? Told.of(input, method.getDeclaringClass().getClassLoader()) : null);
    }
  }

  /** The name by which a copy of a static method is told what to answer. */
  public static String told(String method) {
    return method + "Told";
  }

  /** A copy of a static method, which answers with what it is told; the method itself computes, and has nothing to be told by. */
  private record Told(ThreadLocal<Object> answer, Class<?> type) {
    @SuppressWarnings("unchecked")
    static Told of(Input input, ClassLoader loader) throws ReflectiveOperationException {
      String name = input.staticMethod();
      Class<?> owner = UserTypes.find(input.computed().orElseThrow().type(), loader);
      for (Field field : owner.getDeclaredFields()) {
        if (field.getName().equals(told(name)) && field.getType() == ThreadLocal.class) {
          Class<?> type = Arrays.stream(owner.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow().getReturnType();
          return new Told((ThreadLocal<Object>) field.get(null), type);
        }
      }
      return null;
    }

    void tell(Input input, double value) {
      answer.set(Scalars.of(input.kind(), input.javaType(), value, type));
    }
  }

  /**
   * Finds the method in a class compiled in memory.
   *
   * @param parameters how many parameters it has
   * @param programs the program of each answer, in order
   */
  public static CompiledMethod of(ClassLoader loader, String className, String name, int parameters, List<Program> programs)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(className, true, loader);
    Method method = Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters && !m.isBridge() && !m.isSynthetic())
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(name));
    method.setAccessible(true);
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return new CompiledMethod(constructor.newInstance(), method, programs);
  }

  /** Something that is done with a method, and what it found wrong. */
  interface Run {
    Optional<String> difference(CompiledMethod compiled) throws ReflectiveOperationException;
  }

  /** What a run finds wrong with the method of a class, in words; that it throws or can't be called is wrong too. */
  static Optional<String> run(ClassLoader loader, String className, String name, int parameters, List<Program> programs, Run run) {
    try {
      return run.difference(of(loader, className, name, parameters, programs));
    } catch (InvocationTargetException e) {
      return Optional.of("The generated method " + name + " throws " + e.getCause().getClass().getSimpleName() + " on an input of its domain.");
    } catch (ReflectiveOperationException e) {
      return Optional.of("The generated method " + name + " can't be called: " + e.getClass().getSimpleName() + ".");
    }
  }

  /**
   * The codes it answers with for a row; -1 for a value that is no label.
   *
   * @param texts per input the texts that codes stand for, which may go beyond those of the program
   * @throws InvocationTargetException if the method throws
   */
  public int[] answer(double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    Object result = invoke(arguments(row, texts, List.of(), List.of()), row);
    if (programs.get(0).answer().facts().isPresent()) {
      return new int[] {code(values(result), programs.get(0).answer(), programs.get(0).answer().facts().get())};
    }
    Object[] answers = components(result);
    int[] codes = new int[answers.length];
    for (int a = 0; a < codes.length; a++) {
      codes[a] = code(answers[a], programs.get(a).answer());
    }
    return codes;
  }

  /**
   * The numbers it answers with for a row.
   *
   * @param texts per input the texts that codes stand for
   * @throws InvocationTargetException if the method throws
   */
  public double[] numbers(double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    return Arrays.stream(components(invoke(arguments(row, texts, List.of(), List.of()), row))).mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  /**
   * A list of things that the method is given.
   *
   * @param rows {@code [item][field]}
   * @param texts per field the texts that its codes stand for
   */
  public record Items(double[][] rows, List<List<String>> texts) {}

  /**
   * The codes, or numbers, that it answers with for a row and lists of things.
   *
   * @throws InvocationTargetException if the method throws
   */
  public double[] answer(double[] row, List<List<String>> texts, Iterable<Items> items) throws ReflectiveOperationException {
    Object result = invoke(arguments(row, texts, List.of(), items), row);
    if (programs.get(0).answer().facts().isPresent()) {
      return new double[] {code(values(result), programs.get(0).answer(), programs.get(0).answer().facts().get())};
    }
    Object[] answers = components(result);
    double[] given = new double[answers.length];
    for (int a = 0; a < given.length; a++) {
      given[a] = element(answers[a], programs.get(a));
    }
    return given;
  }

  /**
   * The components of the vector that it answers with for the first of some bodies.
   *
   * @throws InvocationTargetException if the method throws
   */
  public double[] ofFirst(Items bodies) throws ReflectiveOperationException {
    Arguments arguments = arguments(new double[0], List.of(), List.of(), List.of(bodies));
    return Arrays.stream(values(Array.get(invoke(arguments, new double[0]), 0))).mapToDouble(v -> (double) v).toArray();
  }

  /** What becomes of the arrays of a call, each by its place among the parameters. */
  interface ArrayChange {
    Object apply(int array, Object given);
  }

  /**
   * Calls the method with its arrays changed, whatever it answers.
   *
   * @throws InvocationTargetException if the method throws
   */
  void call(double[] row, List<List<String>> texts, List<double[][]> arrays, ArrayChange change) throws ReflectiveOperationException {
    invoke(new Arguments(programs.get(0), row, texts, arrays, change, List.of()), row);
  }

  private Arguments arguments(double[] row, List<List<String>> texts, List<double[][]> arrays, Iterable<Items> items) {
    return new Arguments(programs.get(0), row, texts, arrays, (array, given) -> given, items);
  }

  private Object invoke(Arguments given, double[] row) throws ReflectiveOperationException {
    Type[] types = method.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = given.next(types[i]);
    }
    for (int i = 0; i < computed.size(); i++) {
      if (computed.get(i) != null) {
        computed.get(i).tell(inputs.get(i), row[i]);
      }
    }
    return method.invoke(instance, arguments);
  }

  /** One value per answer. */
  private Object[] components(Object result) throws ReflectiveOperationException {
    if (programs.size() == 1 && !result.getClass().isRecord()) {
      return new Object[] {result};
    }
    return values(result);
  }

  /** The components of a record. */
  private static Object[] values(Object result) throws ReflectiveOperationException {
    RecordComponent[] components = result.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      values[i] = accessor.invoke(result);
    }
    return values;
  }

  /**
   * What it answers for a row and arrays: a code or number, or {@code [row][column]} of these for each element.
   *
   * @throws InvocationTargetException if the method throws
   */
  public double[][] answer(double[] row, List<List<String>> texts, List<double[][]> arrays) throws ReflectiveOperationException {
    Object result = invoke(arguments(row, texts, arrays, List.of()), row);
    Program program = programs.get(0);
    if (result instanceof String text && program.answer().kind() == Input.Kind.CHARACTER) {
      return new double[][] {text.chars().mapToDouble(letter -> element((char) letter, program)).toArray()};
    }
    if (result instanceof List<?> list) {
      return new double[][] {list.stream().mapToDouble(e -> element(e, program)).toArray()};
    }
    if (!result.getClass().isArray()) {
      return new double[][] {{element(result, program)}};
    }
    boolean flat = !result.getClass().getComponentType().isArray();
    int rows = flat ? 1 : Array.getLength(result);
    double[][] answers = new double[rows][];
    for (int i = 0; i < rows; i++) {
      Object from = flat ? result : Array.get(result, i);
      answers[i] = new double[Array.getLength(from)];
      for (int j = 0; j < answers[i].length; j++) {
        answers[i][j] = element(Array.get(from, j), program);
      }
    }
    return answers;
  }

  private static double element(Object value, Program program) {
    if (!program.answer().labels().isEmpty()) {
      return code(value, program.answer());
    }
    return value instanceof Boolean truth ? truth ? 1 : 0 : value instanceof Character c ? c
        : value instanceof Enum<?> constant ? constant.ordinal() : ((Number) value).doubleValue();
  }

  /** The code of an answer and of what is said beside it; where that is not known, of the answer alone. */
  private static int code(Object[] values, Program.AnswerType type, Program.Facts facts) {
    List<Object> beside = new ArrayList<>(List.of(values));
    Object answer = beside.remove(facts.at());
    if (facts.values().isEmpty()) {
      return code(answer, type);
    }
    List<String> said = beside.stream().map(String::valueOf).toList();
    for (int code = 0; code < type.labels().size(); code++) {
      if (type.labels().get(code).equals(text(answer)) && facts.values().get(code).equals(said)) {
        return code;
      }
    }
    return -1;
  }

  private static int code(Object value, Program.AnswerType type) {
    return type.labels().indexOf(text(value));
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name()
        : value instanceof Character c ? String.valueOf((int) c)
        : String.valueOf(value);
  }
}
