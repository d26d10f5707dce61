/** Looks up the class that Limbeck generated for an interface. */
module io.github.limbeck.runtime {
  exports io.github.limbeck.runtime;
}
