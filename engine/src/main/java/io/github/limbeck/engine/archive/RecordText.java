package io.github.limbeck.engine.archive;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a contract or a model, which are made of records, as text, and reads it back. Records and enums are known by words, which
 * stay what they are when classes are renamed or moved; beside them lists, optionals, strings, numbers and truth values occur.
 * Doubles are written in hexadecimal, so that they come back exact. Components that a record got after a text was written are neutral: false, empty.
 */
public final class RecordText {
  private final Map<String, Class<?>> types;
  private final Map<Class<?>, String> words = new HashMap<>();

  /**
   * @param types the records and enums that occur, by their words: letters, digits, hyphens
   */
  public RecordText(Map<String, Class<?>> types) {
    this.types = Map.copyOf(types);
    types.forEach((word, type) -> {
      if (words.put(type, word) != null || !type.isRecord() && !type.isEnum()) {
        throw new IllegalArgumentException("not a record or enum with one word: " + type);
      }
    });
  }

  public String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private void write(Object value, StringBuilder out) {
    if (value instanceof List<?> list) {
      out.append('[');
      list.forEach(e -> write(e, out));
      out.append(']');
    } else if (value instanceof Optional<?> optional) {
      out.append('?');
      write(optional.map(List::<Object>of).orElse(List.of()), out);
    } else if (value instanceof String string) {
      out.append('"').append(string.length()).append(':').append(string);
    } else if (value instanceof Double number) {
      out.append('d').append(Double.toHexString(number)).append(' ');
    } else if (value instanceof Integer || value instanceof Long) {
      out.append(value instanceof Integer ? 'i' : 'l').append(value).append(' ');
    } else if (value instanceof Boolean truth) {
      out.append(truth ? '1' : '0');
    } else if (value instanceof Enum<?> constant) {
      out.append('e').append(name(constant.getDeclaringClass())).append(' ').append(constant.name()).append(' ');
    } else if (value instanceof Record) {
      out.append('(').append(name(value.getClass())).append(' ');
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        write(component(value, component), out);
      }
      out.append(')');
    } else {
      throw new IllegalArgumentException("can't be written: " + value);
    }
  }

  private String name(Class<?> type) {
    String word = words.get(type);
    if (word == null) {
      throw new IllegalArgumentException("no word stands for " + type);
    }
    return word;
  }

  private static Object component(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component can't be read: " + component, e);
    }
  }

  /**
   * What was written.
   *
   * @throws RuntimeException if the text is damaged
   */
  public Object read(String text) {
    Reader reader = new Reader(text);
    Object value = reader.value();
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("text goes on after the value");
    }
    return value;
  }

  /** A text while it is read. */
  private final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    private Object value() {
      char kind = text.charAt(at++);
      return switch (kind) {
        case '[' -> list();
        case '?' -> ((List<?>) value()).stream().findFirst();
        case '"' -> string();
        case 'd' -> Double.valueOf(word());
        case 'i' -> Integer.valueOf(word());
        case 'l' -> Long.valueOf(word());
        case '1', '0' -> kind == '1';
        case 'e' -> constant();
        case '(' -> record();
        default -> throw new IllegalArgumentException("no value begins with " + kind);
      };
    }

    private List<Object> list() {
      List<Object> list = new ArrayList<>();
      while (text.charAt(at) != ']') {
        list.add(value());
      }
      at++;
      return List.copyOf(list);
    }

    private String string() {
      int colon = text.indexOf(':', at);
      int length = Integer.parseInt(text.substring(at, colon));
      at = colon + 1 + length;
      return text.substring(colon + 1, at);
    }

    private String word() {
      int end = text.indexOf(' ', at);
      String word = text.substring(at, end);
      at = end + 1;
      return word;
    }

    private Object constant() {
      Class<?> type = type(word());
      String name = word();
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("no constant " + name);
    }

    private Object record() {
      Class<?> type = type(word());
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = text.charAt(at) == ')' ? neutral(components[i].getType()) : value();
        types[i] = components[i].getType();
      }
      if (text.charAt(at++) != ')') {
        throw new IllegalArgumentException("a record goes on");
      }
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("no such record", e);
      }
    }

    private Object neutral(Class<?> type) {
      if (type == boolean.class) {
        return false;
      } else if (type == Optional.class) {
        return Optional.empty();
      } else if (type == List.class) {
        return List.of();
      } else if (type == String.class) {
        return "";
      }
      throw new IllegalArgumentException("a record ends too early");
    }

    private Class<?> type(String word) {
      Class<?> type = types.get(word);
      if (type == null) {
        throw new IllegalArgumentException("no such type: " + word);
      }
      return type;
    }
  }
}
