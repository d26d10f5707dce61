package io.github.limbeck.engine.appraise;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Derivations;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.verify.Scalars;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Methods of records that compute features, run on records that are made of the values of rows. */
public final class RecordMethods implements Derivations {
  private final ClassLoader loader;
  /** The records that were looked up, by their canonical names. */
  private final Map<String, Class<?>> owners = new HashMap<>();

  /**
   * @param loader knows the records
   */
  public RecordMethods(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Object value(Feature feature, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    int end = feature.java().lastIndexOf('.');
    Object record = made(owner(feature), feature.java().substring(0, end), features, row, texts);
    Method method = record.getClass().getDeclaredMethod(feature.java().substring(end + 1, feature.java().length() - 2));
    method.setAccessible(true);
    return method.invoke(record);
  }

  /**
   * The record, which may be nested in another type.
   *
   * @throws ClassNotFoundException if the loader does not know it
   */
  public Class<?> owner(Feature feature) throws ClassNotFoundException {
    Class<?> known = owners.get(feature.owner());
    if (known != null) {
      return known;
    }
    String name = feature.owner();
    while (true) {
      try {
        Class<?> found = Class.forName(name, true, loader);
        owners.put(feature.owner(), found);
        return found;
      } catch (ClassNotFoundException e) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
          throw e;
        }
        name = name.substring(0, dot) + "$" + name.substring(dot + 1);
      }
    }
  }

  private Object made(Class<?> type, String path, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String java = path + "." + components[i].getName() + "()";
      Class<?> of = components[i].getType();
      values[i] = of.isRecord() ? made(of, java, features, row, texts) : scalar(components[i].getGenericType(), index(features, java), features, row, texts);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static int index(List<Feature> features, String java) {
    return IntStream.range(0, features.size()).filter(f -> features.get(f).java().equals(java)).findFirst()
        .orElseThrow(() -> new IllegalStateException("no feature " + java));
  }

  private static Object scalar(Type type, int feature, List<Feature> features, double[] row, List<List<String>> texts) {
    ValueType of = features.get(feature).type();
    double value = row[feature];
    boolean missing = Double.isNaN(value);
    if (of.presence() == ValueType.Presence.OPTIONAL_PRIMITIVE) {
      return Scalars.optionalPrimitive(of.javaName(), value);
    }
    Type plain = type instanceof ParameterizedType optional ? optional.getActualTypeArguments()[0] : type;
    Object there = missing ? null : of.kind() == ValueType.Kind.STRING ? texts.get(feature).get((int) value)
        : Scalars.of(Input.Kind.valueOf(of.kind().name()), of.javaName(), value, plain instanceof Class<?> c ? c : null);
    return of.presence() == ValueType.Presence.OPTIONAL ? Optional.ofNullable(there) : there;
  }
}
