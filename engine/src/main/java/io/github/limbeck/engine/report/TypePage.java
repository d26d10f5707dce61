package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page of one generated class: everything in one HTML file that loads nothing. It shows rows of the examples, so it belongs
 * into the build directory and not into a jar.
 */
public final class TypePage {
  private TypePage() {}

  /**
   * The page as HTML.
   *
   * @param stamp stands in the head of the page, for whoever asks whether it is up to date
   */
  public static String of(TypeReport report, String stamp) {
    Provenance provenance = report.provenance();
    StringBuilder body = new StringBuilder();
    body.append("<header><p class=\"fine\">Distilled by Limbeck ").append(Html.text(provenance.version())).append("</p><h1>")
        .append(Html.text(simpleName(provenance.type()))).append("</h1><p>").append(Html.text(provenance.type())).append(" \u2192 ")
        .append(Html.text(provenance.generated())).append("</p><p class=\"fine\">This page shows rows of ")
        .append(Html.text(Wording.listed(report.methods().stream().map(m -> m.training().name()).distinct().toList())))
        .append(": keep it where these may be kept.</p></header>\n<main id=\"content\">\n");
    List<CodeListing.Linked> networks = new ArrayList<>();
    StringBuilder sections = new StringBuilder();
    for (int m = 0; m < report.methods().size(); m++) {
      sections.append(method(report.methods().get(m), "m" + m, networks));
    }
    body.append(Belief.of(report)).append(cards(report)).append(contents(report)).append("<div class=\"beside\"><div>").append(sections)
        .append("</div>\n<section class=\"source\" id=\"code\"><h2>Generated code</h2>\n")
        .append(networks.isEmpty() ? "" : "<p class=\"fine\">Point at a line, or at a unit of a network, to see what belongs to it.</p>\n")
        .append(CodeListing.of(report.source(), networks)).append("</section></div></main>\n");
    return page(provenance.type(), summary(report), figures(report), stamp, body.toString());
  }

