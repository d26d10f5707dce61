package io.github.limbeck.benchmarks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.sat4j.core.Vec;
import org.sat4j.core.VecInt;
import org.sat4j.pb.IPBSolver;
import org.sat4j.pb.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.TimeoutException;

/** A question of equality, given as the SMT-LIB that Limbeck writes, put to Sat4j: only where all inputs are 0 or 1. */
final class PseudoBooleanQuestion {
  private final IPBSolver solver = SolverFactory.newCuttingPlanes();
  private final Map<String, Integer> variables = new HashMap<>();
  private int next = 1;

  private PseudoBooleanQuestion() {}

  /** The question is about more than truth values. */
  private static final class NotBoolean extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static boolean isUnsatisfiable(String script, int milliseconds) {
    PseudoBooleanQuestion question = new PseudoBooleanQuestion();
    try {
      question.solver.newVar(100_000);
      question.solver.setTimeoutMs(milliseconds);
      Set<String> bounds = new HashSet<>();
      int inputs = 0;
      for (Object command : parse(script)) {
        List<?> parts = (List<?>) command;
        switch ((String) parts.get(0)) {
          case "declare-const" -> {
            inputs++;
            question.variables.put((String) parts.get(1), question.next++);
          }
          case "define-fun" -> question.variables.put((String) parts.get(1), question.define(parts.get(4)));
          case "assert" -> {
            List<?> what = (List<?>) parts.get(1);
            if (what.get(0).equals("distinct")) {
              int a = question.variables.get((String) what.get(1));
              int b = question.variables.get((String) what.get(2));
              question.clause(a, b);
              question.clause(-a, -b);
            } else {
              bounds.add(what.get(0) + " " + what.get(2));
            }
          }
          default -> { }
        }
      }
      boolean truths = inputs == 0 || bounds.equals(Set.of(">= 0", "<= 1"));
      return truths && !question.solver.isSatisfiable();
    } catch (ContradictionException e) {
      return true;
    } catch (TimeoutException | NotBoolean e) {
      return false;
    }
  }

  private void clause(int... literals) throws ContradictionException {
    solver.addClause(new VecInt(literals));
  }

  /** A literal for an expression. */
  private int define(Object e) throws ContradictionException {
    if (e instanceof String name) {
      if (name.equals("true") || name.equals("false")) {
        int truth = next++;
        clause(name.equals("true") ? truth : -truth);
        return truth;
      }
      return variables.get(name);
    }
    List<?> parts = (List<?>) e;
    switch ((String) parts.get(0)) {
      case "not" -> {
        return -define(parts.get(1));
      }
      case "and", "or" -> {
        int sign = parts.get(0).equals("and") ? 1 : -1;
        int all = next++;
        int[] reason = new int[parts.size()];
        reason[0] = sign * all;
        for (int i = 1; i < parts.size(); i++) {
          int part = define(parts.get(i));
          clause(-sign * all, sign * part);
          reason[i] = -sign * part;
        }
        clause(reason);
        return all;
      }
      case ">=" -> {
        return reaches((List<?>) parts.get(1), number(parts.get(2)));
      }
      case "ite" -> {
        if (!parts.get(2).equals("1") || !parts.get(3).equals("0")) {
          throw new NotBoolean();
        }
        return define(parts.get(1));
      }
      default -> throw new NotBoolean();
    }
  }

  /** A literal that is true exactly where a weighted sum reaches a bound. */
  private int reaches(List<?> sum, BigInteger bound) throws ContradictionException {
    List<Integer> literals = new ArrayList<>();
    List<BigInteger> weights = new ArrayList<>();
    BigInteger limit = bound.subtract(number(sum.get(1)));
    BigInteger least = BigInteger.ZERO;
    BigInteger most = BigInteger.ZERO;
    for (Object addend : sum.subList(3, sum.size())) {
      BigInteger weight = number(((List<?>) addend).get(1));
      literals.add(define(((List<?>) addend).get(2)));
      weights.add(weight);
      least = least.add(weight.min(BigInteger.ZERO));
      most = most.add(weight.max(BigInteger.ZERO));
    }
    int holds = next++;
    // sum >= limit if it holds; sum <= limit - 1 if not
    bound(literals, weights, -holds, limit.subtract(least), limit, true);
    bound(literals, weights, holds, most.subtract(limit).add(BigInteger.ONE), limit.subtract(BigInteger.ONE), false);
    return holds;
  }

  private void bound(List<Integer> literals, List<BigInteger> weights, int relief, BigInteger slack, BigInteger limit, boolean atLeast)
      throws ContradictionException {
    VecInt all = new VecInt();
    Vec<BigInteger> factors = new Vec<>();
    for (int i = 0; i < literals.size(); i++) {
      all.push(literals.get(i));
      factors.push(atLeast ? weights.get(i) : weights.get(i).negate());
    }
    all.push(relief);
    factors.push(slack);
    solver.addPseudoBoolean(all, factors, true, atLeast ? limit : limit.negate());
  }

  private static BigInteger number(Object e) {
    if (e instanceof String digits && digits.matches("[0-9]+")) {
      return new BigInteger(digits);
    } else if (e instanceof List<?> parts && parts.size() == 2 && parts.get(0).equals("-")) {
      return number(parts.get(1)).negate();
    }
    throw new NotBoolean();
  }

  private static List<Object> parse(String script) {
    List<List<Object>> open = new ArrayList<>(List.of(new ArrayList<>()));
    StringTokenizer tokens = new StringTokenizer(script, "() \n", true);
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      List<Object> inner = open.get(open.size() - 1);
      if (token.equals("(")) {
        List<Object> list = new ArrayList<>();
        inner.add(list);
        open.add(list);
      } else if (token.equals(")")) {
        open.remove(open.size() - 1);
      } else if (!token.isBlank()) {
        inner.add(token);
      }
    }
    return open.get(0);
  }
}
