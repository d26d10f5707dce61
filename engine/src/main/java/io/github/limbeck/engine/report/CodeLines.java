package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.emit.PointsTable;
import java.util.ArrayList;
import java.util.List;

/** How many lines of code a reader of a generated method has before them. */
public final class CodeLines {
  private CodeLines() {}

  /**
   * Lines of code inside the body of a generated method, of the methods that answer its components or elements, and of their tables of
   * points: not blank, no comment, no signature.
   */
  public static int count(String source, Contract contract) {
    List<String> names = new ArrayList<>(Emission.answering(contract.method()));
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
      String braces = text.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])+'|[^{}]", "");
      boolean closes = text.startsWith("}");
      depth -= closes ? 1 : 0;
      if (depth == 1) {
        own |= names.stream().anyMatch(name -> text.contains(" " + name + "(") || text.contains(" " + PointsTable.pointsName(name) + " = {"));
      }
      own &= depth > 1 || !closes;
      lines += own && depth >= 2 ? 1 : 0;
      for (char brace : (closes ? braces.substring(1) : braces).toCharArray()) {
        depth += brace == '{' ? 1 : -1;
      }
      own &= depth > 1 || !text.endsWith(";");
    }
    return lines;
  }
}
