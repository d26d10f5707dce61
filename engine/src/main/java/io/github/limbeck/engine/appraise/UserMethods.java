package io.github.limbeck.engine.appraise;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Derivations;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.verify.Scalars;
import io.github.limbeck.engine.verify.UserTypes;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Methods of records, and static methods, that compute features, run on what is made of the values of rows. */
public final class UserMethods implements Derivations {
  private final ClassLoader loader;
  /** The types that were looked up, by their canonical names. */
  private final Map<String, Class<?>> owners = new HashMap<>();

  /**
   * @param loader knows the records, and the classes with static methods
   */
  public UserMethods(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public Object value(Feature feature, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    if (feature.isOfStaticMethod()) {
      return ofStatic(feature, features, row, texts);
    }
    int end = feature.java().lastIndexOf('.');
    Object record = made(owner(feature), feature.java().substring(0, end), features, row, texts);
    Method method = record.getClass().getDeclaredMethod(feature.java().substring(end + 1, feature.java().length() - 2));
    method.setAccessible(true);
    return method.invoke(record);
  }

  private Object ofStatic(Feature feature, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    List<String> given = feature.arguments();
    for (Method method : owner(feature).getDeclaredMethods()) {
      if (method.getName().equals(feature.name()) && Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == given.size()) {
        Object[] arguments = new Object[given.size()];
        for (int i = 0; i < given.size(); i++) {
          arguments[i] = given(method.getGenericParameterTypes()[i], given.get(i), features, row, texts);
        }
        if (IntStream.range(0, arguments.length).allMatch(i -> arguments[i] == null || MethodType.methodType(method.getParameterTypes()[i]).wrap().returnType().isInstance(arguments[i]))) {
          method.setAccessible(true);
          return method.invoke(null, arguments);
        }
      }
    }
    throw new NoSuchMethodException(feature.java());
  }

  /**
   * The record or class, which may be nested in another type.
   *
   * @throws ClassNotFoundException if the loader does not know it
   */
  public Class<?> owner(Feature feature) throws ClassNotFoundException {
    Class<?> known = owners.get(feature.owner());
    if (known == null) {
      known = UserTypes.find(feature.owner(), loader);
      owners.put(feature.owner(), known);
    }
    return known;
  }

  private Object made(Class<?> type, String path, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = given(components[i].getGenericType(), path + "." + components[i].getName() + "()", features, row, texts);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private Object given(Type type, String java, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException {
    return type instanceof Class<?> record && record.isRecord() ? made(record, java, features, row, texts) : scalar(type, index(features, java), features, row, texts);
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
