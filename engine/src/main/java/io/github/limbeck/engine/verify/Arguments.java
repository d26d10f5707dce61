package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Program;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The arguments of a call: walks the values of a row in the order of the flattened features. */
final class Arguments {
  private final List<Input> inputs;
  private final List<ArrayInput> arrayInputs;
  private final double[] row;
  private final List<List<String>> texts;
  private final List<double[][]> arrays;
  private final CompiledMethod.ArrayChange change;
  private final Iterator<CompiledMethod.Items> items;
  private int at;
  private int nextArray;
  private int arraysMade;

  /**
   * @param program says what the method reads
   * @param texts per input the texts that its codes stand for
   * @param arrays per array of any size its rows
   * @param change what becomes of each array
   * @param items per list of things what it holds
   */
  Arguments(Program program, double[] row, List<List<String>> texts, List<double[][]> arrays, CompiledMethod.ArrayChange change, Iterable<CompiledMethod.Items> items) {
    this.inputs = program.inputs();
    this.arrayInputs = program.arrays();
    this.row = row;
    this.texts = texts;
    this.arrays = arrays;
    this.change = change;
    this.items = items.iterator();
  }

  /** The argument that comes next, of a type. */
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
    if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
      return set((Class<?>) set.getActualTypeArguments()[0]);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class && nextArray < arrays.size()) {
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      Class<?> cell = MethodType.methodType(element).unwrap().returnType();
      return list(change.apply(arraysMade++, line(cell, arrayInputs.get(nextArray), arrays.get(nextArray++)[0])));
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return items(items.next(), (Class<?>) list.getActualTypeArguments()[0]);
    }
    if (type == String.class && nextArray < arrays.size() && inputs.stream().noneMatch(i -> i.kind() == Input.Kind.STRING)) {
      Object letters = line(char.class, arrayInputs.get(nextArray), arrays.get(nextArray++)[0]);
      return new String((char[]) change.apply(arraysMade++, letters));
    }
    if (type instanceof Class<?> array && array.isArray() && nextArray < arrays.size()) {
      return change.apply(arraysMade++, whole(array, arrayInputs.get(nextArray), arrays.get(nextArray++)));
    }
    if (type instanceof Class<?> array && array.isArray()) {
      return change.apply(arraysMade++, array(array.getComponentType(), inputs.get(at).position().orElseThrow().shape()));
    }
    int place = at;
    Input input = inputs.get(place);
    double value = row[at++];
    while (at < inputs.size() && inputs.get(at).isPartOf(input)) {
      at++;
    }
    boolean missing = Double.isNaN(value);
    return switch (input.presence()) {
      case REQUIRED, BOXED -> missing ? null : scalar(place, value, type instanceof Class<?> c ? c : null);
      case OPTIONAL -> missing ? Optional.empty()
          : Optional.of(scalar(place, value, (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]));
      case OPTIONAL_PRIMITIVE -> Scalars.optionalPrimitive(input.javaType(), value);
    };
  }

  private List<Object> items(CompiledMethod.Items given, Class<?> type) throws ReflectiveOperationException {
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

  /** A set of constants, of which inputs say what is in it. */
  private Set<Object> set(Class<?> of) {
    Set<Object> set = new LinkedHashSet<>();
    String path = at < inputs.size() ? inputs.get(at).java().replaceAll("\\.contains\\(.*", "") : "";
    for (; at < inputs.size() && inputs.get(at).isMemberOf(path); at++) {
      if (row[at] == 1) {
        String constant = inputs.get(at).java().replaceAll(".*\\.|\\)", "");
        set.addAll(Arrays.stream(of.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(constant)).toList());
      }
    }
    return set;
  }

  private static List<Object> list(Object array) {
    return IntStream.range(0, Array.getLength(array)).mapToObj(i -> Array.get(array, i)).toList();
  }

  private Object line(Class<?> cell, ArrayInput input, double[] values) {
    Object line = Array.newInstance(cell, values.length);
    for (int i = 0; i < values.length; i++) {
      Array.set(line, i, Scalars.of(input.kind(), input.javaType(), values[i], cell));
    }
    return line;
  }

  private Object scalar(int place, double value, Class<?> type) throws ReflectiveOperationException {
    Input input = inputs.get(place);
    return input.kind() == Input.Kind.STRING ? texts.get(place).get((int) value) : Scalars.of(input.kind(), input.javaType(), value, type);
  }
}
