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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Computed> computed;

  private CompiledMethod(Object instance, Method method, List<Program> programs) throws ReflectiveOperationException {
    this.instance = instance;
    this.method = method;
    this.programs = programs;
    this.inputs = programs.get(0).inputs();
    this.computed = new ArrayList<>();
    for (Input input : inputs) {
      computed.add(input.isOfStaticMethod() ? Computed.of(input, method.getDeclaringClass().getClassLoader()) : null);
    }
  }

  /** The name by which a copy of a static method is told what to answer. */
  public static String told(String method) {
    return method + "Told";
  }

  /** A copy of a static method, which answers with what it is told; the method itself computes, and has nothing to be told by. */
  private record Computed(ThreadLocal<Object> answer, Class<?> type) {
    @SuppressWarnings("unchecked")
    static Computed of(Input input, ClassLoader loader) throws ReflectiveOperationException {
      String call = input.java().substring(0, input.java().indexOf('('));
      int dot = call.lastIndexOf('.');
      String name = call.substring(dot + 1);
      Class<?> owner = UserTypes.find(call.substring(0, dot), loader);
      for (Field field : owner.getDeclaredFields()) {
        if (field.getName().equals(told(name)) && field.getType() == ThreadLocal.class) {
          Class<?> type = Arrays.stream(owner.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow().getReturnType();
          return new Computed((ThreadLocal<Object>) field.get(null), type);
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
    Object result = invoke(new Cursor(row, texts));
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
    return Arrays.stream(components(invoke(new Cursor(row, texts)))).mapToDouble(n -> ((Number) n).doubleValue()).toArray();
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
    Cursor cursor = new Cursor(row, texts);
    cursor.items = items.iterator();
    Object result = invoke(cursor);
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
    Cursor cursor = new Cursor(new double[0], List.of());
    cursor.items = List.of(bodies).iterator();
    return Arrays.stream(values(Array.get(invoke(cursor), 0))).mapToDouble(v -> (double) v).toArray();
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
    Cursor cursor = new Cursor(row, texts);
    cursor.arrays = arrays;
    cursor.change = change;
    invoke(cursor);
  }

  private Object invoke(Cursor cursor) throws ReflectiveOperationException {
    Type[] types = method.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = cursor.next(types[i]);
    }
    for (int i = 0; i < computed.size(); i++) {
      if (computed.get(i) != null) {
        computed.get(i).tell(inputs.get(i), cursor.row[i]);
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
    Cursor cursor = new Cursor(row, texts);
    cursor.arrays = arrays;
    Object result = invoke(cursor);
    Program program = programs.get(0);
    if (result instanceof String text && program.answer().kind() == Input.Kind.CHARACTER) {
      return new double[][] {text.chars().mapToDouble(letter -> element((char) letter, program)).toArray()};
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

  /** Walks the values of a row in the order of the flattened features. */
  private final class Cursor {
    private final double[] row;
    private final List<List<String>> texts;
    private int at;
    private List<double[][]> arrays = List.of();
    private int nextArray;
    private ArrayChange change = (array, given) -> given;
    private int arraysMade;
    private Iterator<Items> items = List.<Items>of().iterator();

    Cursor(double[] row, List<List<String>> texts) {
      this.row = row;
      this.texts = texts;
    }

    Object next(Type type) throws ReflectiveOperationException {
      if (type instanceof Class<?> simple && simple.isRecord()) {
        return record(simple);
      }
      if (type instanceof Class<?> simple && UserBeans.isBean(simple) && at < inputs.size()) {
        return bean(simple, Program.root(inputs.get(at).java()));
      }
      if (type instanceof Class<?> array && array.isArray() && array.getComponentType().isRecord() && items.hasNext()) {
        List<Object> list = items(items.next(), array.getComponentType());
        return list.toArray((Object[]) Array.newInstance(array.getComponentType(), 0));
      }
      if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
        return items(items.next(), (Class<?>) list.getActualTypeArguments()[0]);
      }
      if (type == String.class && nextArray < arrays.size() && inputs.stream().noneMatch(i -> i.kind() == Input.Kind.STRING)) {
        Object letters = line(char.class, programs.get(0).arrays().get(nextArray), arrays.get(nextArray++)[0]);
        return new String((char[]) change.apply(arraysMade++, letters));
      }
      if (type instanceof Class<?> array && array.isArray() && nextArray < arrays.size()) {
        return change.apply(arraysMade++, whole(array, programs.get(0).arrays().get(nextArray), arrays.get(nextArray++)));
      }
      if (type instanceof Class<?> array && array.isArray()) {
        return change.apply(arraysMade++, array(array.getComponentType(), inputs.get(at).position().orElseThrow().shape()));
      }
      Input input = inputs.get(at);
      double value = row[at++];
      while (at < inputs.size() && inputs.get(at).isPartOf(input)) {
        at++;
      }
      boolean missing = Double.isNaN(value);
      return switch (input.presence()) {
        case REQUIRED, BOXED -> missing ? null : scalar(input, value, type instanceof Class<?> c ? c : null);
        case OPTIONAL -> missing ? Optional.empty()
            : Optional.of(scalar(input, value, (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]));
        case OPTIONAL_PRIMITIVE -> Scalars.optionalPrimitive(input.javaType(), value);
      };
    }

    private List<Object> items(Items given, Class<?> type) throws ReflectiveOperationException {
      List<Object> list = new ArrayList<>();
      for (double[] item : given.rows()) {
        list.add(item(type, item, given.texts(), new int[1]));
      }
      return list;
    }

    /** @param next the field that comes next, in an array of its own so that components can count it up */
    private Object item(Class<?> type, double[] fields, List<List<String>> texts, int[] next) throws ReflectiveOperationException {
      if (type.isRecord()) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
          values[i] = item(components[i].getType(), fields, texts, next);
        }
        return created(type, values);
      }
      int field = next[0]++;
      double value = fields[field];
      if (type == String.class) {
        return texts.get(field).get((int) value);
      } else if (type.isEnum()) {
        return type.getEnumConstants()[(int) value];
      }
      return switch (type.getSimpleName()) {
        case "boolean", "Boolean" -> value == 1;
        case "char", "Character" -> (char) value;
        case "byte", "Byte" -> (byte) value;
        case "short", "Short" -> (short) value;
        case "int", "Integer" -> (int) value;
        case "long", "Long" -> (long) value;
        case "float", "Float" -> (float) value;
        default -> {
          Optional<JdkType> jdk = JdkType.of(type.getName());
          yield jdk.isPresent() ? jdk.get().value(value) : (Object) value;
        }
      };
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
      int first = at;
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = next(components[i].getGenericType());
      }
      // What methods of the record compute is no component of it, unless it is a copy.
      String path = at > first ? inputs.get(first).java().replaceFirst("\\." + components[0].getName() + "\\(\\).*$", "") : "";
      while (at < inputs.size() && at > first && isMethod(type, components, inputs.get(at).java(), path)) {
        at++;
      }
      return created(type, values);
    }

    /** An object whose values getters read, which the inputs name. */
    private Object bean(Class<?> type, String path) throws ReflectiveOperationException {
      Map<Method, Object> values = new LinkedHashMap<>();
      while (at < inputs.size() && inputs.get(at).java().startsWith(path + ".")) {
        String call = inputs.get(at).java().substring(path.length() + 1);
        Method getter = UserBeans.getter(type, call.substring(0, call.indexOf('(')));
        boolean nested = UserBeans.isBean(getter.getReturnType()) && !getter.getReturnType().isRecord();
        values.put(getter, nested ? bean(getter.getReturnType(), path + "." + getter.getName() + "()") : next(getter.getGenericReturnType()));
      }
      return UserBeans.made(type, values);
    }

    private static boolean isMethod(Class<?> type, RecordComponent[] components, String java, String path) {
      String name = java.startsWith(path + ".") && java.endsWith("()") ? java.substring(path.length() + 1, java.length() - 2) : "";
      return Arrays.stream(components).noneMatch(c -> c.getName().equals(name))
          && Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(name) && m.getParameterCount() == 0);
    }

    private static Object created(Class<?> type, Object[] values) throws ReflectiveOperationException {
      Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    }

    private Object array(Class<?> component, List<Integer> shape) throws ReflectiveOperationException {
      Object array = Array.newInstance(component, shape.get(0));
      for (int i = 0; i < shape.get(0); i++) {
        if (component.isRecord() && !isNext(i)) {
          continue; // what is not read may be anything
        }
        Array.set(array, i, component.isArray()
            ? array(component.getComponentType(), shape.subList(1, shape.size()))
            : next(component));
      }
      return array;
    }

    /** Whether the input that comes next is of this element of an array of records. */
    private boolean isNext(int element) {
      return at < inputs.size() && inputs.get(at).position().map(p -> p.index().get(0) == element).orElse(false);
    }

    private Object whole(Class<?> type, ArrayInput input, double[][] cells) {
      if (input.dimensions() == 1) {
        return line(type.getComponentType(), input, cells[0]);
      }
      Object rows = Array.newInstance(type.getComponentType(), cells.length);
      for (int i = 0; i < cells.length; i++) {
        Array.set(rows, i, line(type.getComponentType().getComponentType(), input, cells[i]));
      }
      return rows;
    }

    private Object line(Class<?> cell, ArrayInput input, double[] values) {
      Object line = Array.newInstance(cell, values.length);
      for (int i = 0; i < values.length; i++) {
        Array.set(line, i, Scalars.of(input.kind(), input.javaType(), values[i], cell));
      }
      return line;
    }

    private Object scalar(Input input, double value, Class<?> type) throws ReflectiveOperationException {
      return input.kind() == Input.Kind.STRING ? texts.get(inputs.indexOf(input)).get((int) value) : Scalars.of(input.kind(), input.javaType(), value, type);
    }
  }
}
