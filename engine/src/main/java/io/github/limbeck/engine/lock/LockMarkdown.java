package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.program.JdkType;
import java.util.List;

/** A lock as a page for people: the rules, what speaks for them, and the ranges that they were learned in. */
final class LockMarkdown {
  private static final int TEXTS_SHOWN = 20;

  private LockMarkdown() {}

  static String of(Lock lock) {
    Provenance provenance = lock.provenance();
    StringBuilder out = new StringBuilder("# " + provenance.type().replaceAll(".*[.]", "").replace('$', '.') + "\n\nWhat is learned for `" + provenance.type() + "`, as Limbeck " + provenance.version()
        + " generates it in `" + provenance.generated() + "`.\n");
    for (int m = 0; m < lock.methods().size(); m++) {
      add(lock.methods().get(m), lock.contract(m), provenance.methods().get(m), out);
    }
    return out.toString();
  }

  private static void add(Lock.Method method, Contract contract, Provenance.Method from, StringBuilder out) {
    out.append("\n## ").append(from.name()).append('\n');
    block("java", method.declared(), out);
    for (int a = 0; a < method.answers().size(); a++) {
      if (method.answers().size() > 1) {
        out.append("\n### ").append(ReviewText.escaped(from.answers().get(a).name())).append('\n');
      }
      block("", method.answers().get(a).lines(), out);
    }
    out.append('\n');
    method.account().forEach(line -> out.append("- ").append(ReviewText.escaped(line)).append('\n'));
    out.append("- Examples: ").append(ReviewText.escaped(from.dataset())).append(", SHA-256 `").append(from.sha256()).append("`\n");
    if (!method.outline().features().isEmpty()) {
      out.append("\n| given | in the examples |\n|---|---|\n");
      for (int f = 0; f < method.outline().features().size(); f++) {
        out.append("| ").append(ReviewText.escaped(method.outline().features().get(f).name())).append(" | ")
            .append(ReviewText.escaped(values(method.outline().features().get(f), contract.features().get(f).type()))).append(" |\n");
      }
    }
  }

  private static String values(Outline.Extent extent, ValueType type) {
    if (type.kind() == ValueType.Kind.BOOLEAN) {
      return "true or false";
    } else if (!extent.texts().isEmpty()) {
      List<String> told = extent.texts().stream().filter(text -> !Outline.Extent.isOpen(text)).limit(TEXTS_SHOWN).toList();
      int more = extent.texts().size() - told.size();
      return told.isEmpty() ? Wording.counted(more, "text") : String.join(", ", told) + (more > 0 ? " and " + more + " more" : "");
    }
    return Double.isNaN(extent.least()) ? "nothing" : number(type, extent.least()) + " to " + number(type, extent.greatest());
  }

  private static String number(ValueType type, double value) {
    return JdkType.of(type.javaName()).map(jdk -> jdk.text(value)).orElseGet(() -> Decimals.said(value));
  }

  private static void block(String language, List<String> lines, StringBuilder out) {
    String fence = ReviewText.fence(String.join("\n", lines));
    out.append('\n').append(fence).append(language).append('\n');
    lines.forEach(line -> out.append(line.replace('\n', ' ')).append('\n'));
    out.append(fence).append('\n');
  }
}
