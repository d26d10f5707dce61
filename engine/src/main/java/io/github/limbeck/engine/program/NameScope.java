package io.github.limbeck.engine.program;

import java.util.Map;
import java.util.Set;

/**
 * What names mean in the place where a class will be generated, beyond what its own source says: a class is compiled among the
 * user's types, and inherits what the interface declares.
 *
 * @param inherited member types of the interface and its supertypes: canonical names by simple names; they come before imports
 * @param ofPackage types of the package: canonical names by simple names; they come after imports
 * @param methods names of methods that the class inherits without implementing them
 * @param fields names of constants that the class inherits
 */
public record NameScope(Map<String, String> inherited, Map<String, String> ofPackage, Set<String> methods, Set<String> fields) {
  /** A place where nothing else is declared. */
  public static final NameScope EMPTY = new NameScope(Map.of(), Map.of(), Set.of(), Set.of());

  public NameScope {
    inherited = Map.copyOf(inherited);
    ofPackage = Map.copyOf(ofPackage);
    methods = Set.copyOf(methods);
    fields = Set.copyOf(fields);
  }

  /** A name, or with a number if it is taken; it is taken from now on. */
  public static String unique(String wanted, Set<String> taken) {
    String name = wanted;
    for (int n = 2; !taken.add(name); n++) {
      name = wanted + n;
    }
    return name;
  }

  /** Whether a simple name that is imported, or of {@code java.lang}, would mean something else than the type. */
  public boolean hides(String simple, String canonical) {
    String other = inherited.getOrDefault(simple, ofPackage.getOrDefault(simple, canonical));
    return !other.equals(canonical) || fields.contains(simple);
  }
}
