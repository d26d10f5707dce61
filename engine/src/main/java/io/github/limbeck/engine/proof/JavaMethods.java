package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.NameScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.ArrayInitializer;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * The methods of one class, read from its source, its constant arrays, and what the names of types in it mean. A class that declares
 * anything else has no methods that are understood.
 */
final class JavaMethods {
  /** The types of {@code java.lang} that generated code names. */
  private static final Set<String> JAVA_LANG =
      Set.of("Math", "Integer", "Long", "Double", "String", "Boolean", "Character", "Short", "Byte", "Float", "IllegalArgumentException");

  private final Map<String, List<MethodDeclaration>> methods = new HashMap<>();
  private final Map<String, FieldDeclaration> constants = new HashMap<>();
  private final Map<String, Expression> values = new HashMap<>();
  private final Map<String, String> imports = new HashMap<>();
  /** The names of classes in the class. */
  private final Set<String> own = new HashSet<>();
  private final String packageName;
  private final NameScope scope;

  private JavaMethods(String packageName, NameScope scope) {
    this.packageName = packageName;
    this.scope = scope;
  }

  /**
   * Reads a source.
   *
   * @param scope what names mean beside it
   */
  static JavaMethods parse(String source, NameScope scope) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setCompilerOptions(Map.of(JavaCore.COMPILER_SOURCE, JavaCore.VERSION_17, JavaCore.COMPILER_COMPLIANCE, JavaCore.VERSION_17,
        JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, JavaCore.VERSION_17));
    parser.setSource(source.toCharArray());
    CompilationUnit unit = (CompilationUnit) parser.createAST(null);
    JavaMethods parsed = new JavaMethods(unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName(), scope);
    boolean understood = nodes(unit.imports(), ImportDeclaration.class).stream().allMatch(parsed::addImport);
    List<AbstractTypeDeclaration> types = nodes(unit.types(), AbstractTypeDeclaration.class);
    understood &= List.of(unit.getProblems()).stream().noneMatch(IProblem::isError);
    if (understood && types.size() == 1 && types.get(0) instanceof TypeDeclaration type) {
      parsed.addMethods(type);
    }
    return parsed;
  }

  private boolean addImport(ImportDeclaration each) {
    String name = each.getName().getFullyQualifiedName();
    imports.put(name.substring(name.lastIndexOf('.') + 1), name);
    return !each.isOnDemand() && !each.isStatic();
  }

  private void addMethods(TypeDeclaration type) {
    for (BodyDeclaration declaration : nodes(type.bodyDeclarations(), BodyDeclaration.class)) {
      if (declaration instanceof FieldDeclaration field && isValue(field)) {
        VariableDeclarationFragment fragment = (VariableDeclarationFragment) field.fragments().get(0);
        values.put(fragment.getName().getIdentifier(), fragment.getInitializer());
        continue;
      }
      if (declaration instanceof FieldDeclaration field && isConstant(field)) {
        constants.put(((VariableDeclarationFragment) field.fragments().get(0)).getName().getIdentifier(), field);
        continue;
      }
      if (declaration instanceof FieldDeclaration field && isPrivateConstant(field) && ((VariableDeclarationFragment) field.fragments().get(0)).getInitializer() instanceof NumberLiteral) {
        continue; // means nothing to any method that does not name it, and one that does is not understood
      }
      if (declaration instanceof TypeDeclaration nested && isApart(nested)) {
        continue;
      }
      if (!(declaration instanceof MethodDeclaration method) || !method.typeParameters().isEmpty()) {
        methods.clear();
        return;
      }
      withoutNullChecks(method);
      methods.computeIfAbsent(key(method.getName().getIdentifier(), method.parameters().size()), k -> new ArrayList<>()).add(method);
    }
  }

  /** Whether a class in the class changes nothing about its methods that do not name it: its name is none that they could mean by another type. */
  private boolean isApart(TypeDeclaration nested) {
    String name = nested.getName().getIdentifier();
    int modifiers = nested.getModifiers();
    return !nested.isInterface() && Modifier.isPrivate(modifiers) && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers) && own.add(name) && !imports.containsKey(name)
        && !JAVA_LANG.contains(name) && !scope.inherited().containsKey(name) && !scope.ofPackage().containsKey(name);
  }

  /** Takes away the statements at the beginning that refuse null, which is no input: for all others they do nothing. */
  private void withoutNullChecks(MethodDeclaration method) {
    List<String> parameters = nodes(method.parameters(), SingleVariableDeclaration.class).stream().map(p -> p.getName().getIdentifier()).toList();
    while (method.getBody() != null && !method.getBody().statements().isEmpty() && method.getBody().statements().get(0) instanceof ExpressionStatement statement
        && statement.getExpression() instanceof MethodInvocation call && call.getName().getIdentifier().equals("requireNonNull")
        && call.getExpression() instanceof Name of && !parameters.contains(of.getFullyQualifiedName()) && type(of.getFullyQualifiedName()).equals("java.util.Objects")
        && call.arguments().size() == 2 && call.arguments().get(0) instanceof SimpleName name && parameters.contains(name.getIdentifier())
        && call.arguments().get(1) instanceof StringLiteral) {
      method.getBody().statements().remove(0);
    }
  }

  /** Whether a field is one decimal or instant that is made from its text where it is declared, as its type. */
  private boolean isValue(FieldDeclaration field) {
    if (!isPrivateConstant(field)) {
      return false;
    }
    Expression made = ((VariableDeclarationFragment) field.fragments().get(0)).getInitializer();
    String type = type(field.getType().toString());
    return made instanceof ClassInstanceCreation creation && type.equals("java.math.BigDecimal") && type(creation.getType().toString()).equals(type)
        || made instanceof MethodInvocation call && type.equals("java.time.Instant") && call.getExpression() instanceof Name of && type(of.getFullyQualifiedName()).equals(type);
  }

  /** How a constant of a type of the JDK is made; empty if the name means anything else. */
  Optional<Expression> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static boolean isPrivateConstant(FieldDeclaration field) {
    int modifiers = field.getModifiers();
    return Modifier.isPrivate(modifiers) && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers) && field.fragments().size() == 1
        && field.fragments().get(0) instanceof VariableDeclarationFragment fragment && fragment.getExtraDimensions() == 0;
  }

  /** Whether a field is one array that is filled where it is declared, and that nothing outside of the class sees. */
  private static boolean isConstant(FieldDeclaration field) {
    return isPrivateConstant(field) && ((VariableDeclarationFragment) field.fragments().get(0)).getInitializer() instanceof ArrayInitializer;
  }

  /** The declaration of an array that is a constant of the class; empty if the name means anything else. */
  Optional<FieldDeclaration> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  private static String key(String name, int parameters) {
    return name + "/" + parameters;
  }

  /** The method of a name and number of parameters; empty if there is none, or none that these alone tell from others. */
  Optional<MethodDeclaration> find(String name, int parameters) {
    List<MethodDeclaration> found = methods.getOrDefault(key(name, parameters), List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The methods that a call without a target may mean; none where it may be an inherited one. */
  List<MethodDeclaration> called(String name, int arguments) {
    return scope.methods().contains(name) ? List.of() : methods.getOrDefault(key(name, arguments), List.of());
  }

  /**
   * The canonical name of the type that a name means, where no variable has its first identifier as its name.
   *
   * @throws Unprovable if it is none that generated code names
   */
  String type(String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    if (own.contains(first)) {
      throw new Unprovable("it uses the class " + first + " in the class");
    }
    String rest = dot < 0 ? "" : name.substring(dot);
    if (scope.inherited().containsKey(first)) {
      return scope.inherited().get(first) + rest;
    } else if (imports.containsKey(first)) {
      return imports.get(first) + rest;
    } else if (scope.ofPackage().containsKey(first)) {
      return scope.ofPackage().get(first) + rest;
    } else if (dot < 0 && JAVA_LANG.contains(first)) {
      return "java.lang." + first;
    } else if (Character.isLowerCase(first.charAt(0)) && dot > 0) {
      return name;
    }
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** The children of a node, which JDT lists without their type. */
  static <T> List<T> nodes(List<?> children, Class<T> type) {
    return children.stream().map(type::cast).toList();
  }
}