  /** The frame of all pages. */
  static String page(String title, String summary, String figures, String stamp, String body) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta name=\"limbeck-stamp\" content=\"" + Html.text(stamp) + "\">\n<meta charset=\"utf-8\">\n"
        + "<title>" + Html.text(title) + " \u00b7 Limbeck</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"description\" content=\"" + Html.text(summary) + "\">\n<meta name=\"limbeck-figures\" content=\"" + Html.text(figures) + "\">\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n"
        + "<a class=\"skip\" href=\"#content\">To the content</a>\n" + body + "<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n";
  }

  private static String resource(String name) {
    try (InputStream in = TypePage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** One line for the index. */
  static String summary(TypeReport report) {
    List<String> methods = new ArrayList<>();
    for (MethodReport method : report.methods()) {
      List<String> answers = method.answers().stream().map(a -> a.figures().formula().map(Provenance.Formula::plain)
          .orElse(Html.percent(a.figures().trainingAccuracy()) + " right" + expected(a))).toList();
      methods.add(method.provenance().name() + ": " + method.provenance().rows() + " rows of " + method.training().name() + ", "
          + String.join(", ", answers) + ", " + method.provenance().equality());
    }
    return String.join("; ", methods);
  }

  /** For the index, between bars: what figures are, the least that is right of any answer, the least that is expected on new rows, its interval, and how equality was shown. */
  private static String figures(TypeReport report) {
    List<Provenance.Answer> answers = report.methods().stream().flatMap(m -> m.answers().stream()).map(AnswerReport::figures).toList();
    double right = answers.stream().mapToDouble(Provenance.Answer::trainingAccuracy).min().orElse(Double.NaN);
    Optional<Provenance.Expectation> least = answers.stream().flatMap(a -> a.expectation().stream()).filter(e -> !Double.isNaN(e.accuracy())).min(Comparator.comparingDouble(Provenance.Expectation::accuracy));
    String interval = least.filter(e -> !Double.isNaN(e.low())).map(e -> Shares.interval(e.low(), e.high())).orElse("");
    return (answers.stream().anyMatch(a -> a.formula().isPresent()) ? IndexPage.VARIANCE : IndexPage.SHARE) + "|" + right + "|" + least.map(Provenance.Expectation::accuracy).orElse(Double.NaN) + "|" + interval + "|" + report.methods().stream().map(m -> m.provenance().equality()).distinct().collect(Collectors.joining(", "));
  }

  private static String expected(AnswerReport answer) {
    return answer.figures().expectation().filter(e -> !Double.isNaN(e.accuracy())).map(e -> ", " + Html.percent(e.accuracy()) + " expected on new rows").orElse("");
  }

  /** Where the methods and the code are on the page. */
  private static String contents(TypeReport report) {
    StringBuilder out = new StringBuilder("<nav aria-label=\"On this page\"><ul class=\"contents\">");
    for (int m = 0; m < report.methods().size(); m++) {
      out.append("<li><a href=\"#m").append(m).append("\">").append(Html.text(report.methods().get(m).provenance().name())).append("</a></li>");
    }
    return out.append("<li><a href=\"#code\">Generated code</a></li><li><a href=\"index.html\">All types</a></li></ul></nav>\n").toString();
  }

  private static String cards(TypeReport report) {
    StringBuilder out = new StringBuilder("<dl class=\"cards\">");
    for (MethodReport method : report.methods()) {
      String of = report.methods().size() == 1 ? "" : " (" + method.provenance().name() + ")";
      card(out, "rows" + of, String.valueOf(method.provenance().rows()));
      for (AnswerReport answer : method.answers()) {
        String name = method.answers().size() == 1 ? of
            : " (" + (report.methods().size() == 1 ? "" : method.provenance().name() + ".") + answer.figures().name() + ")";
        boolean formula = answer.figures().formula().isPresent();
        card(out, (formula ? "R\u00b2" : "right") + name, formula ? Html.rounded(answer.figures().trainingAccuracy())
            : Html.percent(answer.figures().trainingAccuracy()));
        if (!Double.isNaN(answer.figures().validationAccuracy())) {
          card(out, "held out" + name, formula ? Html.rounded(answer.figures().validationAccuracy())
              : heldOut(answer));
        }
        answer.figures().expectation().filter(e -> !Double.isNaN(e.accuracy())).ifPresent(e -> card(out, "expected on new rows" + name,
            formula ? "R\u00b2 " + Html.rounded(e.accuracy())
                : Html.percent(e.accuracy()) + " (" + Shares.interval(e.low(), e.high()) + " %)"));
      }
      card(out, "code equals what was learned" + of, method.provenance().equality());
    }
    return out.append("</dl>\n").toString();
  }

  private static String heldOut(AnswerReport answer) {
    double share = answer.figures().validationAccuracy();
    return Html.percent(share) + answer.heldOut().map(held -> " (" + Html.interval(share, held.count()) + ")").orElse("");
  }

  private static void card(StringBuilder out, String name, String value) {
    out.append("<div><dt>").append(Html.text(name)).append("</dt><dd>").append(Html.text(value)).append("</dd></div>");
  }

  private static String method(MethodReport method, String id, List<CodeListing.Linked> networks) {
    StringBuilder out = new StringBuilder("<section id=\"").append(id).append("\"><h2>").append(Html.text(method.provenance().name())).append("</h2>\n");
    if (method.training().rows() < method.provenance().rows()) {
      out.append("<p>Tables and plots are of ").append(method.training().rows()).append(" evenly chosen rows of ").append(method.provenance().rows())
          .append(".</p>\n");
    }
    for (int a = 0; a < method.answers().size(); a++) {
      AnswerReport answer = method.answers().get(a);
      String prefix = id + "a" + a;
      String of = method.answers().size() == 1 ? "" : " of " + Html.text(answer.figures().name());
      if (answer.figures().formula().isPresent()) {
        out.append("<h3>Formula").append(of).append("</h3>\n").append(FormulaSection.of(answer, answer.figures().formula().get()));
      }
      if (answer.figures().formula().isEmpty()) {
        out.append(RuleSection.rules(answer, of));
      }
      if (a == 0) {
        out.append(TrySection.of(method, id));
        out.append(influence(method)).append(Border.section(method.border(), answer.labels()));
      }
      if (answer.networks().size() == 1) {
        out.append(BoundsSection.of(answer.networks().get(0), method.training()));
      }
      for (int n = 0; n < answer.networks().size(); n++) {
        out.append(network(answer, answer.networks().get(n), prefix + "n" + n, of, networks));
      }
      if (answer.figures().formula().isEmpty()) {
        out.append("<h3>How right it is").append(of.replaceFirst(" of ", ": ")).append("</h3>\n").append(RuleSection.of(answer));
      }
    }
    method.images().ifPresent(images -> out.append(ImagesSection.of(images)));
    method.messages().ifPresent(messages -> out.append(MessagesSection.of(messages)));
    method.forecasts().ifPresent(f -> out.append(ForecastSection.of(f, method.answers().stream().map(a -> a.figures().name()).toList())));
    out.append("<h3>How equality was shown</h3>\n<p>").append(Html.text(equality(method.provenance().equality()))).append("</p>\n");
    out.append("<h3>What was extrapolated</h3>\n<p>").append(Html.text(method.extrapolated().isEmpty() ? "Nothing beyond the examples' ranges is claimed."
        : method.extrapolated())).append("</p>\n");
    return out.append("<h3>Examples</h3>\n").append(DatasetSection.of(method)).append("</section>\n").toString();
  }

  /** How much each feature matters. */
  private static String influence(MethodReport method) {
    if (method.influence().isEmpty()) {
      return "";
    }
    double most = method.influence().values().stream().mapToDouble(v -> v).max().orElse(1);
    return "<h3>What each feature does</h3>\n" + Html.table("Rows that are answered otherwise when the values of a column are shuffled", List.of("feature", "of the rows"), method.influence().entrySet().stream()
        .map(e -> List.of(Html.text(e.getKey()), Html.percent(e.getValue()) + Html.bar("more", 8 * e.getValue() / most))).toList());
  }

  private static String network(AnswerReport answer, NetworkView network, String prefix, String of, List<CodeListing.Linked> networks) {
    EssenceNetwork units = EssenceNetwork.of(network.model());
    networks.add(new CodeListing.Linked(network, units, prefix, answer.methods()));
    String title = network.title().isEmpty() ? of : " of " + Html.text(network.title());
    String regions = network.overRows() && network.model() instanceof DecisionList list ? RegionsSection.of(list, answer, prefix) : "";
    return "<h3>Network" + title + "</h3>\n<p class=\"fine\">The same as an essence network, from left to right: a differentia is one condition, a subconcept a rule of such conditions, a concept an answer.</p>\n" + NetworkDrawing.of(units, new RuleWords(network), prefix)
        + (regions.isEmpty() ? "" : "<h3>Decision regions" + of + "</h3>\n" + regions);
  }

  static String equality(String equality) {
    String claim = equality.startsWith("PROVED given") ? "Whatever is read in images, what is computed with it never differs from its model: both were written as formulas, independently of each other,"
        + " and proved equal. What reads them was run beside its network, on the images of all rows and on images made up at random, with the same answer: that is evidence, no proof."
        : equality.startsWith("PROVED") ? "No input makes the code and the model differ: both were written as formulas, independently of each"
        + " other, and proved equal."
        : equality.startsWith("EXHAUSTIVE at") ? "Every input of the sizes that the examples have was run through the compiled class and the model, with"
            + " the same answer; of other sizes nothing is said."
        : equality.startsWith("EXHAUSTIVE") ? "Every input there is was run through the compiled class and the model, with the same answer."
        : "No proof was found within the steps a proof may take; the inputs that were run, random ones and those at boundaries, agreed.";
    return equality + ". " + claim + " All training rows were run through the compiled class.";
  }
}
