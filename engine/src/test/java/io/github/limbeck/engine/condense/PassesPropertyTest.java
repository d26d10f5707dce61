package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.RandomModels;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.ModelText;
import io.github.limbeck.engine.program.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every pass preserves the meaning of every program, in the order of the pipeline and on its own. */
class PassesPropertyTest {
  private static final Map<String, UnaryOperator<Program>> PASSES = new LinkedHashMap<>();

  static {
    PASSES.put("fold", Fold::run);
    PASSES.put("recognise sums", RecogniseSums::run);
    PASSES.put("logic", Logic::run);
    PASSES.put("minimise booleans", MinimiseBooleans::run);
    PASSES.put("merge returns", MergeReturns::run);
    PASSES.put("loops", Loops::run);
    PASSES.put("inline", Inline::run);
    PASSES.put("order tests", OrderTests::run);
    PASSES.put("share tests", ShareTests::run);
    PASSES.put("name", Name::run);
  }

  @Property(tries = 400)
  void listNetworkAndProgramAgree(@ForAll long seed, @ForAll boolean booleanAnswer) {
    Random random = new Random(seed);
    Dataset dataset = RandomModels.dataset(booleanAnswer);
    DecisionList list = RandomModels.list(random, booleanAnswer ? 2 : 3);
    EssenceNetwork network = EssenceNetwork.of(list);
    Program lowered = Lowering.lower(list, dataset, 0);
    for (int i = 0; i < 60; i++) {
      double[] row = RandomModels.row(random);
      int expected = list.answer(row);
      assertThat(network.answer(row)).isEqualTo(expected);
      assertThat(lowered.run(row)).isEqualTo(expected);
    }
    assertThat(ModelText.read(ModelText.write(list))).isEqualTo(list);
  }

  @Property(tries = 600)
  void everyPassKeepsTheMeaning(@ForAll long seed, @ForAll boolean booleanAnswer) {
    Random random = new Random(seed);
    DecisionList list = RandomModels.list(random, booleanAnswer ? 2 : 3);
    Program program = Lowering.lower(list, RandomModels.dataset(booleanAnswer), 0);
    double[][] rows = new double[60][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = RandomModels.row(random);
    }
    for (Map.Entry<String, UnaryOperator<Program>> pass : PASSES.entrySet()) {
      Program before = program;
      program = pass.getValue().apply(program);
      for (double[] row : rows) {
        assertThat(program.run(row)).as("%s of %s gives %s", pass.getKey(), before.body(), program.body()).isEqualTo(list.answer(row));
      }
    }
  }
}
