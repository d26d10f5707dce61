package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that code names and few rows have, so that the code says something of these rows to whoever reads it. */
final class RareTexts {
  /** Fewer rows than this may tell whom they are about; what statistical offices publish stands for at least as many. */
  private static final int FEW = 5;
  private static final int SHOWN = 3;

  private RareTexts() {}

  /** The rare texts that a program names, in words; empty if there are none. */
  static String named(Program program, Dataset training) {
    TreeSet<String> found = new TreeSet<>();
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Logical.IsLabel is && is.input() < training.columns().size() && program.inputs().get(is.input()).kind() == Input.Kind.STRING) {
        long rows = IntStream.range(0, training.rows()).filter(row -> training.columns().get(is.input()).get(row) == is.code()).count();
        if (rows > 0 && rows < FEW) {
          found.add(program.inputs().get(is.input()).name() + " " + Wording.quote(program.inputs().get(is.input()).labels().get(is.code())) + " (" + rows + (rows == 1 ? " row)" : " rows)"));
        }
      }
    });
    List<String> all = new ArrayList<>(found);
    return all.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
  }
}
