package io.github.limbeck.engine.emit;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.compiler.IScanner;
import org.eclipse.jdt.core.compiler.ITerminalSymbols;
import org.eclipse.jdt.core.compiler.InvalidInputException;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.CompilationUnit;

/**
 * Reads generated source back: its tokens, comments left out, as a compiler sees them; and whether it parses.
 * Formatting must not change the tokens, and each string literal must be one of those that were meant.
 */
public final class Tokens {
  private Tokens() {}

  /** The tokens of a source text as they are written. */
  public static List<String> of(String source) {
    IScanner scanner = ToolFactory.createScanner(false, false, true, JavaCore.VERSION_17, JavaCore.VERSION_17);
    scanner.setSource(source.toCharArray());
    List<String> tokens = new ArrayList<>();
    try {
      while (scanner.getNextToken() != ITerminalSymbols.TokenNameEOF) {
        tokens.add(new String(scanner.getRawTokenSource()));
      }
    } catch (InvalidInputException e) {
      throw new IllegalStateException("the generated source has a broken token: " + e.getMessage(), e);
    }
    return tokens;
  }

  /** Fails unless the source parses without a problem into exactly one type. */
  static void requireOneType(String source) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    parser.setKind(ASTParser.K_COMPILATION_UNIT);
    parser.setCompilerOptions(Layout.OPTIONS);
    parser.setSource(source.toCharArray());
    CompilationUnit unit = (CompilationUnit) parser.createAST(null);
    if (unit.getProblems().length > 0 || unit.types().size() != 1) {
      throw new IllegalStateException("the generated source does not parse back: "
          + (unit.getProblems().length > 0 ? unit.getProblems()[0].getMessage() : unit.types().size() + " types"));
    }
  }
}
