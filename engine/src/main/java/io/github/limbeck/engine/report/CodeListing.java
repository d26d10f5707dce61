package io.github.limbeck.engine.report;

import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.model.EssenceNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generated source, line by line, each with the units of the networks that it speaks of.
 *
 * <p>Which these are is read off the text: a line speaks of a differentia if it reads all its features, itself or by locals that
 * were computed from them, and compares with its threshold where it compares with a number at all; of a subconcept if it speaks of
 * one of its differentiae; of a concept if it returns its answer. It is a help for readers, not a claim.
 */
final class CodeListing {
  private static final Pattern LOCAL = Pattern.compile("^\\s*(?:(?:final )?[a-z]+(?:\\[\\])*\\s+)?([A-Za-z_$][\\w$]*)\\s*(?:[+|&*-]?=)[^=].*");
  private static final Pattern DECLARATION = Pattern.compile("\\s*(?:public|private|static) (?:.* (\\w+)\\()?.*");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?:E-?\\d+)?");

  private static final Pattern TOKEN = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|(@\\w+)|\\b(abstract|boolean|break|byte|case|char|class|continue|default|do|double|else|enum|extends|false|final|float|for|if"
      + "|implements|import|instanceof|int|interface|long|new|null|package|private|protected|public|record|return|short|static|super|switch|this|throw|throws|true|void|while)\\b|(?<![\\w.$])\\d[\\w.]*");

  private final Map<String, Set<String>> locals = new HashMap<>();

  private CodeListing() {}

  /**
   * A network.
   *
   * @param prefix what begins the ids of its units
   * @param methods the generated methods that it is the model of
   */
  record Linked(NetworkView network, EssenceNetwork units, String prefix, List<String> methods) {}

  static String of(String source, List<Linked> networks) {
    CodeListing listing = new CodeListing();
    StringBuilder out = new StringBuilder("<pre class=\"code\" tabindex=\"0\" aria-label=\"generated source\"><code>");
    boolean comment = false;
    boolean declaration = false;
    String method = "";
    String[] lines = source.split("\n");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      boolean check = line.contains("throw ") || line.trim().startsWith("require") || i + 1 < lines.length && lines[i + 1].contains("throw ");
      comment |= line.trim().startsWith("/*");
      Matcher declared = DECLARATION.matcher(line);
      if (declared.matches()) {
        declaration = true;
        method = declared.group(1) == null ? method : declared.group(1);
        listing.locals.clear();
      }
      Set<String> units = new LinkedHashSet<>();
      if (!comment && !declaration && !check) {
        for (Linked network : networks) {
          units.addAll(network.methods().contains(method) ? listing.units(line, network) : List.of());
        }
      }
      out.append("<span class=\"line").append(comment ? " comment" : "").append('"');
      if (!units.isEmpty()) {
        out.append(" data-units=\"").append(String.join(" ", units)).append('"');
      }
      out.append('>').append(comment ? Html.text(line) : coloured(line)).append("\n</span>");
      declaration &= !line.endsWith("{") && !line.endsWith(";");
      comment &= !line.trim().endsWith("*/");
    }
    return out.append("</code></pre>\n").toString();
  }

  /** Code with its words, numbers, texts and annotations told apart. */
  private static String coloured(String line) {
    StringBuilder out = new StringBuilder();
    Matcher token = TOKEN.matcher(line);
    int from = 0;
    while (token.find()) {
      String kind = token.group(1) != null ? "text" : token.group(2) != null ? "annotation" : token.group(3) != null ? "word" : "number";
      out.append(Html.text(line.substring(from, token.start()))).append("<span class=\"").append(kind).append("\">").append(Html.text(token.group())).append("</span>");
      from = token.end();
    }
    return out.append(Html.text(line.substring(from))).toString();
  }

  private List<String> units(String line, Linked linked) {
    Set<String> mentioned = mentioned(line, linked.network().java());
    Matcher local = LOCAL.matcher(line);
    if (local.matches()) {
      locals.computeIfAbsent(local.group(1), n -> new TreeSet<>()).addAll(mentioned);
    }
    List<String> units = new ArrayList<>();
    Set<Integer> differentiae = differentiae(line, mentioned, linked);
    differentiae.forEach(d -> units.add(linked.prefix() + "d" + d));
    for (int s = 0; s < linked.units().subconcepts().size(); s++) {
      if (linked.units().subconcepts().get(s).differentiae().stream().anyMatch(differentiae::contains)) {
        units.add(linked.prefix() + "s" + s);
      }
    }
    if (line.trim().startsWith("return ")) {
      for (EssenceNetwork.Concept concept : linked.units().concepts()) {
        String label = RuleWords.label(linked.network().labels(), concept.answer());
        boolean condition = linked.network().labels().equals(List.of("false", "true")) && !line.matches(".*\\breturn (true|false);.*");
        if (condition || line.matches(".*(?<![\\w$])" + Pattern.quote(label) + "(?![\\w$]).*")) {
          units.add(linked.prefix() + "c" + concept.answer());
        }
      }
    }
    return units;
  }

  private static Set<Integer> differentiae(String line, Set<String> mentioned, Linked linked) {
    Set<Integer> byFeatures = new TreeSet<>();
    Set<Integer> byThreshold = new TreeSet<>();
    for (int d = 0; d < linked.units().differentiae().size(); d++) {
      EssenceNetwork.Differentia differentia = linked.units().differentiae().get(d);
      Set<String> needed = new TreeSet<>();
      RuleWords.featuresOf(differentia.form()).forEach(f -> needed.add(linked.network().java().get(f)));
      if (!needed.isEmpty() && mentioned.containsAll(needed)) {
        byFeatures.add(d);
        if (comparesWith(line, Math.abs(differentia.threshold()))) {
          byThreshold.add(d);
        }
      }
    }
    return byThreshold.isEmpty() ? byFeatures : byThreshold;
  }

  /** Whether a line has the threshold in it, or, since whole numbers may be compared strictly, a neighbour. */
  private static boolean comparesWith(String line, double threshold) {
    Matcher number = NUMBER.matcher(line);
    while (number.find()) {
      double off = Math.abs(Double.parseDouble(number.group()) - threshold);
      if (off == 0 || off == 1 && threshold == Math.rint(threshold)) {
        return true;
      }
    }
    return false;
  }

  /** The features, by how Java reads them, that a line reads itself or by locals. */
  private Set<String> mentioned(String line, List<String> java) {
    Set<String> mentioned = new TreeSet<>();
    for (String feature : new TreeSet<>(java)) {
      if (!feature.isEmpty() && occurs(line, feature)) {
        mentioned.add(feature);
      }
    }
    locals.forEach((name, features) -> {
      if (occurs(line, name)) {
        mentioned.addAll(features);
      }
    });
    return mentioned;
  }

  private static boolean occurs(String line, String name) {
    for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      boolean begins = at == 0 || !Character.isJavaIdentifierPart(line.charAt(at - 1)) && line.charAt(at - 1) != '.';
      int end = at + name.length();
      if (begins && (end == line.length() || !Character.isJavaIdentifierPart(line.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
