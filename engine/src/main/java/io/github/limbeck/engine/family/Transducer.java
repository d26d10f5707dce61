package io.github.limbeck.engine.family;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A finite machine that reads symbols one by one, remembers a state, and gives an answer with each symbol. It is learned
 * from sequences by merging the states of their prefix tree, best supported merges first, as long as no two sequences
 * contradict each other (state merging as in RPNI, Oncina and García 1992, and EDSM, Lang 1998).
 *
 * @param states how many states there are; the first one is 0
 * @param next per state and symbol the state after it, or -1 where no sequence went
 * @param outputs per state and symbol the answer, or -1
 */
record Transducer(int states, int[][] next, int[][] outputs) {
  private static final int MOST_NODES = 40_000;

  /** The smallest machine found, if it has no more than so many states; none if sequences that begin alike have other answers there. */
  static Optional<Transducer> learn(List<int[]> symbols, List<int[]> answers, int alphabet, int mostStates) {
    Tree tree = new Tree(alphabet);
    for (int s = 0; s < symbols.size() && tree.size() < MOST_NODES; s++) {
      if (!tree.add(symbols.get(s), answers.get(s))) {
        return Optional.empty();
      }
    }
    return tree.merged(mostStates);
  }

  /** The prefix tree, whose nodes are merged in place. */
  private static final class Tree {
    private final int alphabet;
    private final List<int[]> children = new ArrayList<>();
    private final List<int[]> outputs = new ArrayList<>();

    Tree(int alphabet) {
      this.alphabet = alphabet;
      node();
    }

    int size() {
      return children.size();
    }

    private int node() {
      int[] none = new int[alphabet];
      Arrays.fill(none, -1);
      children.add(none);
      outputs.add(none.clone());
      return children.size() - 1;
    }

    /** Whether the sequence contradicts none that was added before. */
    boolean add(int[] symbols, int[] answers) {
      int at = 0;
      for (int k = 0; k < symbols.length; k++) {
        int known = outputs.get(at)[symbols[k]];
        if (known >= 0 && answers[k] >= 0 && known != answers[k]) {
          return false;
        }
        outputs.get(at)[symbols[k]] = Math.max(known, answers[k]);
        if (children.get(at)[symbols[k]] < 0) {
          children.get(at)[symbols[k]] = node();
        }
        at = children.get(at)[symbols[k]];
      }
      return true;
    }

    /** Red states stay; a node below them is merged with the state it agrees with most, or becomes a state. */
    Optional<Transducer> merged(int mostStates) {
      List<Integer> red = new ArrayList<>(List.of(0));
      while (true) {
        int[] edge = nextEdge(red);
        if (edge == null) {
          return Optional.of(machine(red));
        }
        int blue = children.get(edge[0])[edge[1]];
        int best = -1;
        int bestScore = -1;
        Map<Integer, int[][]> bestChanges = null;
        for (int state : red) {
          Map<Integer, int[][]> changes = new TreeMap<>();
          children(edge[0], changes)[edge[1]] = state;
          int score = fold(state, blue, changes);
          if (score > bestScore) {
            best = state;
            bestScore = score;
            bestChanges = changes;
          }
        }
        if (best < 0) {
          if (red.size() == mostStates) {
            return Optional.empty();
          }
          red.add(blue);
        } else {
          bestChanges.forEach((node, arrays) -> {
            children.set(node, arrays[0]);
            outputs.set(node, arrays[1]);
          });
        }
      }
    }

    /** The first edge from a red state to a node that is none, states and symbols in order. */
    private int[] nextEdge(List<Integer> red) {
      for (int state : red) {
        for (int symbol = 0; symbol < alphabet; symbol++) {
          int child = children.get(state)[symbol];
          if (child >= 0 && !red.contains(child)) {
            return new int[] {state, symbol};
          }
        }
      }
      return null;
    }

    private int[] children(int node, Map<Integer, int[][]> changes) {
      return copy(node, changes)[0];
    }

    private int[][] copy(int node, Map<Integer, int[][]> changes) {
      return changes.computeIfAbsent(node, n -> new int[][] {children.get(n).clone(), outputs.get(n).clone()});
    }

    /** Folds the subtree of a node into a state; how many answers agree, or -1 if any differs. */
    private int fold(int state, int node, Map<Integer, int[][]> changes) {
      int score = 0;
      Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {state, node}));
      while (!open.isEmpty()) {
        int[] pair = open.pop();
        int[][] into = copy(pair[0], changes);
        int[][] from = changes.getOrDefault(pair[1], new int[][] {children.get(pair[1]), outputs.get(pair[1])});
        for (int symbol = 0; symbol < alphabet; symbol++) {
          if (from[1][symbol] >= 0 && into[1][symbol] >= 0) {
            if (from[1][symbol] != into[1][symbol]) {
              return -1;
            }
            score++;
          } else if (from[1][symbol] >= 0) {
            into[1][symbol] = from[1][symbol];
          }
          if (from[0][symbol] >= 0 && into[0][symbol] >= 0 && from[0][symbol] != into[0][symbol]) {
            open.push(new int[] {into[0][symbol], from[0][symbol]});
          } else if (from[0][symbol] >= 0) {
            into[0][symbol] = from[0][symbol];
          }
        }
      }
      return score;
    }

    private Transducer machine(List<Integer> red) {
      Map<Integer, Integer> number = new HashMap<>();
      red.forEach(state -> number.put(state, number.size()));
      int[][] next = new int[red.size()][alphabet];
      int[][] answers = new int[red.size()][];
      for (int s = 0; s < next.length; s++) {
        for (int symbol = 0; symbol < alphabet; symbol++) {
          int child = children.get(red.get(s))[symbol];
          next[s][symbol] = child < 0 ? -1 : number.get(child);
        }
        answers[s] = outputs.get(red.get(s)).clone();
      }
      return new Transducer(red.size(), next, answers);
    }
  }

  /** The same machine with its states numbered otherwise; the first one stays. */
  Transducer renumbered(int[] order) {
    int[][] moved = new int[states][];
    int[][] answers = new int[states][];
    for (int s = 0; s < states; s++) {
      moved[order[s]] = Arrays.stream(next[s]).map(t -> t < 0 ? -1 : order[t]).toArray();
      answers[order[s]] = outputs[s];
    }
    return new Transducer(states, moved, answers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transducer that && Arrays.deepEquals(next, that.next) && Arrays.deepEquals(outputs, that.outputs);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(next);
  }
}
