package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.essence.Tree.Leaf;
import io.github.limbeck.engine.essence.Tree.Split;
import java.util.function.ToDoubleFunction;

/** Cuts off the branches of a tree that chance may have grown. */
final class TreePruning {
  /** The confidence of the pessimistic bound, as in C4.5. */
  private static final double Z_25 = 0.6744897501960817;
  private static final double CONFIDENCE = 0.25;
  /** How much better than a leaf a subtree has to be, in rows, as in C4.5. */
  private static final double MARGIN = 0.1;

  private TreePruning() {}

  /**
   * Where a leaf is expected to get no more new rows wrong than the subtree does, it takes its place: errors of a leaf are taken at the upper
   * end of their 50 % interval (J. R. Quinlan, "C4.5: Programs for Machine Learning", 1993, section 4.2).
   */
  static Tree pessimistic(Tree tree) {
    if (!(tree instanceof Split split)) {
      return tree;
    }
    Tree pruned = split.with(pessimistic(split.yes()), pessimistic(split.no()));
    return expectedErrors(tree.rows(), tree.errorsAsLeaf()) <= expectedErrors(pruned) + MARGIN ? new Leaf(tree.counts()) : pruned;
  }

  private static double expectedErrors(Tree tree) {
    return tree instanceof Split split ? expectedErrors(split.yes()) + expectedErrors(split.no())
        : expectedErrors(tree.rows(), tree.errorsAsLeaf());
  }

  private static double expectedErrors(long rows, long errors) {
    if (errors == 0) {
      return rows * (1 - StrictMath.pow(CONFIDENCE, 1.0 / rows));
    }
    if (errors + 0.5 >= rows) {
      return rows;
    }
    double share = (errors + 0.5) / rows;
    double z = Z_25;
    return rows * (share + z * z / (2 * rows) + z * Math.sqrt(share / rows - share * share / rows + z * z / (4.0 * rows * rows))) / (1 + z * z / rows);
  }

  /**
   * What takes the fewest bits to write down, with the answers of its leaves (J. R. Quinlan, R. L. Rivest, "Inferring decision trees using the
   * minimum description length principle", 1989).
   *
   * @param test bits of a test
   */
  static Tree byBits(Tree tree, double test) {
    return leastBits(tree, test).tree();
  }

  private record Priced(Tree tree, double bits) {}

  private static Priced leastBits(Tree tree, double test) {
    double asLeaf = 1 + bits(tree.counts());
    if (!(tree instanceof Split split)) {
      return new Priced(tree, asLeaf);
    }
    Priced yes = leastBits(split.yes(), test);
    Priced no = leastBits(split.no(), test);
    double asSplit = 1 + test + yes.bits() + no.bits();
    return asLeaf <= asSplit ? new Priced(new Leaf(tree.counts()), asLeaf) : new Priced(split.with(yes.tree(), no.tree()), asSplit);
  }

  /** Bits that write down the answers of a leaf: their counts, then their order. */
  private static double bits(long[] counts) {
    long rows = 0;
    double bits = 0;
    for (long count : counts) {
      rows += count;
    }
    for (int a = 1; a < counts.length; a++) {
      bits += DescriptionLength.log2((double) (rows + a) / a);
    }
    return bits + TreeLearner.entropy(counts);
  }

  /**
   * The tree with no more than so many conditions: the branches go that spare fewest errors per condition (L. Breiman and others,
   * "Classification and Regression Trees", 1984, section 3.3).
   */
  static Tree toSize(Tree tree, int most) {
    Tree pruned = tree;
    while (pruned.conditions() > most) {
      double weakest = weakest(pruned);
      pruned = cut(pruned, weakest * (1 + 1e-9));
    }
    return pruned;
  }

  private static double weakest(Tree tree) {
    return tree instanceof Split split ? Math.min(strength(split), Math.min(weakest(split.yes()), weakest(split.no()))) : Double.POSITIVE_INFINITY;
  }

  private static Tree cut(Tree tree, double strength) {
    if (!(tree instanceof Split split)) {
      return tree;
    }
    return strength(split) <= strength ? new Leaf(tree.counts()) : split.with(cut(split.yes(), strength), cut(split.no(), strength));
  }

  /** How many errors a branch spares for each of its tests. */
  private static double strength(Split split) {
    return (split.errorsAsLeaf() - sum(split, t -> t instanceof Leaf ? t.errorsAsLeaf() : 0)) / sum(split, t -> t instanceof Split ? 1 : 0);
  }

  private static double sum(Tree tree, ToDoubleFunction<Tree> each) {
    return each.applyAsDouble(tree) + (tree instanceof Split split ? sum(split.yes(), each) + sum(split.no(), each) : 0);
  }
}
