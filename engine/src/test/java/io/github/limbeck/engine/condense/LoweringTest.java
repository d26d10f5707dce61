package io.github.limbeck.engine.condense;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.RandomModels;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.ProgramCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decision lists and what is written down for them, before any pass and after all of them. */
class LoweringTest {
  private static final Dataset DATASET = RandomModels.dataset(true);

  private static int of(String name) {
    return DATASET.features().stream().map(Feature::name).toList().indexOf(name);
  }

  private static final Map<String, Literal> LITERALS = Map.ofEntries(
      Map.entry("bounded below", Literal.atLeast(Form.feature(of("x")), 3)),
      Map.entry("bounded above", Literal.atMost(Form.feature(of("x")), 3)),
      Map.entry("one value", Literal.exactly(Form.feature(of("x")), 3)),
      Map.entry("between", new Literal(Form.feature(of("x")), 1, 3)),
      Map.entry("box", Literal.atLeast(Form.feature(of("n")), 3)),
      Map.entry("two boxes", Literal.atLeast(Form.difference(of("n"), of("m")), 3)),
      Map.entry("sum", Literal.atLeast(Form.sum(List.of(of("x"), of("y"))), 3)),
      Map.entry("weighted", Literal.atLeast(Form.feature(of("x")).combine(2, 1, Form.feature(of("y"))), 3)),
      Map.entry("one weighted", Literal.atLeast(new Form(List.of(new Form.Term(2, new Atom.Value(of("x"))))), 3)),
      Map.entry("text", Literal.atLeast(Form.of(new Atom.Is(of("t"), 1)), 1)),
      Map.entry("character", Literal.atLeast(Form.of(new Atom.Is(of("c"), 'z')), 1)),
      Map.entry("texts", Literal.atLeast(Form.of(new Atom.Same(of("t"), of("u"))), 1)),
      Map.entry("characters", Literal.atLeast(Form.of(new Atom.Same(of("c"), of("c"))), 1)),
      Map.entry("missing", Literal.atLeast(Form.of(new Atom.Missing(of("n"))), 1)),
      Map.entry("product", Literal.atLeast(Form.of(new Atom.Product(of("x"), of("n"))), 3)),
      Map.entry("remainder", Literal.exactly(Form.of(new Atom.Remainder(Form.feature(of("x")), 3)), 2)),
      Map.entry("remainder of a sum", Literal.exactly(Form.of(new Atom.Remainder(Form.sum(List.of(of("x"), of("y"))), 3)), 2)),
      Map.entry("remainder of a box", Literal.exactly(Form.of(new Atom.Remainder(Form.sum(List.of(of("x"), of("n"))), 3)), 2)),
      Map.entry("literals", Literal.atLeast(Form.count(List.of(new Atom.Holds(Literal.atLeast(Form.feature(of("n")), 3)),
          new Atom.Holds(new Literal(Form.feature(of("x")), 1, 3)))), 2)));

  @ParameterizedTest
  @CsvSource(delimiterString = "-->", textBlock = """
      bounded below --> if (x >= 3) return #1
      bounded above --> if (x <= 3) return #1
      one value --> if (x == 3) return #1
      between --> if ((x >= 1) && (x <= 3)) return #1
      box --> if (!missing(n) && (n >= 3)) return #1
      two boxes --> if (!missing(n) && !missing(m) && ((n - m) >= 3)) return #1
      sum --> form0 = x + y; if (form0 >= 3) return #1
      weighted --> form0 = 2*x + y; if (form0 >= 3) return #1
      one weighted --> if ((2*x) >= 3) return #1
      text --> if (is(t, 1) >= 1) return #1
      character --> if ((c == 122) >= 1) return #1
      texts --> if (same(t, u) >= 1) return #1
      characters --> if ((c == c) >= 1) return #1
      missing --> if (missing(n) >= 1) return #1
      product --> if (!missing(n) && ((x * n) >= 3)) return #1
      remainder --> if ((x % 3) == 2) return #1
      remainder of a sum --> form0 = (x + y) % 3; if (form0 == 2) return #1
      remainder of a box --> if (!missing(n) && (((x + n) % 3) == 2)) return #1
      literals --> form0 = (!missing(n) && (n >= 3)) + ((x >= 1) && (x <= 3)); if (form0 >= 2) return #1
      """)
  void literalsAreConditions(String literal, String text) {
    assertThat(ProgramPrinter.text(lowered(new DecisionList(List.of(new Rule(List.of(LITERALS.get(literal)), 1)), 0)))).isEqualTo(text + "; return #0");
  }

