/** A module with a distilled decision. */
module it.discounts {
  requires static transitive io.github.limbeck.annotations;

  exports discounts;
}
