package io.github.limbeck.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.finding.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mistakes cost. */
class CostsTest {
  private static final List<String> LABELS = List.of("no", "yes");

  @Test
  void aTableSaysWhatEachMistakeCosts() throws Refusal {
    Costs costs = Costs.parse("\n  right\\given , yes, no\n  yes, 0, 1\n\n  no, 20, 0\n", LABELS);
    assertThat(costs.worst(0)).isEqualTo(20);
    assertThat(costs.worst(1)).isEqualTo(1);
    assertThat(costs.loss(0, 1)).isEqualTo(1);
    assertThat(costs.loss(1, 1)).isZero();
    // Ten rows that are "yes" and one that is "no": to answer "no" always costs 10, to answer "yes" always 20.
    assertThat(costs.leastLoss(new double[] {20, 10})).isEqualTo(10);
  }

  @Test
  void withoutATableAllMistakesCostAlike() throws Refusal {
    Costs costs = Costs.parse(" ", LABELS);
    assertThat(costs.areAlike()).isTrue();
    assertThat(costs.loss(0, 1)).isEqualTo(1);
  }

  @Test
  void aMistakeMayCostLessThanTheWorst() throws Refusal {
    Costs costs = Costs.parse("x,a,b,c\na,0,1,4\nb,1,0,1\nc,4,1,0", List.of("a", "b", "c"));
    assertThat(costs.loss(0, 1)).isEqualTo(0.25);
    assertThat(costs.loss(0, 2)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "x,no,yes;no,0,1                | The first column lacks 'yes'",
      "x,no,yes,yes;no,0,1,1;yes,1,0,0| names 'yes' twice",
      "x,no,yes;no,0;yes,1,0          | has 1 costs, the header 2 answers",
      "x,no,yes;no,0,many;yes,1,0     | is 'many', not a number",
      "x,no,yes;no,0,;yes,1,0         | is missing",
      "x,no,yes;no,3,1;yes,1,0        | where it is right costs 3, not 0",
      "x,no,yes;no,0,0;yes,0,0        | No mistake costs anything"})
  void whatIsNoTableOfCostsIsRefused(String table, String says) {
    assertThatThrownBy(() -> Costs.parse(table.replace(';', '\n'), LABELS)).isInstanceOf(Refusal.class).hasMessageContaining(says);
  }
}
