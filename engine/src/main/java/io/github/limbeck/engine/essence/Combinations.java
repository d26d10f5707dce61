package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Candidates that combine a few numbers: sums of three and four, products, sums of squares (docs/method.md, "Candidates"). */
final class Combinations {
  private static final int MOST_FOR_TRIPLES = 9;
  private static final int MOST_FOR_PRODUCTS = 8;

  private final List<Integer> numbers;
  private final BiPredicate<Integer, Integer> comparable;
  private final Relations.Sink sink;

  private Combinations(List<Integer> numbers, BiPredicate<Integer, Integer> comparable, Relations.Sink sink) {
    this.numbers = numbers;
    this.comparable = comparable;
    this.sink = sink;
  }

  /**
   * Adds what there is, where the numbers are few.
   *
   * @param comparable whether two features may be added and compared
   */
  static void add(Examples examples, BiPredicate<Integer, Integer> comparable, Relations.Sink sink) {
    List<Integer> numbers = IntStream.range(0, examples.features().size())
        .filter(f -> examples.kind(f) == Kind.INTEGER || examples.kind(f) == Kind.REAL).boxed().toList();
    Combinations combinations = new Combinations(numbers, comparable, sink);
    if (numbers.size() <= MOST_FOR_TRIPLES) {
      combinations.addTriples();
      combinations.addQuadruples();
    }
    if (numbers.size() <= MOST_FOR_PRODUCTS && numbers.size() >= 2) {
      combinations.addSquares();
      combinations.addProducts();
    }
  }

  private boolean areComparable(int... features) {
    for (int i = 0; i < features.length; i++) {
      for (int j = i + 1; j < features.length; j++) {
        if (!comparable.test(features[i], features[j])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Subsets of the numbers, each in their order. */
  private List<int[]> subsets(int size) {
    List<int[]> subsets = List.of(new int[0]);
    for (int n = 0; n < size; n++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] start : subsets) {
        numbers.stream().filter(f -> start.length == 0 || f > start[start.length - 1]).filter(f -> areComparable(with(start, f)))
            .forEach(f -> longer.add(with(start, f)));
      }
      subsets = longer;
    }
    return subsets;
  }

  private static int[] with(int[] start, int last) {
    return IntStream.concat(IntStream.of(start), IntStream.of(last)).toArray();
  }

  /** a + b - c, and a + b + c. */
  private void addTriples() {
    for (int[] three : subsets(3)) {
      sink.add(Form.sum(List.of(three[0], three[1], three[2])), CandidateCosts.SUM_OF_THREE, "sum of three");
      for (int[] order : new int[][] {{1, 2, 0}, {0, 2, 1}, {0, 1, 2}}) {
        sink.add(Form.sum(List.of(three[order[0]], three[order[1]])).combine(1, -1, Form.feature(three[order[2]])),
            CandidateCosts.SUM_AGAINST_ONE, "sum against one");
      }
    }
  }

  /** a + b - c - d: whether two differences are the same, or two sums. */
  private void addQuadruples() {
    for (int[] four : subsets(4)) {
      for (int[] order : new int[][] {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}}) {
        sink.add(Form.sum(List.of(four[order[0]], four[order[1]])).combine(1, -1, Form.sum(List.of(four[order[2]], four[order[3]]))),
            CandidateCosts.TWO_AGAINST_TWO, "two against two");
      }
    }
  }

  /** a² + b², a² + b² + c², and a² + b² - c². */
  private void addSquares() {
    for (int[] two : subsets(2)) {
      sink.add(squares(two[0], two[1]), CandidateCosts.SUM_OF_TWO_SQUARES, "sum of squares");
    }
    for (int[] three : subsets(3)) {
      sink.add(squares(three[0], three[1]).combine(1, 1, square(three[2])), CandidateCosts.SUM_OF_THREE_SQUARES, "sum of squares");
      for (int[] order : new int[][] {{1, 2, 0}, {0, 2, 1}, {0, 1, 2}}) {
        sink.add(squares(three[order[0]], three[order[1]]).combine(1, -1, square(three[order[2]])), CandidateCosts.SUM_OF_THREE_SQUARES, "squares against one");
      }
    }
  }

  private static Form squares(int a, int b) {
    return square(a).combine(1, 1, square(b));
  }

  private static Form square(int feature) {
    return Form.of(new Atom.Product(feature, feature));
  }

  private void addProducts() {
    List<Atom.Product> products = new ArrayList<>();
    for (int a : numbers) {
      for (int b : numbers) {
        if (a < b) {
          products.add(new Atom.Product(a, b));
        }
      }
    }
    for (Atom.Product product : products) {
      sink.add(Form.of(product), CandidateCosts.PRODUCT, "product");
      for (int c : numbers) {
        if (c != product.left() && c != product.right()) {
          sink.add(Form.of(product).combine(1, -1, Form.feature(c)), CandidateCosts.PRODUCT_AGAINST_ONE, "product against one");
        }
      }
    }
    for (int i = 0; i < products.size(); i++) {
      for (int j = i + 1; j < products.size(); j++) {
        Form left = Form.of(products.get(i));
        Form right = Form.of(products.get(j));
        sink.add(left.combine(1, -1, right), CandidateCosts.DIFFERENCE_OF_PRODUCTS, "difference of products");
        sink.add(left.combine(1, 1, right), CandidateCosts.SUM_OF_PRODUCTS, "sum of products");
      }
    }
  }
}
