package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sets of constants, which are asked for each of them. */
class SetsTest {
  private static final String EXTRA = "package app; import io.github.limbeck.Label; public enum Extra { WIFI, @Label(\"wellness\") SPA, POOL, SEA_VIEW, LIFT }";
  private static final List<String> WRITTEN = List.of("wifi", "wellness", "Pool", "sea view", "LIFT");

  @TempDir Path data;

  /** Rooms with a grade, and what they cost. */
  @BeforeEach
  void rooms() {
    Random random = new Random(3);
    List<int[]> rooms = IntStream.range(0, 300).mapToObj(i -> IntStream.range(0, 6).map(k -> k == 5 ? 1 + random.nextInt(5) : random.nextInt(5) < 2 ? 1 : 0).toArray()).toList();
    TestCompiler.write(data, "rooms.csv", rooms.stream().map(r -> r[5] + "," + held(r, random.nextBoolean() ? ";" : " | ", "") + ","
        + (r[1] + r[2] == 2 ? "luxury" : r[3] == 1 || r[5] >= 4 ? "good" : "plain")).collect(Collectors.joining("\n", "beds,extras,grade\n", "\n")));
    TestCompiler.write(data, "prices.jsonl", rooms.stream().map(r -> "{\"beds\":" + r[5] + ",\"extras\":[" + held(r, ",", "\"") + "],\"price\":" + (40 + 22 * r[5] + 35 * r[1] + 18.5 * r[3]) + "}")
        .collect(Collectors.joining("\n")));
  }

  private static String held(int[] room, String between, String quote) {
    return IntStream.range(0, 5).filter(k -> room[k] == 1).mapToObj(k -> quote + WRITTEN.get(k) + quote).collect(Collectors.joining(between));
  }

  private TestCompiler.Result compile(TestCompiler compiler, String dataset, String method) {
    return compiler.compile(data, Map.of("app.Extra", EXTRA, "app.Hotel",
        "package app; import java.util.*; @io.github.limbeck.DistillFrom(dataset = \"" + dataset + "\") public interface Hotel { " + method + "; }"));
  }

  @ParameterizedTest
  @EnumSource
  void aRuleAsksWhatIsInASet(TestCompiler compiler) {
    var result = compile(compiler, "rooms.csv", "String grade(int beds, Set<Extra> extras)");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.HotelDistilled")).contains("PROVED", "if (extras.contains(Extra.SPA) && extras.contains(Extra.POOL))", "!extras.contains(Extra.SEA_VIEW)", "requireNonNull(extras, \"extras\")");
  }

  @Test
  void aSetInARecordIsAskedToo() {
    var result = compile(TestCompiler.JAVAC, "rooms.csv", "record Room(int beds, Set<Extra> extras) {} String grade(Room room)");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.HotelDistilled")).contains("PROVED", "room.extras().contains(Extra.SPA)");
  }

  @Test
  void whatIsInASetCountsInAFormula() {
    var result = compile(TestCompiler.JAVAC, "prices.jsonl", "double price(int beds, Set<Extra> extras)");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.HotelDistilled")).contains("PROVED", "35.0 * (extras.contains(Extra.SPA) ? 1.0 : 0.0)");
  }

  @Test
  void anEnumOfAnotherPackageIsNamedInFull() {
    var result = TestCompiler.JAVAC.compile(data, Map.of("other.Extra", EXTRA.replace("package app", "package other"), "app.Hotel",
        "package app; import java.util.Set; @io.github.limbeck.DistillFrom(dataset = \"rooms.csv\") public interface Hotel { String grade(int beds, Set<other.Extra> extras); }"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.HotelDistilled")).contains("PROVED", "extras.contains(other.Extra.SPA)");
  }

  @Test
  void whatIsNoConstantIsNamed() {
    TestCompiler.write(data, "rooms.csv", "beds,extras,grade\n1,wifi;sauna,plain\n2,pool,plain\n3,,good\n");
    var result = compile(TestCompiler.JAVAC, "rooms.csv", "String grade(int beds, Set<Extra> extras)");
    assertThat(result.withId(Diagnostic.UNKNOWN_CONSTANT.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("rooms.csv:2:2: ('extras') 'sauna' is not a constant of app.Extra"));
  }

  @Test
  void setsOfOtherThingsSayWhatToWrite() {
    var result = compile(TestCompiler.JAVAC, "rooms.csv", "String grade(int beds, Set<String> extras)");
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("A Set holds constants of an enum"));
  }
}
