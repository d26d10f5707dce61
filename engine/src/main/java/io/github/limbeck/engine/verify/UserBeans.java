package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.JdkType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Objects of the user's classes whose values getters read, made of values. */
final class UserBeans {
  private UserBeans() {}

  /** Whether a class is one of the user's that is no record, no constant and no array. */
  static boolean isBean(Class<?> type) {
    return !type.isPrimitive() && !type.isArray() && !type.isEnum() && !type.isRecord() && !type.isInterface() && !type.getName().startsWith("java.")
        && JdkType.of(type.getName()).isEmpty();
  }

  /**
   * The getter of this name, which may be inherited.
   *
   * @throws NoSuchMethodException if there is none
   */
  static Method getter(Class<?> type, String name) throws NoSuchMethodException {
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      for (Method method : owner.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0 && !method.isBridge()) {
          return method;
        }
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name + "()");
  }

  /**
   * An object whose getters give some values: by a constructor that takes them all, in the order of the fields, else by one without parameters, or another,
   * and the fields.
   *
   * @throws ReflectiveOperationException if there is no way to make one
   */
  static Object made(Class<?> type, Map<Method, Object> values) throws ReflectiveOperationException {
    Class<?>[] types = values.keySet().stream().map(Method::getReturnType).toArray(Class<?>[]::new);
    ReflectiveOperationException failure = null;
    List<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors()).sorted(Comparator.<Constructor<?>>comparingInt(c -> Arrays.equals(c.getParameterTypes(), types) ? -1
        : c.getParameterCount()).thenComparing(Constructor::toString)).toList();
    for (Constructor<?> constructor : constructors) {
      try {
        constructor.setAccessible(true);
        boolean all = Arrays.equals(constructor.getParameterTypes(), types);
        Object made = constructor.newInstance(all ? values.values().toArray() : Arrays.stream(constructor.getParameterTypes()).map(UserBeans::blank).toArray());
        for (Map.Entry<Method, Object> value : values.entrySet()) {
          set(made, value.getKey(), value.getValue());
        }
        return made;
      } catch (ReflectiveOperationException e) {
        failure = e;
      }
    }
    throw failure == null ? new NoSuchMethodException(type.getName() + " has no constructor") : new InstantiationException(type.getName() + " can't be made: " + failure);
  }

  private static Object blank(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  /** Sets the field that a getter reads, and sees that it does. */
  private static void set(Object object, Method getter, Object value) throws ReflectiveOperationException {
    getter.setAccessible(true);
    if (!same(getter.invoke(object), value)) {
      Field field = field(getter);
      field.setAccessible(true);
      field.set(object, value);
      if (!same(getter.invoke(object), value)) {
        throw new InstantiationException(getter.getName() + "() does not give the value of " + field.getName());
      }
    }
  }

  private static boolean same(Object a, Object b) {
    return a == null ? b == null : a.equals(b) || a == b;
  }

  private static Field field(Method getter) throws NoSuchFieldException {
    String name = getter.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
    String lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    for (Field field : getter.getDeclaringClass().getDeclaredFields()) {
      if (field.getName().equals(lower) || field.getName().equals(name) || field.getName().equals(getter.getName())) {
        return field;
      }
    }
    throw new NoSuchFieldException(getter.getDeclaringClass().getName() + "." + lower);
  }
}
