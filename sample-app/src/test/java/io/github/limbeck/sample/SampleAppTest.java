package io.github.limbeck.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The learned rules hold on all inputs, far beyond the examples they were learned from. */
class SampleAppTest {

  @Test
  void lifeIsRightOnAll512Neighbourhoods() {
    Life life = new LifeDistilled();
    for (int x = 0; x < 512; x++) {
      boolean[][] cells = new boolean[3][3];
      for (int k = 0; k < 9; k++) {
        cells[k / 3][k % 3] = (x >> k & 1) == 1;
      }
      int neighbours = Integer.bitCount(x & ~16);
      assertThat(life.alive(cells)).isEqualTo(neighbours == 3 || neighbours == 2 && cells[1][1]);
    }
  }

  @Test
  void formulasHoldBeyondTheirExamples() {
    assertThat(new PlanetDistilled().period(30.07)).isCloseTo(60_190, withPercentage(1));
    assertThat(new PendulumDistilled().period(67, 9.81)).isCloseTo(2 * Math.PI * Math.sqrt(67 / 9.81), withPercentage(1));
    assertThat(new BatteryDistilled().remaining(20, 2)).isCloseTo(100 * Math.exp(-0.06 * 20 * 2), withPercentage(3));
  }

  @Test
  void aGliderMoves() {
    boolean[][] grid = new boolean[8][8];
    int[][] glider = {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
    for (int[] cell : glider) {
      grid[cell[0]][cell[1]] = true;
    }
    for (int generation = 0; generation < 4; generation++) {
      grid = SampleApp.next(grid, new LifeDistilled());
    }
    for (int[] cell : glider) {
      assertThat(grid[cell[0] + 1][cell[1] + 1]).isTrue();
    }
  }

  @Test
  void theAutomatonIsLifeOnATorusOfAnySize() {
    boolean[][] grid = new boolean[60][70];
    Random random = new Random(1);
    for (boolean[] row : grid) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextInt(3) == 0;
      }
    }
    Automaton automaton = new AutomatonDistilled();
    for (int generation = 0; generation < 20; generation++) {
      boolean[][] expected = SampleApp.next(grid, new LifeDistilled());
      grid = automaton.next(grid);
      assertThat(grid).isDeepEqualTo(expected);
    }
  }

  @Test
  void linesOfOtherSizesAreRecognised() {
    LineOrientation rule = new LineOrientationDistilled();
    boolean[][] image = new boolean[2000][300];
    for (int i = 0; i < 2000; i += 2) {
      image[i][150] = true;
    }
    assertThat(rule.orientation(image)).isEqualTo(LineOrientation.Orientation.VERTICAL);
    assertThat(rule.orientation(new boolean[][] {{true, false, true}, {false, false, false}})).isEqualTo(LineOrientation.Orientation.HORIZONTAL);
  }

  @Test
  void additionIsRightAt1000Bits() {
    Random random = new Random(5);
    for (int k = 0; k < 20; k++) {
      BigInteger a = new BigInteger(999, random);
      BigInteger b = new BigInteger(999, random);
      assertThat(new BinaryAdditionDistilled().sum(SampleApp.bits(a, 1000), SampleApp.bits(b, 1000))).isEqualTo(SampleApp.bits(a.add(b), 1000));
    }
  }

  @Test
  void theChooserSatisfiesMoreThanGreedy() {
    int distilled = 0;
    int greedy = 0;
    Random random = new Random(6);
    for (int k = 0; k < 30; k++) {
      MaxSatFormula formula = new MaxSatFormula(100, 500, random);
      distilled += formula.satisfied(new VariableChoiceDistilled());
      greedy += formula.satisfied(MaxSatFormula::greedy);
    }
    assertThat(distilled).isGreaterThan(greedy);
  }

  @Test
  void invoicesAddUp() {
    Invoice invoice = new InvoiceDistilled();
    assertThat(invoice.total(List.of(new Invoice.Line(3, 19.5, 0.2), new Invoice.Line(10, 7, 0)))).isCloseTo(116.8, within(1e-9));
    assertThat(invoice.total(List.of(new Invoice.Line(40, 99, 0)))).isCloseTo(0.95 * 3960, within(1e-9));
    assertThat(invoice.total(List.of())).isZero();
  }

  @Test
  void theSolarSystemIsWeighed() {
    assertThat(SolarSystemDistilled.massOf("Jupiter")).isCloseTo(9.5479e-4, within(1e-6));
    assertThat(SolarSystemDistilled.massOf("Earth")).isCloseTo(3.0035e-6, within(3e-8));
    SolarSystem.Body[] two = {new SolarSystem.Body("Earth", Double.NaN, new SolarSystem.Vector(2, 0, 0)), new SolarSystem.Body("Sun", Double.NaN, new SolarSystem.Vector(0, 0, 0))};
    assertThat(new SolarSystemDistilled().acceleration(two)[0].x()).isCloseTo(-4 * Math.PI * Math.PI / 4, within(1e-4));
  }

  @Test
  void aPushIsKnownByTheFirstStates() {
    Sledge sledge = new SledgeDistilled();
    Sledge.State[] states = new Sledge.State[30];
    states[0] = new Sledge.State(3, -1);
    for (int k = 1; k < states.length; k++) {
      states[k] = new Sledge.State(states[k - 1].place() + states[k - 1].speed() + 0.35, 0.9 * states[k - 1].speed() + 0.7);
    }
    double push = sledge.push(states);
    for (int k = 1; k < states.length; k++) {
      assertThat(sledge.next(states[k - 1], push).place()).isCloseTo(states[k].place(), within(1e-3));
      assertThat(sledge.next(states[k - 1], push).speed()).isCloseTo(states[k].speed(), within(1e-3));
    }
  }

  @Test
  void anyNumberOfMoonsAttractEachOther() {
    Random random = new Random(8);
    Moons.Moon[] moons = Stream.generate(() -> new Moons.Moon(1 + random.nextDouble(), new Moons.Vector(9 * random.nextDouble(), 9 * random.nextDouble()))).limit(20)
        .toArray(Moons.Moon[]::new);
    Moons.Vector first = new MoonsDistilled().acceleration(moons)[0];
    double x = 0;
    for (Moons.Moon other : List.of(moons).subList(1, moons.length)) {
      double dx = other.position().x() - moons[0].position().x();
      double distance = Math.hypot(dx, other.position().y() - moons[0].position().y());
      x += other.mass() / Math.pow(distance + 0.05, 2) * dx / distance;
    }
    assertThat(first.x()).isCloseTo(x, within(1e-9));
  }

  @Test
  void tariffFollowsTheOldSystem() {
    Tariff tariff = new TariffDistilled();
    for (int weight = 1; weight <= 60; weight++) {
      for (String zone : List.of("DOMESTIC", "EUROPE", "ISLANDS", "WORLD")) {
        for (int flags = 0; flags < 4; flags++) {
          for (int items = 1; items <= 8; items++) {
            boolean express = (flags & 1) == 1;
            boolean fragile = (flags & 2) == 2;
            String expected = weight > 30 ? "FREIGHT"
                : express && !zone.equals("ISLANDS") ? "COURIER"
                : fragile && items >= 3 ? "COURIER"
                : weight <= 2 && items == 1 ? "LETTER" : "PARCEL";
            assertThat(tariff.tariff(weight, zone, express, fragile, items))
                .as("%d kg, %s, express %s, fragile %s, %d items", weight, zone, express, fragile, items).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void theReadmeShowsWhatIsGenerated() throws IOException {
    String source = Files.readString(Path.of("target/generated-sources/annotations/io/github/limbeck/sample/LifeDistilled.java"));
    assertThat(Files.readString(Path.of("../README.md"))).contains(source.substring(source.indexOf("public final class")));
  }

  private static final int[][] LINES =
      {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}};

  private static boolean wins(String board, char player) {
    for (int[] line : LINES) {
      if (board.charAt(line[0]) == player && board.charAt(line[1]) == player && board.charAt(line[2]) == player) {
        return true;
      }
    }
    return false;
  }

  private static void play(String board, char player, Set<String> finals) {
    if (wins(board, 'x') || wins(board, 'o') || board.indexOf('b') < 0) {
      finals.add(board);
      return;
    }
    for (int i = 0; i < 9; i++) {
      if (board.charAt(i) == 'b') {
        play(board.substring(0, i) + player + board.substring(i + 1), player == 'x' ? 'o' : 'x', finals);
      }
    }
  }

  @Test
  void ticTacToeIsRightOnAllFinalBoards() {
    Set<String> finals = new HashSet<>();
    play("bbbbbbbbb", 'x', finals);
    assertThat(finals).hasSize(958);
    TicTacToe game = new TicTacToeDistilled();
    for (String board : finals) {
      char[] c = board.toCharArray();
      assertThat(game.xWins(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8])).as(board).isEqualTo(wins(board, 'x'));
    }
  }

  @Test
  void loansAreDecidedOnTheDayByAgeAmountAndPurpose() {
    Loan loan = new LoanDistilled();
    LocalDate spring = LocalDate.of(2024, 4, 1);
    LocalDate autumn = LocalDate.of(2024, 10, 1);
    assertThat(loan.decide(application(spring.minusYears(30), spring, "20000", Loan.Purpose.CAR))).isEqualTo(Loan.Decision.GRANTED);
    assertThat(loan.decide(application(autumn.minusYears(30), autumn, "20000", Loan.Purpose.CAR))).isEqualTo(Loan.Decision.REFUSED);
    assertThat(loan.decide(application(autumn.minusYears(30), autumn, "10000", Loan.Purpose.FURNITURE))).isEqualTo(Loan.Decision.GRANTED);
    assertThat(loan.decide(application(autumn.minusYears(20), autumn, "10000", Loan.Purpose.FURNITURE))).isEqualTo(Loan.Decision.REFUSED);
    assertThat(loan.decide(application(spring.minusYears(30), spring, "10000", Loan.Purpose.OTHER_DEBTS))).isEqualTo(Loan.Decision.REFUSED);
    assertThatNullPointerException().isThrownBy(() -> loan.decide(null)).withMessage("application");
  }

  private static Loan.Application application(LocalDate born, LocalDate applied, String amount, Loan.Purpose purpose) {
    return new Loan.Application(born, applied, new BigDecimal(amount), new BigDecimal("2500.00"), 36, purpose, OptionalInt.empty(), true);
  }
}
