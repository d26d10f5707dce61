/** The annotations of Limbeck, which turns examples into verified Java while a project compiles. */
module io.github.limbeck.annotations {
  exports io.github.limbeck;
}
