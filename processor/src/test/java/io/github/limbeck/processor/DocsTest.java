package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.processor.shell.Options;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** What the documents say: their Java compiles, their XML is well-formed, their links lead somewhere. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)]+)\\)");
  private static final String IMPORTS = """
      import io.github.limbeck.*;
      import io.github.limbeck.Column;
      import io.github.limbeck.engine.distil.*;
      import io.github.limbeck.engine.emit.*;
      import io.github.limbeck.engine.model.*;
      import io.github.limbeck.engine.model.ThresholdNetwork.*;
      import io.github.limbeck.engine.program.*;
      import io.github.limbeck.engine.source.*;
      import io.github.limbeck.runtime.*;
      import io.github.limbeck.testing.*;
      import java.io.*;
      import java.math.BigDecimal;
      import java.time.*;
      import java.time.temporal.ChronoUnit;
      import java.nio.file.*;
      import java.util.*;
      import org.junit.jupiter.api.Test;
      """;

  /** Types that snippets mention and do not declare; the modules that hold some of them are built after this one. */
  private static final Map<String, String> KNOWN = Map.of(
      "io.github.limbeck.testing.DistillAssertions", """
          package io.github.limbeck.testing;
          public class DistillAssertions {
            public static void assertFresh(Class<?> type) {}
            public static void assertAccuracy(Class<?> type, double least) {}
            public static void assertAccuracy(Class<?> type, java.nio.file.Path examples, double least) {}
          }
          """,
      "io.github.limbeck.runtime.Distilled", """
          package io.github.limbeck.runtime;
          public class Distilled {
            public static <T> T of(Class<T> type) { return null; }
          }
          """);

  @TempDir Path empty;

  private static Map<String, String> documents() throws IOException {
    Map<String, String> documents = new TreeMap<>();
    try (Stream<Path> files = Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("docs")))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        documents.put(ROOT.relativize(file).toString(), Files.readString(file));
      }
    }
    return documents;
  }

  private static List<String> blocks(String document, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(document);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** A compilation unit that holds a snippet: types as they are, methods in a class, statements in a method. */
  private static String unit(String snippet, String packageName) {
    String code = snippet.stripTrailing().replaceAll("(?m)^package .*;$", "");
    boolean type = Pattern.compile("(?m)^(public |final |abstract )*(interface|class|record|enum) \\w+").matcher(code).find();
    if (!type && code.startsWith("@DistillFrom(") && !code.contains(";")) {
      code += "\ninterface Snippet { boolean decide(int x); }";
    } else if (!type && code.startsWith("@DistillFrom(")) {
      code = "interface Snippet {\n" + code + "\n}";
    } else if (!type && Pattern.compile("(?m)^\\s*(@Override|public) ").matcher(code).find() || !type && code.contains("@Override")) {
      code = "class Snippet {\n" + code.replace("@Override", "") + "\n}";
    } else if (!type) {
      boolean answers = code.contains("return answer;");
      code = "class Snippet {\n" + (answers ? "boolean[] sum(boolean[] a, boolean[] b)" : "void run()") + " throws Exception {\n" + code + "\n}\n}";
    }
    return "package " + packageName + ";\n" + IMPORTS + code.replaceAll("(?m)^public (final )?(interface|class|record|enum) ", "$1$2 ") + "\n";
  }

  /** Types that a document's later snippets speak of. */
  private static final String CONTEXT = """
      enum Size { SMALL, LARGE }
      """;

  @Test
  void everyJavaSnippetCompiles() throws IOException {
    int count = 0;
    for (Map.Entry<String, String> document : documents().entrySet()) {
      Map<String, String> declared = new LinkedHashMap<>();
      List<String> snippets = blocks(document.getValue(), "java");
      for (int i = 0; i < snippets.size(); i++) {
        String packageName = "snippet";
        Map<String, String> units = new HashMap<>(KNOWN);
        units.put("snippet.Context", "package snippet;\n" + CONTEXT);
        units.putAll(declared);
        String unit = unit(snippets.get(i), packageName);
        typeOf(unit).ifPresent(t -> units.keySet().removeIf(k -> k.equals("snippet." + t)));
        units.put("snippet.Unit" + i, unit);
        var result = TestCompiler.JAVAC.compile(empty, units, "-proc:none");
        assertThat(result.success()).as("%s, snippet %d:%n%s%n%s", document.getKey(), i + 1, unit, result.messages()).isTrue();
        typeOf(unit).filter(t -> !t.equals("Snippet")).ifPresent(t -> declared.put("snippet." + t, unit));
        count++;
      }
    }
    assertThat(count).isGreaterThan(25);
  }

  private static Optional<String> typeOf(String unit) {
    Matcher matcher = Pattern.compile("(?m)^(?:final )?(?:interface|class|record|enum) (\\w+)").matcher(unit);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Test
  void everyXmlSnippetIsWellFormed() throws Exception {
    int count = 0;
    for (String document : documents().values()) {
      for (String xml : blocks(document, "xml")) {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<all>" + xml + "</all>")));
        count++;
      }
    }
    assertThat(count).isGreaterThan(3);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Map.Entry<String, String> document : documents().entrySet()) {
      Matcher links = LINK.matcher(document.getValue().replaceAll("(?ms)^```.*?^```$", ""));
      while (links.find()) {
        String link = links.group(1);
        if (link.startsWith("http") || link.startsWith("mailto")) {
          continue;
        }
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? ROOT.resolve(document.getKey()) : ROOT.resolve(document.getKey()).getParent().resolve(parts[0]).normalize();
        assertThat(file).as("%s: %s", document.getKey(), link).exists();
        if (parts.length == 2) {
          assertThat(anchors(Files.readString(file))).as("%s: %s", document.getKey(), link).contains(parts[1]);
        }
      }
    }
  }

  private static Set<String> anchors(String document) {
    Set<String> anchors = new TreeSet<>();
    Matcher headings = Pattern.compile("(?m)^#+ (.*)$").matcher(document);
    while (headings.find()) {
      anchors.add(headings.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  /** What the README shows of generated classes is what is generated. */
  @Test
  void theReadmeShowsGeneratedCodeAsItIs() throws IOException {
    String life = Files.readString(Path.of("src/test/resources/golden/LifeDistilled.java"));
    String shown = blocks(Files.readString(ROOT.resolve("README.md")), "java").stream().filter(b -> b.contains("class LifeDistilled")).findFirst().orElseThrow();
    assertThat(body(shown)).isEqualTo(body(life));
  }

  /** The statements of a class that has one method. */
  private static String body(String source) {
    return source.lines().dropWhile(line -> !line.contains("@Override")).filter(line -> !line.contains("public boolean")).map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everyOptionIsDocumented() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/options.md"))).contains(Options.NAMES.stream().map(name -> "`" + name + "`").toList());
  }
}
