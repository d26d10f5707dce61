package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Map;

/**
 * The types that code names, for JavaPoet to import or to qualify.
 *
 * @param users the user's types by canonical name
 */
public record TypeNames(Map<String, ClassName> users) {
  public TypeNames {
    users = Map.copyOf(users);
  }

  /** A class by its canonical name: the user's, or one of the JDK. */
  ClassName type(String canonical) {
    return users.containsKey(canonical) ? users.get(canonical) : ClassName.bestGuess(canonical);
  }

  /** The type of a value, primitive or not, as programs call it. */
  public TypeName value(String javaType) {
    return switch (javaType) {
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "char" -> TypeName.CHAR;
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      default -> type(javaType);
    };
  }

  /** An array of such values. */
  TypeName array(String javaType, int dimensions) {
    TypeName cell = value(javaType);
    return dimensions == 1 ? ArrayTypeName.of(cell) : ArrayTypeName.of(ArrayTypeName.of(cell));
  }
}
