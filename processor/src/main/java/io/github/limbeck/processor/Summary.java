package io.github.limbeck.processor;

import io.github.limbeck.processor.contract.Contract;
import io.github.limbeck.processor.contract.ValueType;
import io.github.limbeck.processor.emit.Emission;
import io.github.limbeck.processor.finding.Shares;
import io.github.limbeck.processor.program.Expr;
import io.github.limbeck.processor.program.Input;
import io.github.limbeck.processor.program.Program;
import io.github.limbeck.processor.program.Rewrite;
import io.github.limbeck.processor.verify.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a distillation achieved, in words: for the generated Javadoc and for the build's note. */
final class Summary {
  private Summary() {}

  /** The lines of the method's Javadoc. */
  static List<String> javadoc(Contract contract, Distilled result, Equality equality) {
    if (result instanceof FormulaDistillation.Result formulas) {
      return FormulaSummary.javadoc(formulas, equality);
    }
    List<String> lines = new ArrayList<>();
    lines.add("Learned from " + result.training().rows() + " rows of " + result.training().name() + ".");
    for (int a = 0; a < result.judgements().size(); a++) {
      Distilled.Judgement judgement = result.judgements().get(a);
      String subject = result.judgements().size() == 1 ? "" : contract.answers().get(a).name() + ": ";
      String validation = Double.isNaN(judgement.validation()) ? ""
          : ", " + Shares.percent(judgement.validation()) + " of " + result.heldOut().orElseThrow().rows() + " held-out rows";
      String answered = contract.answers().get(a).dimensions() == 0 ? "the training rows" : "the elements of the training rows";
      lines.add(subject + Shares.percent(judgement.training()) + " of " + answered + " are right" + validation + ".");
    }
    if (result.isExtrapolated()) {
      lines.add("Extrapolated: the examples have fewer than three sizes, so nothing they say bears the rule out at others.");
    }
    if (contract.request().throwOnUnseen() && contract.features().stream().anyMatch(f -> f.type().kind() == ValueType.Kind.STRING)) {
      lines.add("Throws an IllegalArgumentException for a text that no example had.");
    } else if (result.programs().stream().anyMatch(Summary::namesTexts)) {
      lines.add("A text that no example had is none of those that the rule names.");
    }
    lines.add("Equal to the trained network: " + equality + ".");
    return lines;
  }

  private static boolean namesTexts(Program program) {
    boolean[] found = new boolean[1];
    Rewrite.visit(program.body(), e ->
        found[0] |= e instanceof Expr.IsLabel is && program.inputs().get(is.input()).kind() == Input.Kind.STRING);
    return found[0];
  }

  /** One line for the build. */
  static String note(
      String type, Distilled result, Equality equality, int lines, double seconds, boolean cached) {
    if (result instanceof FormulaDistillation.Result formulas) {
      return FormulaSummary.note(type, formulas, equality, lines) + String.format(Locale.ROOT, "%.2f", seconds) + " s"
          + (cached ? ", from the cache" : "");
    }
    int differentiae = 0;
    int subconcepts = 0;
    int concepts = 0;
    double training = 1;
    double validation = Double.NaN;
    for (int a = 0; a < result.judgements().size(); a++) {
      Distilled.NetworkSize network = result.networks().get(a);
      differentiae += network.differentiae();
      subconcepts += network.subconcepts();
      concepts += network.concepts();
      training = Math.min(training, result.judgements().get(a).training());
      double heldOut = result.judgements().get(a).validation();
      validation = Double.isNaN(validation) ? heldOut : Math.min(validation, heldOut);
    }
    return type + "." + result.contract().method() + ": " + result.training().rows() + " rows of " + result.training().name() + ", "
        + Shares.percent(training) + " right"
        + (Double.isNaN(validation) ? "" : " (" + Shares.percent(validation) + " of held-out rows)")
        + "; network of " + differentiae + " differentiae, " + subconcepts + " subconcepts, " + concepts + " concepts -> "
        + lines + " lines; " + equality + "; " + (result.isExtrapolated() ? "extrapolated to other sizes; " : "")
        + String.format(Locale.ROOT, "%.2f", seconds) + " s"
        + (cached ? ", from the cache" : "");
  }

  /**
   * Lines of code inside the body of a generated method, and of the methods that answer its components or elements: not blank,
   * no comment, no signature.
   */
  static int lines(String source, Contract contract) {
    List<String> names = new ArrayList<>(List.of(contract.method(), contract.method() + "At"));
    contract.answers().forEach(a -> names.add(Emission.componentMethod(contract.method(), a.name())));
    boolean own = false;
    int lines = 0;
    int depth = 0;
    boolean comment = false;
    for (String line : source.split("\n")) {
      String text = line.trim();
      comment |= text.startsWith("/*");
      boolean counts = !comment && !text.isEmpty() && !text.startsWith("//");
      comment &= !text.endsWith("*/");
      if (!counts) {
        continue;
      }
      // Our own layout: a brace ends the line that opens a block and begins the line that closes one.
      if (text.startsWith("}")) {
        depth--;
      }
      if (depth == 1) {
        own |= names.stream().anyMatch(name -> text.contains(" " + name + "("));
      }
      own &= depth > 1 || !text.startsWith("}");
      lines += own && depth >= 2 ? 1 : 0;
      if (text.endsWith("{")) {
        depth++;
      }
    }
    return lines;
  }
}
