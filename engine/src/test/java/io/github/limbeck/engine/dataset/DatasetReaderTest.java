package io.github.limbeck.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DatasetReaderTest {
  private static final Contract CONTRACT = new Contract("f",
      List.of(new Feature("text", "text", List.of("text"), 0, ValueType.string(Presence.REQUIRED), Optional.empty()),
          new Feature("n", "n", List.of("n"), 1, ValueType.primitive("int", Presence.REQUIRED), Optional.empty())),
      List.of(new Answer("f", List.of("f", "boolean"), false, ValueType.primitive("boolean", Presence.REQUIRED))), Optional.empty(),
      Request.forDataset("d.csv"));

  /** A source that says it changed each time it is asked, if so wanted. */
  private static Source source(String name, byte[] bytes, boolean changing) {
    int[] asked = new int[1];
    return new Source.Bytes(name, () -> new ByteArrayInputStream(bytes), () -> changing ? String.valueOf(asked[0]++) : "same");
  }

  private static Dataset read(String name, String text) throws Refusal {
    return DatasetReader.read(source(name, text.getBytes(StandardCharsets.UTF_8), false), CONTRACT, Limits.DEFAULT, Place.SUBJECT);
  }

  @Test
  void readsQuotesAndLineBreaksInCellsAndKnowsTheLines() throws Refusal {
    Dataset data = read("d.csv", "text,n,f\r\n\"a,\"\"b\"\"\",1,yes\r\n\"two\nlines\",2,no\r\n\r\nlast,3,yes");
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.vocabularies().get(0)).containsExactly("a,\"b\"", "last", "two\nlines");
    assertThat(data.place(1)).isEqualTo("d.csv:3");
    assertThat(data.place(2)).isEqualTo("d.csv:6");
    assertThat(data.columns().get(0).get(1)).isEqualTo(2);
  }

  @Test
  void aByteOrderMarkBeforeAQuotedHeaderIsNoPartOfIt() throws Refusal {
    assertThat(read("d.csv", "\uFEFF\"text\",n,f\nx,1,yes\n").rows()).isEqualTo(1);
  }

  @Test
  void theEndingStatesTheFormat() throws Refusal, IOException {
    String text = "text\tn\tf\na,b\t1\tyes\n";
    Dataset plain = read("d.tsv", text);
    assertThat(plain.vocabularies().get(0)).containsExactly("a,b");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Dataset packed = DatasetReader.read(source("d.tsv.gz", zipped.toByteArray(), false), CONTRACT, Limits.DEFAULT, Place.SUBJECT);
    assertThat(packed.vocabularies()).isEqualTo(plain.vocabularies());
    assertThat(packed.sha256()).isNotEqualTo(plain.sha256());
  }

  @Test
  void theFingerprintIsThatOfTheBytes() throws Refusal {
    // Of these very bytes, by sha256sum.
    assertThat(read("d.csv", "text,n,f\nx,1,yes\n").sha256())
        .isEqualTo("c1adc7ee6cda988885e283192d1077b00934750e0594c51dd30a377a3d00160a");
  }

  @Test
  void refusesAFileThatChangesWhileItIsRead() {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> DatasetReader.read(
        source("d.csv", "text,n,f\nx,1,yes\n".getBytes(StandardCharsets.UTF_8), true), CONTRACT, Limits.DEFAULT, Place.SUBJECT));
    assertThat(refusal.findings()).singleElement().extracting(f -> f.diagnostic()).isEqualTo(Diagnostic.CHANGED_WHILE_READ);
  }

  @Test
  void aSmallArchiveCanNotBecomeAHugeFile() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("text,n,f\n".getBytes(StandardCharsets.UTF_8));
      out.write(new byte[10_000_000]);
    }
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> DatasetReader.read(
        source("d.csv.gz", zipped.toByteArray(), false), CONTRACT, Limits.DEFAULT.withBytes(1_000_000), Place.SUBJECT));
    assertThat(refusal.findings()).singleElement().extracting(f -> f.diagnostic()).isEqualTo(Diagnostic.TOO_MANY_BYTES);
  }

  @Test
  void anotherDatasetIsReadInTheCodesOfTheFirst() throws Refusal {
    Dataset first = read("d.csv", "text,n,f\nb,1,yes\nd,2,no\n");
    Dataset second = read("v.csv", "text,n,f\na,1,yes\nd,2,no\n").recodedLike(first);
    assertThat(second.vocabularies().get(0)).containsExactly("b", "d", "a");
    assertThat(second.columns().get(0).get(0)).isEqualTo(2);
    assertThat(second.columns().get(0).get(1)).isEqualTo(1);
  }
}
