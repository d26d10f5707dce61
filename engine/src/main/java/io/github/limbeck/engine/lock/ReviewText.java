package io.github.limbeck.engine.lock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.archive.JsonTree;
import io.github.limbeck.engine.distil.ModelComparison;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.finding.Shares;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reviews as text: lines for a console, Markdown for a pull request, JSON for programs. */
public final class ReviewText {
  private static final int MOST_LINES = 40;
  /** More lines that mean nothing are not shown one by one. */
  private static final int FEW_LINES = 2;

  private ReviewText() {}

  /** A line for each difference; none if there is none. What people decide by comes first. */
  public static List<String> lines(Review review) {
    List<String> lines = new ArrayList<>(review.others());
    for (Review.Method method : review.methods()) {
      String of = review.methods().size() == 1 ? "" : method.name() + ": ";
      changes(method.declared()).forEach(line -> lines.add(of + line));
      method.reader().ifPresent(line -> lines.add(of + line));
      for (Review.Answer answer : method.answers()) {
        String name = of + (answer.name().isEmpty() ? "" : answer.name() + ": ");
        answer.bounds().forEach(line -> lines.add(name + line));
        if (answer.meaning().map(ModelComparison::isEqual).orElse(false) && answer.lines().size() > FEW_LINES) {
          lines.add(name + "written in another way: " + answer.lines().size() + " lines differ");
        } else {
          changes(answer.lines()).forEach(line -> lines.add(name + line));
        }
        facts(answer).forEach(line -> lines.add(name + line));
      }
      ends(method).forEach(line -> lines.add(of + line));
    }
    return lines;
  }

  private static List<String> changes(List<LineChange> changes) {
    List<String> lines = new ArrayList<>(changes.stream().limit(MOST_LINES).map(LineChange::toString).toList());
    if (changes.size() > MOST_LINES) {
      lines.add("and " + (changes.size() - MOST_LINES) + " lines more");
    }
    return lines;
  }

  /** What changed of an answer beside its lines. */
  private static List<String> facts(Review.Answer answer) {
    List<String> facts = new ArrayList<>();
    answer.rows().filter(r -> r.flips().count() > 0).ifPresent(r -> facts.add(r.flips().count() + " of " + r.rows() + " rows " + (r.flips().count() == 1 ? "is" : "are") + " answered otherwise: "
        + r.flips().some().stream().map(w -> w.input() + " (" + w.after() + ", was " + w.before() + ")").collect(Collectors.joining(", "))
        + more(r.flips().count(), r.flips().some().size())));
    answer.meaning().filter(m -> !answer.isSame()).ifPresent(m -> facts.add(meaning(m)));
    if (!answer.unknown().isEmpty()) {
      facts.add("not compared by what they answer: " + answer.unknown());
    }
    facts.addAll(answer.figures());
    answer.rows().map(Review.RowFlips::flips).filter(f -> f.wrong() > 0 && !answer.isSame()).ifPresent(f -> facts.add(f.wrong() + (f.wrong() == 1 ? " row is" : " rows are") + " answered wrongly now: "
        + f.someWrong().stream().map(w -> w.input() + " (" + w.after() + ", is " + w.before() + ")").collect(Collectors.joining(", ")) + more(f.wrong(), f.someWrong().size())));
    return facts;
  }

  private static String more(int count, int told) {
    return count > told ? " and " + (count - told) + " more" : "";
  }

  private static String meaning(ModelComparison meaning) {
    if (meaning.isEqual()) {
      return "both answer alike on every input" + (meaning.where().isEmpty() ? "" : " (" + meaning.where() + ")");
    }
    if (meaning.witness().isEmpty()) {
      return "both answer alike on all inputs drawn from the ranges of the examples; whether they do on every input is open (" + meaning.open() + ")";
    }
    ModelComparison.Witness witness = meaning.witness().get();
    String such = witness.input() + " (" + witness.after() + ", was " + witness.before() + ")";
    if (!Double.isNaN(meaning.greatest())) {
      return "off by at most " + Decimals.rounded(meaning.greatest()) + " on inputs drawn from the ranges of the examples, at " + such;
    }
    return "other answers on " + (meaning.share() == 0 ? "few" : Shares.percent(meaning.share()) + " of the") + " inputs drawn from the ranges of the examples, such as " + such;
  }

  private static List<String> ends(Review.Method method) {
    return List.of(method.examples().isEmpty() ? "" : "examples: " + method.examples(), method.equality()).stream().filter(line -> !line.isEmpty()).toList();
  }

