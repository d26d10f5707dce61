package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.Lowering;
import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Program;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A decision list that says beside each answer how much the training rows say for the rule that gives it (docs/guide.md, "Confidence"). */
final class ConfidentRules {
  private static final int DECIMALS = 3;

  private final List<Said> said = new ArrayList<>();
  private final DecisionList list;

  /** An answer, and what is said beside it. */
  private record Said(int answer, List<String> values) {}

  private ConfidentRules(Contract contract, DecisionList given, List<int[]> counts) {
    List<Rule> rules = new ArrayList<>();
    for (int r = 0; r < given.rules().size(); r++) {
      rules.add(new Rule(given.rules().get(r).literals(), code(contract, r, given.answerOf(r), counts.get(r))));
    }
    int last = given.rules().size();
    list = new DecisionList(rules, code(contract, last, given.answerOf(last), counts.get(last)));
  }

  /** @param support per rule, and last where none holds, how many rows it decides, and how many of these rightly */
  static ConfidentRules of(Contract contract, DecisionList list, List<int[]> support) {
    return new ConfidentRules(contract, list, support);
  }

  /** The same list, whose codes stand for answers with what is said beside them. */
  DecisionList list() {
    return list;
  }

  Program program(Contract contract, Dataset training, int answer) {
    Dataset.AnswerColumn column = training.answers().get(answer);
    List<String> labels = Signature.labels(column);
    Program.AnswerType plain = Signature.answerType(column.answer(), said.stream().map(s -> labels.get(s.answer())).toList());
    Program.Facts facts = Signature.facts(contract, said.stream().map(Said::values).toList());
    return Condenser.passes(Lowering.lower(list, training, new Program.AnswerType(plain.kind(), plain.javaType(), plain.labels(), Optional.of(facts))));
  }

  /** Per rule, and last where none holds, how many rows it decides, and how many of these rightly. */
  static List<int[]> support(DecisionList list, Dataset training, int answer) {
    int[] deciding = IntStream.range(0, training.rows()).parallel().map(i -> list.deciding(training.row(i))).toArray();
    List<int[]> support = Stream.generate(() -> new int[2]).limit(list.rules().size() + 1).toList();
    for (int i = 0; i < deciding.length; i++) {
      support.get(deciding[i])[0]++;
      support.get(deciding[i])[1] += list.answerOf(deciding[i]) == (int) training.answers().get(answer).codes().get(i) ? 1 : 0;
    }
    return support;
  }

  private int code(Contract contract, int rule, int answer, int[] counts) {
    List<String> values = contract.confidence().stream().filter(c -> !c.equals(Contract.ANSWER)).map(c -> value(c, rule, counts[0], counts[1])).toList();
    Said own = new Said(answer, values);
    if (!said.contains(own)) {
      said.add(own);
    }
    return said.indexOf(own);
  }

  private static String value(String measure, int rule, int rows, int right) {
    Optional<Estimate> share = rows == 0 ? Optional.empty() : Optional.of(Estimate.of((double) right / rows, rows));
    return switch (measure) {
      case "RULE" -> String.valueOf(rule + 1);
      case "SUPPORT" -> String.valueOf(rows);
      case "RIGHT" -> decimal(share.map(Estimate::share).orElse(0.0));
      case "LOW" -> decimal(share.map(Estimate::low).orElse(0.0));
      case "HIGH" -> decimal(share.map(Estimate::high).orElse(1.0));
      default -> throw new IllegalArgumentException("nothing is said of " + measure);
    };
  }

  private static String decimal(double share) {
    return String.valueOf(BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
  }
}
