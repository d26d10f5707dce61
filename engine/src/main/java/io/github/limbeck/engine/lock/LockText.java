package io.github.limbeck.engine.lock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.archive.JsonTree;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.verify.Equality;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A lock as the text of its file: first what was learned, one condition or term a line; then what speaks for it; then what a build reads; and last a fingerprint
 * of all that, by which a file that was edited or badly merged is known.
 */
public final class LockText {
  private static final int FORMAT = 1;
  private static final String FINGERPRINT = ",\n  \"fingerprint\" : \"";
  private static final String END = "\"\n}\n";
  /** An exact text is broken before a rule, a literal, a feature or a bound, and after each line: put together again it is the same. */
  private static final Pattern BREAK = Pattern.compile("(?=\\((?:rule|literal|feature|aggregate|known) )|(?<= )(?=(?:-?0x[^ ]+|-Infinity) (?:-?0x[^ ]+|Infinity) )|(?<=\\n)");

  /** The weights of what reads images are broken into lines of one length. */
  private static final Pattern LINE = Pattern.compile("(?<=\\G.{120})");

  private LockText() {}

  /** A text that is no lock, or one that was changed. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason);
    }
  }

  /** The text: the same for the same lock on every machine. */
  public static String write(Lock lock) {
    String text = JsonTree.text(json -> write(lock, json));
    String body = text.substring(0, text.lastIndexOf("\n}"));
    return body + FINGERPRINT + ResultCache.hash(body) + END;
  }

  /**
   * Reads what {@link #write} wrote; lines may end as Windows ends them.
   *
   * @throws Unreadable with the reason, if it is anything else
   */
  public static Lock read(String given) throws Unreadable {
    String text = unified(given);
    int at = text.lastIndexOf(FINGERPRINT);
    if (at < 0 || !text.endsWith(END)) {
      throw new Unreadable("it is not whole");
    }
    try {
      JsonTree tree = JsonTree.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      if (tree.number("format") != FORMAT) {
        throw new Unreadable("it has another format");
      }
      if (!tree.text("fingerprint").equals(ResultCache.hash(text.substring(0, at)))) {
        throw new Unreadable("it was changed after it was written, by hand or by a merge");
      }
      return lock(tree);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("it is not whole");
    }
  }

  /** With lines that end alike. */
  public static String unified(String text) {
    return text.replace("\r\n", "\n");
  }

  private static void write(Lock lock, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeStringField("type", lock.provenance().type());
    json.writeStringField("limbeck", lock.provenance().version());
    json.writeArrayFieldStart("learned");
    for (int m = 0; m < lock.methods().size(); m++) {
      writeLearned(lock.methods().get(m), lock.provenance().methods().get(m), json);
    }
    json.writeEndArray();
    json.writeFieldName("provenance");
    lock.provenance().write(json);
    json.writeArrayFieldStart("exact");
    for (Lock.Method method : lock.methods()) {
      writeExact(method, json);
    }
    json.writeEndArray();
    write("derivatives", lock.derivatives().stream().map(Equality::write).toList(), json);
    json.writeEndObject();
  }

