package io.github.limbeck.engine.emit;

import java.util.Map;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.formatter.CodeFormatter;
import org.eclipse.jdt.core.formatter.DefaultCodeFormatterConstants;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.text.edits.TextEdit;

/** How generated source is laid out: the Eclipse formatter with the options below, and nothing else. */
final class Layout {
  static final Map<String, String> OPTIONS = options();

  private Layout() {}

  private static Map<String, String> options() {
    Map<String, String> options = DefaultCodeFormatterConstants.getEclipseDefaultSettings();
    JavaCore.setComplianceOptions(JavaCore.VERSION_17, options);
    options.put(DefaultCodeFormatterConstants.FORMATTER_TAB_CHAR, JavaCore.SPACE);
    options.put(DefaultCodeFormatterConstants.FORMATTER_TAB_SIZE, "4");
    options.put(DefaultCodeFormatterConstants.FORMATTER_INDENTATION_SIZE, "4");
    options.put(DefaultCodeFormatterConstants.FORMATTER_LINE_SPLIT, "110");
    // A loop that only adds up reads best as one line.
    options.put(DefaultCodeFormatterConstants.FORMATTER_KEEP_LOOP_BODY_BLOCK_ON_ONE_LINE,
        DefaultCodeFormatterConstants.ONE_LINE_IF_SINGLE_ITEM);
    options.put(DefaultCodeFormatterConstants.FORMATTER_INDENT_SWITCHSTATEMENTS_COMPARE_TO_SWITCH, DefaultCodeFormatterConstants.TRUE);
    options.put(DefaultCodeFormatterConstants.FORMATTER_JOIN_WRAPPED_LINES, DefaultCodeFormatterConstants.TRUE);
    options.put(DefaultCodeFormatterConstants.FORMATTER_COMMENT_FORMAT_JAVADOC_COMMENT, DefaultCodeFormatterConstants.FALSE);
    options.put(DefaultCodeFormatterConstants.FORMATTER_COMMENT_FORMAT_LINE_COMMENT, DefaultCodeFormatterConstants.FALSE);
    return Map.copyOf(options);
  }

  /** The source laid out, with line feeds and no blanks at line ends. */
  static String format(String source) {
    CodeFormatter formatter = ToolFactory.createCodeFormatter(OPTIONS);
    TextEdit edit = formatter.format(CodeFormatter.K_COMPILATION_UNIT, source, 0, source.length(), 0, "\n");
    if (edit == null) {
      throw new IllegalStateException("the formatter refused the generated source");
    }
    Document document = new Document(source);
    try {
      edit.apply(document, TextEdit.NONE);
    } catch (BadLocationException e) {
      throw new IllegalStateException("the formatter's edits do not fit the generated source", e);
    }
    return document.get();
  }
}