  private static Program lowered(DecisionList list) {
    Program program = Lowering.lower(list, DATASET, 0);
    assertThat(ProgramCheck.faults(program)).isEmpty();
    Program condensed = Condenser.condense(list, DATASET, 0);
    assertThat(ProgramCheck.faults(condensed)).isEmpty();
    Random random = new Random(5);
    for (int k = 0; k < 100; k++) {
      double[] row = RandomModels.row(random);
      assertThat(program.run(row)).isEqualTo(list.answer(row));
      assertThat(condensed.run(row)).isEqualTo(list.answer(row));
    }
    return program;
  }

  @Test
  void aFormOfSeveralRulesIsNamedOnce() {
    DecisionList list = new DecisionList(List.of(new Rule(List.of(LITERALS.get("sum"), LITERALS.get("text")), 0),
        new Rule(List.of(LITERALS.get("weighted")), 1), new Rule(List.of(Literal.atMost(LITERALS.get("sum").form(), 0)), 1)), 0);
    assertThat(ProgramPrinter.text(lowered(list)))
        .isEqualTo("form0 = x + y; if ((form0 >= 3) && (is(t, 1) >= 1)) return #0; form1 = 2*x + y; if (form1 >= 3) return #1; "
            + "if (form0 <= 0) return #1; return #0");
    assertThat(ProgramPrinter.text(Condenser.condense(list, DATASET, 0)))
        .isEqualTo("sum = x + y; return (((2*x + y) >= 3) || (sum <= 0)) && ((sum <= 2) || !is(t, 1))");
    assertThat(ProgramPrinter.text(Condenser.passes(Lowering.lower(list, DATASET, 0)))).isEqualTo(ProgramPrinter.text(Condenser.condense(list, DATASET, 0)));
  }

  @Test
  void answersAreCalledAsInTheDataset() {
    DecisionList list = new DecisionList(List.of(new Rule(List.of(LITERALS.get("sum")), 2)), 1);
    assertThat(Lowering.lower(list, RandomModels.dataset(false), 0).answer().labels()).containsExactly("A", "B", "C");
    assertThat(Lowering.lower(list, DATASET, 0).answer().labels()).containsExactly("false", "true");
  }

  @Test
  void aSignatureIsTheProgramWithoutItsStatements() {
    Contract contract = new Contract("f", DATASET.features(), List.of(DATASET.answers().get(0).answer()), Optional.empty(), Request.forDataset("d.csv"));
    Program signature = Signature.of(contract, DATASET, 0);
    Program lowered = Lowering.lower(new DecisionList(List.of(), 0), DATASET, 0);
    assertThat(signature.inputs()).isEqualTo(lowered.inputs());
    assertThat(signature.answer()).isEqualTo(lowered.answer());
    assertThat(signature.body()).isEmpty();
  }

  @Test
  void arraysOfOtherObjectsLendTheirValuesNoName() {
    List<Input> inputs = IntStream.range(0, 3).mapToObj(k -> new Input("board.cells[" + k + "]", "board.cells()[" + k + "]", Input.Kind.INTEGER, "int",
        Input.Presence.REQUIRED, List.of(), Optional.of(new Input.Position("board.cells()", List.of(3), List.of(k))))).toList();
    Program program = SmallPrograms.deciding("form0 = a + b + c; return form0 >= 2");
    Program named = Pass.NAME.apply(new Program(inputs, program.answer(), program.body()));
    assertThat(ProgramPrinter.text(named)).startsWith("sum = ");
  }
}
