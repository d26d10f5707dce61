package io.github.limbeck.processor.signature;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.limbeck.engine.emit.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** A method as its source declares and annotates it, in words that all compilers agree on. */
public final class Declarations {
  private static final String OWN = "io.github.limbeck.";

  private Declarations() {}

  /**
   * The lines of a declaration: Limbeck's annotations, one a line, and the signature.
   *
   * @param signature of the method
   */
  public static List<String> of(AnnotatedType annotated, AnnotatedType.Target target, MethodSpec signature) {
    List<String> lines = new ArrayList<>(annotations(annotated.type()));
    lines.addAll(annotations(target.method()));
    List<String> parameters = new ArrayList<>();
    for (int p = 0; p < signature.parameters().size(); p++) {
      ParameterSpec parameter = signature.parameters().get(p);
      VariableElement declared = target.method().getParameters().get(p);
      parameters.add(annotations(declared).stream().map(a -> a + " ").collect(Collectors.joining()) + plain(parameter.type().toString()) + " " + parameter.name());
    }
    lines.add(plain(signature.returnType().toString()) + " " + signature.name() + "(" + String.join(", ", parameters) + ")");
    return lines;
  }

  private static String plain(String type) {
    return type.replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
  }

  private static List<String> annotations(Element element) {
    return element.getAnnotationMirrors().stream().filter(m -> name(m).startsWith(OWN)).map(Declarations::text).sorted().toList();
  }

  private static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  private static String text(AnnotationMirror mirror) {
    List<String> attributes = new ArrayList<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e : mirror.getElementValues().entrySet()) {
      String attribute = e.getKey().getSimpleName().toString();
      // Examples that stand in the source are rows, and addresses of databases may hold secrets.
      String value = attribute.equals("data") ? "\"\u2026\"" : text(e.getValue().getValue());
      attributes.add(attribute + " = " + (value.startsWith("\"jdbc:") ? "\"jdbc:\u2026\"" : value));
    }
    attributes.sort(null);
    String simple = name(mirror).substring(name(mirror).lastIndexOf('.') + 1);
    return "@" + simple + (attributes.isEmpty() ? "" : attributes.size() == 1 && attributes.get(0).startsWith("value = ") ? "(" + attributes.get(0).substring("value = ".length()) + ")"
        : "(" + String.join(", ", attributes) + ")");
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(v -> text(((AnnotationValue) v).getValue())).collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof String text ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\""
        : value instanceof Double number ? Double.isFinite(number) ? Decimals.plain(number) : number.toString()
        : value instanceof Character character ? "'" + character + "'"
        : value instanceof VariableElement constant ? constant.getSimpleName().toString()
        : value instanceof AnnotationMirror nested ? text(nested) : String.valueOf(value);
  }
}
