package io.github.limbeck.engine.verify;

/** Types of the user's, which may be nested in others, by the names that source code has for them. */
public final class UserTypes {
  private UserTypes() {}

  /**
   * Finds a type.
   *
   * @param canonicalName with dots before nested types
   * @throws ClassNotFoundException if the loader does not know it
   */
  public static Class<?> find(String canonicalName, ClassLoader loader) throws ClassNotFoundException {
    String name = canonicalName;
    while (true) {
      try {
        return Class.forName(name, true, loader);
      } catch (ClassNotFoundException e) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
          throw e;
        }
        name = name.substring(0, dot) + "$" + name.substring(dot + 1);
      }
    }
  }
}
