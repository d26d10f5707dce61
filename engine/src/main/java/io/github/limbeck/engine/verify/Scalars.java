package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The values of Java that numbers of rows stand for. */
public final class Scalars {
  private Scalars() {}

  /**
   * A value that is there and is no text.
   *
   * @param type the enum, if it is a constant of one
   */
  public static Object of(Input.Kind kind, String javaType, double value, Class<?> type) {
    Optional<JdkType> jdk = JdkType.of(javaType);
    if (jdk.isPresent()) {
      return jdk.get().value(value);
    }
    return switch (kind) {
      case BOOLEAN -> value == 1;
      case CHARACTER -> (char) value;
      case REAL -> javaType.equals("float") ? (Object) (float) value : (Object) value;
      case STRING -> throw new IllegalStateException("texts are looked up");
      case ENUM -> type.getEnumConstants()[(int) value];
      case INTEGER -> switch (javaType) {
        case "byte" -> (Object) (byte) value;
        case "short" -> (Object) (short) value;
        case "int" -> (Object) (int) value;
        default -> (Object) (long) value;
      };
    };
  }

  /** An {@code OptionalInt} or its like, of the type inside it. */
  public static Object optionalPrimitive(String type, double value) {
    boolean missing = Double.isNaN(value);
    return switch (type) {
      case "int" -> missing ? OptionalInt.empty() : OptionalInt.of((int) value);
      case "long" -> missing ? OptionalLong.empty() : OptionalLong.of((long) value);
      default -> missing ? OptionalDouble.empty() : OptionalDouble.of(value);
    };
  }
}
