package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which texts of its features a rule names, in its model or in its code. */
final class NamedTexts {
  private final List<Set<Integer>> named;
  private boolean all;

  private NamedTexts(int features) {
    this.named = IntStream.range(0, features).<Set<Integer>>mapToObj(f -> new TreeSet<>()).toList();
  }

  /** Per feature the codes; empty where all texts may matter. */
  static List<Optional<Set<Integer>>> of(Distillation result) {
    NamedTexts texts = new NamedTexts(result.training().features().size());
    texts.all = result.contract().request().throwOnUnseen() || !result.contract().items().isEmpty();
    result.programs().forEach(texts::add);
    result.drawings().stream().flatMap(List::stream).filter(NetworkView::overRows).forEach(network -> network.model().literals().forEach(texts::add));
    List<Optional<Set<Integer>>> found = new ArrayList<>();
    texts.named.forEach(codes -> found.add(texts.all ? Optional.empty() : Optional.of(codes)));
    return found;
  }

  private void add(Program program) {
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Logical.IsLabel is) {
        named.get(is.input()).add(is.code());
      } else if (e instanceof Logical.SameLabel) {
        all = true;
      }
    });
  }

  private void add(Literal literal) {
    for (Form.Term term : literal.form().terms()) {
      Atom atom = term.atom();
      if (atom instanceof Atom.Is is) {
        named.get(is.feature()).add(is.code());
      } else if (atom instanceof Atom.Same) {
        all = true;
      } else if (atom instanceof Atom.Holds holds) {
        add(holds.literal());
      } else if (atom instanceof Atom.Remainder remainder) {
        add(Literal.atLeast(remainder.form(), 0));
      }
    }
  }
}
