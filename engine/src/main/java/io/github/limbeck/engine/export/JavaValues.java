package io.github.limbeck.engine.export;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.program.JdkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of a method's parameters and answers as Java source. */
final class JavaValues {
  private final Contract contract;
  /** Per feature the texts that its codes stand for. */
  private final List<List<String>> texts;
  /** Per parameter its type. */
  private final List<String> types;

  /** @param signature as a lock file has it: {@code boolean f(int a, app.Point p)} */
  JavaValues(Contract contract, List<List<String>> texts, String signature) {
    this.contract = contract;
    this.texts = texts;
    this.types = types(signature);
  }

  private static List<String> types(String signature) {
    String list = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
    List<String> types = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      quoted ^= c == '"' && (i == 0 || list.charAt(i - 1) != '\\');
      depth += quoted ? 0 : "(<{".indexOf(c) >= 0 ? 1 : ")>}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && (i == list.length() || depth == 0 && !quoted)) {
        String parameter = list.substring(start, i).strip();
        start = i + 1;
        if (!parameter.isEmpty()) {
          String declared = parameter.substring(0, parameter.lastIndexOf(' '));
          types.add(declared.replaceAll("^(?:@\\w+(?:\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\))? )*", ""));
        }
      }
    }
    return types;
  }

  /** The arguments of a call for a row, separated by commas. */
  String arguments(double[] row) throws Inexpressible {
    List<String> arguments = new ArrayList<>();
    for (int p = 0; p < types.size(); p++) {
      int parameter = p;
      arguments.add(argument(p, IntStream.range(0, contract.featuresRead()).filter(f -> contract.features().get(f).parameter() == parameter && contract.features().get(f).part().isEmpty()).toArray(), row));
    }
    return String.join(", ", arguments);
  }

  private String argument(int parameter, int[] features, double[] row) throws Inexpressible {
    if (features.length == 0) {
      throw new Inexpressible("it is given " + types.get(parameter));
    }
    Feature first = contract.features().get(features[0]);
    if (features.length == 1 && first.name().equals(first.java()) && first.name().indexOf('.') < 0 && first.cell().isEmpty()) {
      return value(first.type(), texts.get(features[0]), row[features[0]]);
    }
    if (Arrays.stream(features).anyMatch(f -> contract.features().get(f).member().isPresent())) {
      return set(features, row);
    }
    if (first.cell().isPresent()) {
      return array(first.cell().get(), features, row);
    }
    List<String> components = new ArrayList<>();
    for (int f : features) {
      Feature feature = contract.features().get(f);
      if (feature.cell().isPresent() || feature.name().chars().filter(c -> c == '.').count() != 1) {
        throw new Inexpressible("it is given records of records");
      } else if (!feature.java().endsWith("." + feature.name().substring(feature.name().indexOf('.') + 1) + "()")) {
        throw new Inexpressible("it is given a class with getters, which a test can't make by itself");
      }
      components.add(value(feature.type(), texts.get(f), row[f]));
    }
    return "new " + types.get(parameter) + "(" + String.join(", ", components) + ")";
  }

  private String set(int[] features, double[] row) throws Inexpressible {
    List<String> held = new ArrayList<>();
    for (int f : features) {
      Feature feature = contract.features().get(f);
      if (feature.member().isEmpty() || !feature.java().startsWith(feature.member().get().set() + ".contains(")) {
        throw new Inexpressible("it is given a set in a record");
      } else if (row[f] == 1) {
        held.add(feature.member().get().of().javaName() + "." + feature.member().get().of().constants().get(feature.member().get().constant()));
      }
    }
    return "java.util.Set.of(" + String.join(", ", held) + ")";
  }

  private String array(Feature.Cell cell, int[] features, double[] row) throws Inexpressible {
    List<String> cells = new ArrayList<>();
    for (int f : features) {
      cells.add(value(contract.features().get(f).type(), texts.get(f), row[f]));
    }
    String element = contract.features().get(features[0]).type().javaName();
    if (cell.shape().size() == 1) {
      return "new " + element + "[] {" + String.join(", ", cells) + "}";
    }
    int columns = cell.shape().get(1);
    return "new " + element + "[][] {" + IntStream.range(0, cell.shape().get(0)).mapToObj(i -> "{" + String.join(", ", cells.subList(i * columns, (i + 1) * columns)) + "}").collect(Collectors.joining(", ")) + "}";
  }

  private static String value(ValueType type, List<String> texts, double value) throws Inexpressible {
    if (Double.isNaN(value)) {
      return switch (type.presence()) {
        case OPTIONAL -> "java.util.Optional.empty()";
        case OPTIONAL_PRIMITIVE -> optional(type) + ".empty()";
        default -> "null";
      };
    }
    String plain = type.kind().isNominal() ? label(type, text(texts, (int) value)) : number(type, value);
    return type.presence() == Presence.OPTIONAL ? "java.util.Optional.of(" + plain + ")"
        : type.presence() == Presence.OPTIONAL_PRIMITIVE ? optional(type) + ".of(" + plain + ")" : plain;
  }

  private static String optional(ValueType type) {
    return "java.util." + (type.kind() == ValueType.Kind.REAL ? "OptionalDouble" : type.javaName().equals("long") ? "OptionalLong" : "OptionalInt");
  }

  /** For a text that no rule names any other stands. */
  private static String text(List<String> texts, int code) {
    String text = code < texts.size() ? texts.get(code) : Outline.Extent.open(code);
    for (String other = "another"; Outline.Extent.isOpen(text); other += "?") {
      text = texts.contains(other) ? text : other;
    }
    return text;
  }

  private static String number(ValueType type, double value) throws Inexpressible {
    JdkType jdk = JdkType.of(type.javaName()).orElse(null);
    if (jdk != null) {
      return jdk == JdkType.DECIMAL || jdk == JdkType.BIG_INTEGER ? "new " + type.javaName() + "(\"" + jdk.text(value) + "\")" : type.javaName() + ".parse(\"" + jdk.text(value) + "\")";
    }
    return switch (type.javaName()) {
      case "boolean" -> String.valueOf(value == 1);
      case "long" -> (long) value + "L";
      case "byte", "short" -> "(" + type.javaName() + ") " + (long) value;
      case "char" -> character((char) value);
      case "float" -> Decimals.print(value) + "f";
      case "double" -> Decimals.print(value);
      case "int" -> String.valueOf((long) value);
      default -> throw new Inexpressible("it is given values of the type " + type.javaName());
    };
  }

  private static String character(char c) {
    return "'" + (c == '\'' ? "\\'" : escaped(c)) + "'";
  }

  /** Control characters are written in octal: an escape by their code would be one before the compiler sees the literal. */
  private static String escaped(char c) {
    return c == '"' || c == '\\' ? "\\" + c : c < ' ' ? String.format("\\%03o", (int) c) : c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
  }

  /** A text or a constant, as a value or as an answer. */
  static String label(ValueType type, String label) throws Inexpressible {
    JdkType jdk = JdkType.of(type.javaName()).orElse(null);
    if (type.kind() == ValueType.Kind.ENUM) {
      return type.javaName() + "." + label;
    } else if (jdk != null && jdk.order() != JdkType.Order.COMPARE) {
      return type.javaName() + ".parse(\"" + label + "\")";
    } else if (!type.javaName().equals("java.lang.String")) {
      throw new Inexpressible("it answers with values of the type " + type.javaName());
    }
    return "\"" + label.chars().mapToObj(c -> escaped((char) c)).collect(Collectors.joining()) + "\"";
  }

  /** An answer, from its label, or from its number where it is real. */
  static String answer(ValueType type, List<String> labels, double given) throws Inexpressible {
    if (type.kind() == ValueType.Kind.REAL) {
      return type.isRounded() ? number(type, given) : Decimals.print(given);
    }
    String label = labels.get((int) given);
    return switch (type.kind()) {
      case BOOLEAN -> label;
      case INTEGER -> Arrays.asList("byte", "short").contains(type.javaName()) ? "(" + type.javaName() + ") " + label : label + (type.javaName().equals("long") ? "L" : "");
      case CHARACTER -> character((char) Integer.parseInt(label));
      default -> label(type, label);
    };
  }
}
