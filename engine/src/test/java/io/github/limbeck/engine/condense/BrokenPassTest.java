package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import io.github.limbeck.engine.RandomModels;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pass that does not keep the meaning is found out: whichever pass is broken, the proof of the code that results fails. */
class BrokenPassTest {
  private static final List<Pass> PASSES = Stream.concat(Pass.DECISIONS.stream(), Pass.SCALARS.stream()).toList();

  /** How many passes have run when the program is broken. */
  static IntStream places() {
    return IntStream.rangeClosed(0, PASSES.size());
  }

  @ParameterizedTest
  @MethodSource("places")
  void theProofNotices(int broken) {
    Random random = new Random(broken);
    int noticed = 0;
    for (int k = 0; k < 60; k++) {
      Dataset dataset = RandomModels.dataset(true);
      DecisionList list = RandomModels.list(random, 2);
      EssenceNetwork network = EssenceNetwork.of(list);
      Program program = Lowering.lower(list, dataset, 0);
      for (int p = 0; p <= PASSES.size(); p++) {
        program = p == 0 ? program : PASSES.get(p - 1).apply(program);
        program = p == broken ? corrupted(program, random) : program;
      }
      Proof.Outcome proof = Proof.ofScalars(source(program),
          new Proof.Signature("f", 14, program.inputs(), List.of(), List.of(program.answer()), false, () -> 1, Proof.Setting.USUAL), List.of(network));
      if (proof.proved()) {
        for (int i = 0; i < 300; i++) {
          double[] row = RandomModels.row(random);
          assertThat(program.run(row)).as(source(program)).isEqualTo(network.answer(row));
        }
      } else if (proof.candidate().isPresent()) {
        double[] row = proof.candidate().get().row();
        noticed += new Interpreter(program).run(row) != network.answer(row) ? 1 : 0;
      }
    }
    assertThat(noticed).isGreaterThan(10);
  }

  /** One comparison turned, one constant moved, or one part left out. */
  private static Program corrupted(Program program, Random random) {
    List<Expr> places = new ArrayList<>();
    Rewrite.visit(program.body(), e -> {
      if (e instanceof Logical.Compare || e instanceof Expr.Constant || e instanceof Logical.Not || e instanceof Logical.And and && and.parts().size() > 1) {
        places.add(e);
      }
    });
    if (places.isEmpty()) {
      return program;
    }
    Expr place = places.get(random.nextInt(places.size()));
    return program.withBody(Rewrite.statements(program.body(), e -> e.equals(place) ? corrupted(e) : e));
  }

  private static Expr corrupted(Expr e) {
    if (e instanceof Logical.Compare compare) {
      return new Logical.Compare(compare.left(), compare.op().negated(), compare.right());
    } else if (e instanceof Expr.Constant constant) {
      return new Expr.Constant(constant.value() + 1);
    } else if (e instanceof Logical.And and) {
      return Logical.and(and.parts().subList(1, and.parts().size()));
    }
    return ((Logical.Not) e).of();
  }

  private static String source(Program program) {
    return new Emission(ClassName.get("app", "G"), ClassName.get("app", "I"), null,
        List.of(new Emission.Method(RandomModels.signature(true), List.of(program), List.of(), null, Map.of(), List.of(), false)), false, NameScope.EMPTY).printed();
  }
}