  private static void writeLearned(Lock.Method method, Provenance.Method from, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("method", from.name());
    write("declared", method.declared(), json);
    json.writeArrayFieldStart("answers");
    for (int a = 0; a < method.answers().size(); a++) {
      json.writeStartObject();
      json.writeStringField("answer", from.answers().get(a).name());
      write("model", method.answers().get(a).lines(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    write("account", method.account(), json);
    json.writeEndObject();
  }

  private static void writeExact(Lock.Method method, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("contractSha256", method.contractSha256());
    json.writeStringField("equality", method.equality().write());
    write("features", method.outline().features(), json);
    write("arrays", method.outline().arrays(), json);
    write("sizes", method.outline().sizeTexts(), json);
    json.writeArrayFieldStart("items");
    for (List<Outline.Extent> fields : method.outline().items()) {
      json.writeStartObject();
      write("fields", fields, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    write("contract", pieces(method.contract()), json);
    json.writeArrayFieldStart("answers");
    for (int a = 0; a < method.answers().size(); a++) {
      Lock.Answer answer = method.answers().get(a);
      json.writeStartObject();
      write("values", method.outline().labels().get(a), json);
      write("rowsDecidedAndRight", answer.support().stream().map(s -> s[0] + " " + s[1]).toList(), json);
      write("model", pieces(answer.model()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!method.reader().isEmpty()) {
      write("reader", List.of(LINE.split(method.reader())), json);
    }
    json.writeEndObject();
  }

  private static List<String> pieces(String text) {
    return Arrays.asList(BREAK.split(text));
  }

  private static void write(String name, List<?> elements, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object element : elements) {
      if (element instanceof Outline.Extent extent) {
        json.writeStartObject();
        json.writeStringField("name", extent.name());
        writeNumber("least", extent.least(), json);
        writeNumber("greatest", extent.greatest(), json);
        boolean open = extent.texts().stream().anyMatch(Outline.Extent::isOpen);
        if (open) {
          // Of many texts those that the rule names, by their codes.
          json.writeNumberField("texts", extent.texts().size());
          json.writeObjectFieldStart("named");
          for (int code = 0; code < extent.texts().size(); code++) {
            if (!Outline.Extent.isOpen(extent.texts().get(code))) {
              json.writeStringField("" + code, extent.texts().get(code));
            }
          }
          json.writeEndObject();
        } else if (!extent.texts().isEmpty()) {
          write("values", extent.texts(), json);
        }
        json.writeEndObject();
      } else {
        json.writeString((String) element);
      }
    }
    json.writeEndArray();
  }

  private static void writeNumber(String name, double value, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      json.writeFieldName(name);
      json.writeNumber(Decimals.plain(value));
    }
  }

  private static Lock lock(JsonTree tree) throws IOException {
    Provenance provenance = Provenance.of(tree.object("provenance"));
    List<JsonTree> learned = tree.list("learned");
    List<JsonTree> exact = tree.list("exact");
    List<Lock.Method> methods = new ArrayList<>();
    for (int m = 0; m < learned.size(); m++) {
      methods.add(method(learned.get(m), exact.get(m)));
    }
    return new Lock(provenance, methods, tree.texts("derivatives").stream().map(Equality::parse).toList());
  }

  private static Lock.Method method(JsonTree learned, JsonTree exact) {
    List<JsonTree> shown = learned.list("answers");
    List<JsonTree> models = exact.list("answers");
    Outline outline = new Outline(extents(exact.list("features")), extents(exact.list("arrays")), Outline.sizes(exact.texts("sizes")),
        models.stream().map(a -> a.texts("values")).toList(), exact.list("items").stream().map(i -> extents(i.list("fields"))).toList());
    List<Lock.Answer> answers = IntStream.range(0, models.size()).mapToObj(a -> new Lock.Answer(shown.get(a).texts("model"),
        models.get(a).texts("rowsDecidedAndRight").stream().map(s -> Arrays.stream(s.split(" ")).mapToInt(Integer::parseInt).toArray()).toList(),
        String.join("", models.get(a).texts("model")))).toList();
    return new Lock.Method(learned.texts("declared"), exact.text("contractSha256"), learned.texts("account"), Equality.parse(exact.text("equality")),
        String.join("", exact.texts("contract")), outline, answers, String.join("", exact.texts("reader")));
  }

  private static List<Outline.Extent> extents(List<JsonTree> all) {
    return all.stream().map(e -> new Outline.Extent(e.text("name"), e.number("least"), e.number("greatest"), Double.isNaN(e.number("texts")) ? e.texts("values") : named(e))).toList();
  }

  private static List<String> named(JsonTree extent) {
    Map<String, String> named = extent.textsByName("named");
    return IntStream.range(0, (int) extent.number("texts")).mapToObj(code -> named.getOrDefault("" + code, Outline.Extent.open(code))).toList();
  }
}
