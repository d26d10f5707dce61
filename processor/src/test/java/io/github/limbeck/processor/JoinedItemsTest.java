package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of things in a table of their own. */
class JoinedItemsTest {
  @TempDir Path data;

  private void write(int orders, int from, String name) {
    Random random = new Random(6 + from);
    StringBuilder rows = new StringBuilder("order,postage,total\n");
    StringBuilder lines = new StringBuilder("quantity,order,price\n");
    for (int i = from; i < from + orders; i++) {
      double sum = 0;
      for (int k = random.nextInt(6); k > 0; k--) {
        int quantity = 1 + random.nextInt(9);
        double price = (100 + random.nextInt(2000)) / 100.0;
        lines.append(quantity).append(",O-").append(i).append(',').append(price).append('\n');
        sum += quantity * price;
      }
      double postage = 3 + random.nextInt(5);
      rows.append("O-").append(i).append(',').append(postage).append(',').append(sum + postage).append('\n');
    }
    TestCompiler.write(data, name, rows.toString());
    TestCompiler.write(data, "lines.csv", lines.toString());
  }

  private TestCompiler.Result run(String annotation, String items) {
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\nimport java.util.List;\npublic interface A {\n"
        + "  record Line(int quantity, double price) {}\n  @DistillFrom(" + annotation + ")\n  double total(double postage, " + items + " List<Line> lines);\n}\n"));
  }

  @Test
  void thingsAreFoundByTheirKeys() throws IOException, ReflectiveOperationException {
    write(150, 0, "orders.csv");
    TestCompiler.Result result = run("dataset = \"orders.csv\"", "@Items(dataset = \"lines.csv\", key = \"order\")");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("line.price() * line.quantity()", "for (A.Line line : lines)", "PROVED");
    GeneratedClass generated = new GeneratedClass(TestCompiler.inDirectory(Provenance.read(new ByteArrayInputStream(result.output().get("META-INF/limbeck/app.A.json"))), data));
    assertThat(generated.changedDatasets(data)).isEmpty();
    assertThat(generated.appraise(result.load("app.ADistilled").getClassLoader(), data)).hasSize(1).allSatisfy(a -> assertThat(a.accuracy()).isCloseTo(1, within(1e-12)));
    Files.writeString(data.resolve("lines.csv"), Files.readString(data.resolve("lines.csv")).replaceFirst("O-1,", "O-2,"));
    assertThat(generated.changedDatasets(data)).as("things moved to another order").containsExactly("orders.csv");
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    write(20, 0, "orders.csv");
    assertThat(run("dataset = \"orders.csv\"", "@Items(dataset = \"lines.csv\", key = \"oder\")").messages().toString())
        .contains("lines.csv has no column 'oder', the key of lines. Did you mean 'order'?");
    assertThat(run("dataset = \"orders.csv\"", "@Items(dataset = \"line.csv\", key = \"order\")").messages().toString()).contains("There is no dataset 'line.csv'.");
    TestCompiler.write(data, "lines.csv", "order,quantity,price\nO-1,2,3\nO-99,1,4\no-2,1,4\n");
    assertThat(run("dataset = \"orders.csv\"", "@Items(dataset = \"lines.csv\", key = \"order\")").messages().toString())
        .contains("2 values of 'order' in lines.csv are in no row of orders.csv: lines.csv:3 ('O-99'), lines.csv:4 ('o-2').");
    TestCompiler.write(data, "lines.csv", "order,quantity,price\nO-1,two,3\n");
    assertThat(run("dataset = \"orders.csv\"", "@Items(dataset = \"lines.csv\", key = \"order\")").messages().toString()).contains("orders.csv:3").contains("item 1, quantity: 'two'");
    TestCompiler.write(data, "lines.csv", "order,quantity,price\nO-1,2\n");
    assertThat(run("dataset = \"orders.csv\"", "@Items(dataset = \"lines.csv\", key = \"order\")").messages().toString()).contains("lines.csv:2: the row has 2 cells, the header 3");
  }
}