  /** Markdown, as a comment on a pull request shows it. */
  public static String markdown(List<Review> reviews) {
    StringBuilder out = new StringBuilder("## What is learned differently\n");
    List<Review> changed = reviews.stream().filter(r -> !r.isEmpty()).toList();
    if (changed.isEmpty()) {
      out.append("\nNothing: ").append(reviews.size()).append(reviews.size() == 1 ? " type says" : " types say").append(" what the lock files say.\n");
    }
    for (Review review : changed) {
      out.append("\n### `").append(review.type()).append("`\n");
      review.others().forEach(line -> out.append("\n").append(escaped(line)).append('\n'));
      for (Review.Method method : review.methods()) {
        out.append("\n**").append(method.name()).append("**");
        out.append(method.examples().isEmpty() ? "\n" : ": " + escaped(method.examples()) + ".\n");
        addDiff(method.declared(), out);
        method.reader().ifPresent(fact -> out.append("\n- ").append(escaped(fact)).append('\n'));
        for (Review.Answer answer : method.answers()) {
          if (!answer.name().isEmpty() && !answer.isSame()) {
            out.append("\n*").append(answer.name()).append("*\n");
          }
          addDiff(answer.lines(), out);
          List<String> facts = Stream.concat(answer.bounds().stream(), facts(answer).stream()).toList();
          out.append(facts.isEmpty() ? "" : "\n");
          facts.forEach(fact -> out.append("- ").append(escaped(fact)).append('\n'));
        }
        if (!method.equality().isEmpty()) {
          out.append("\n- ").append(escaped(method.equality())).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static void addDiff(List<LineChange> changes, StringBuilder out) {
    if (changes.isEmpty()) {
      return;
    }
    String lines = changes.stream().flatMap(c -> List.of(c.before().isEmpty() ? "" : "- " + c.before(), c.after().isEmpty() ? "" : "+ " + c.after()).stream())
        .filter(line -> !line.isEmpty()).map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"));
    String fence = fence(lines);
    out.append('\n').append(fence).append("diff\n").append(lines).append('\n').append(fence).append('\n');
  }

  /** Longer than any run of backticks in a text, so that nothing in the data ends the block. */
  static String fence(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replace("\n", " ");
  }

  /** JSON, for programs. */
  public static String json(List<Review> reviews) {
    return JsonTree.text(json -> {
      json.writeStartObject();
      json.writeBooleanField("equal", reviews.stream().allMatch(Review::isEmpty));
      json.writeArrayFieldStart("types");
      for (Review review : reviews) {
        write(review, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void write(Review review, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", review.type());
    json.writeBooleanField("equal", review.isEmpty());
    write("others", review.others(), json);
    json.writeArrayFieldStart("methods");
    for (Review.Method method : review.methods()) {
      json.writeStartObject();
      json.writeStringField("method", method.name());
      writeChanges("declared", method.declared(), json);
      json.writeArrayFieldStart("answers");
      for (Review.Answer answer : method.answers()) {
        write(answer, json);
      }
      json.writeEndArray();
      write("others", Stream.concat(method.reader().stream(), ends(method).stream()).toList(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Review.Answer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (!answer.name().isEmpty()) {
      json.writeStringField("answer", answer.name());
    }
    writeChanges("lines", answer.lines(), json);
    write("bounds", answer.bounds(), json);
    write("figures", answer.figures(), json);
    if (answer.meaning().isPresent()) {
      ModelComparison meaning = answer.meaning().get();
      json.writeStringField("answersAlike", meaning.isEqual() ? "proved" : meaning.witness().isPresent() ? "no" : "open");
      if (!meaning.where().isEmpty()) {
        json.writeStringField("where", meaning.where());
      }
      json.writeNumberField("shareOfDrawnInputs", meaning.share());
      if (!Double.isNaN(meaning.greatest())) {
        json.writeNumberField("greatestDifference", meaning.greatest());
      }
      if (meaning.witness().isPresent()) {
        json.writeFieldName("input");
        write(meaning.witness().get(), json);
      }
    }
    if (answer.rows().isPresent()) {
      json.writeNumberField("rowsAnsweredOtherwise", answer.rows().get().flips().count());
      json.writeNumberField("rows", answer.rows().get().rows());
      json.writeArrayFieldStart("examples");
      for (ModelComparison.Witness witness : answer.rows().get().flips().some()) {
        write(witness, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(ModelComparison.Witness witness, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("input", witness.input());
    json.writeStringField("before", witness.before());
    json.writeStringField("after", witness.after());
    json.writeEndObject();
  }

  private static void writeChanges(String name, List<LineChange> changes, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (LineChange change : changes) {
      json.writeStartObject();
      json.writeStringField("before", change.before());
      json.writeStringField("after", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(String name, List<String> texts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
