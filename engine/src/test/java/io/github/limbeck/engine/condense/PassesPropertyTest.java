package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.RandomModels;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.FlatModel;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.model.ModelText;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every pass keeps the meaning of every program, and leaves a program that is sound, in the order of the pipeline. */
class PassesPropertyTest {
  private static final List<Pass> PASSES = Stream.concat(Pass.DECISIONS.stream(), Pass.SCALARS.stream()).toList();

  @Property(tries = 400)
  void modelNetworkAndProgramAgree(@ForAll long seed, @ForAll boolean booleanAnswer) {
    Random random = new Random(seed);
    Dataset dataset = RandomModels.dataset(booleanAnswer);
    Model model = RandomModels.model(random, booleanAnswer ? 2 : 3);
    EssenceNetwork network = EssenceNetwork.of(model);
    FlatModel flat = FlatModel.of(model);
    Program lowered = Lowering.lower(model, dataset, 0);
    for (int i = 0; i < 60; i++) {
      double[] row = RandomModels.row(random);
      int expected = model.answer(row);
      assertThat(network.answer(row)).isEqualTo(expected);
      assertThat(flat.answer(row)).isEqualTo(expected);
      assertThat(lowered.run(row)).isEqualTo(expected);
    }
    assertThat(ModelText.read(ModelText.write(model))).isEqualTo(model);
  }

  @Property(tries = 600)
  void everyPassKeepsTheMeaning(@ForAll long seed, @ForAll boolean booleanAnswer) {
    Random random = new Random(seed);
    Model model = RandomModels.model(random, booleanAnswer ? 2 : 3);
    Program program = Lowering.lower(model, RandomModels.dataset(booleanAnswer), 0);
    double[][] rows = new double[60][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = RandomModels.row(random);
    }
    for (Pass pass : PASSES) {
      Program before = program;
      program = pass.apply(program);
      assertThat(ProgramCheck.faults(program)).as("%s of %s gives %s", pass, before.body(), program.body()).isEmpty();
      for (double[] row : rows) {
        assertThat(program.run(row)).as("%s of %s gives %s", pass, before.body(), program.body()).isEqualTo(model.answer(row));
      }
    }
  }
}
