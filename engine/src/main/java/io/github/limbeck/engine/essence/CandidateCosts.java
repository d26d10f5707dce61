package io.github.limbeck.engine.essence;

/**
 * What it costs to say a candidate, where a feature costs {@link #FEATURE}: of two that tell the rows apart equally well, the one
 * that takes less to say is the likelier rule (docs/method.md, "Candidates"). The numbers were set on the tasks of tables A and B
 * (docs/benchmarks.md), so that the rule meant comes before its rivals from as few rows as possible; what counts is their order,
 * not their last digit.
 */
final class CandidateCosts {
  /** A feature, or whether it is missing. */
  static final double FEATURE = 1;

  /** A nominal feature read as a number. */
  static final double NOMINAL_AS_NUMBER = 1.7;

  /** Whether a nominal feature has a certain value. */
  static final double LABEL = 1.2;

  /** Whether two nominal features are the same. */
  static final double SAME = 2;

  /** The difference of two features. */
  static final double DIFFERENCE = 2;

  /** The sum of two features. */
  static final double SUM_OF_TWO = 2.2;

  /** The sum of two features less a third. */
  static final double SUM_AGAINST_ONE = 3;

  /** The sum of three features. */
  static final double SUM_OF_THREE = 3.2;

  /** The product of two features. */
  static final double PRODUCT = 3;

  /** The product of two features less a third. */
  static final double PRODUCT_AGAINST_ONE = 4;

  /** The difference of two products. */
  static final double DIFFERENCE_OF_PRODUCTS = 5;

  /** The sum of two products. */
  static final double SUM_OF_PRODUCTS = 5.2;

  /** The sum of two features less the sum of two others. */
  static final double TWO_AGAINST_TWO = 3.6;

  /** The sum of the squares of two features. */
  static final double SUM_OF_TWO_SQUARES = 3.2;

  /** The sum of the squares of three features, or of two less that of a third. */
  static final double SUM_OF_THREE_SQUARES = 4;

  /** The sum of a group of like features. */
  static final double SUM_OF_GROUP = 2;

  /** The number that bits write, the most significant first. */
  static final double NUMBER = 3;

  /** The number that bits write, the most significant last. */
  static final double NUMBER_BACKWARDS = 3.2;

  /** How many of a group have a value. */
  static final double COUNT_EQUAL = 3;

  /** How many of a group reach a bound. */
  static final double COUNT_AT_LEAST = 3.2;

  /** How many of a group are even. */
  static final double COUNT_EVEN = 3.5;

  /** How many of a group have a value, as what is divided. */
  static final double MODULI_OF_COUNT = 4;

  /** Leaving one feature out of the sum of its group. */
  static final double LESS_ONE = 0.5;

  /** Weighing one feature of a group apart. */
  static final double ONE_WEIGHTED = 0.8;

  /** That weight, for each unit of it. */
  static final double WEIGHT = 0.2;

  /** Weighing all of a group but one twice. */
  static final double HALF_WEIGHTED = 1.2;

  /** The difference of the sums of two groups. */
  static final double DIFFERENCE_OF_SUMS = 3;

  /** The sums of two groups of bits, one counted twice. */
  static final double WEIGHTED_SUMS = 3.4;

  /** The difference, or sum, of the numbers that two groups of bits write. */
  static final double NUMBERS_COMPARED = 3.5;

  /** How many hold of what the rows treat alike. */
  static final double SYMMETRIC = 2.5;

  /** The same, and one bit more. */
  static final double SYMMETRIC_AND_ONE = 3.4;

  /** The remainder of a feature; the modulus comes on top. */
  static final double REMAINDER_OF_FEATURE = 1.2;

  /** The remainder of a sum; the modulus comes on top. */
  static final double REMAINDER_OF_SUM = 0.6;

  /** How many neighbours in a group are in order, or equal. */
  static final double NEIGHBOURS_COMPARED = 3.5;

  /** How many of a group equal those opposite. */
  static final double OPPOSITES_COMPARED = 3.6;

  /** How many pairs of a group are equal. */
  static final double ALL_PAIRS_COMPARED = 5;

  /** How many of a group are in order with, or equal to, those of another. */
  static final double GROUPS_COMPARED = 3.8;

  /** How many pairs of bits are both set. */
  static final double BOTH = 3.6;

  /** How many pairs of bits are both clear. */
  static final double NEITHER = 3.8;

  /** How many runs of three set bits there are. */
  static final double RUNS = 4;

  /** How many others of its group a feature reaches. */
  static final double RANK = 2.6;

  /** A hyperplane, before its terms. */
  static final double HYPERPLANE = 1.5;

  /** A term of a hyperplane, before its weight. */
  static final double TERM = 0.6;

  /** Each bit of a whole weight. */
  static final double BIT_OF_WEIGHT = 0.4;

  /** A weight that is no whole number. */
  static final double REAL_WEIGHT = 1.2;

  /** Whether a nominal quantity has a certain value, beyond the quantity. */
  static final double LABEL_OF_QUANTITY = 0.2;

  /** The remainder of a quantity; the modulus comes on top. */
  static final double REMAINDER_OF_QUANTITY = 1;

  /** Each term of a hyperplane over quantities of one kind, and each bit of a weight among quantities. */
  static final double ALIKE = 0.2;

  /** The difference of two quantities, beyond what these cost. */
  static final double QUANTITIES_SUBTRACTED = -0.3;

  /** The sum of two quantities, beyond what these cost. */
  static final double QUANTITIES_ADDED = 0.2;

  /** Weighing one of two quantities; an eighth of the weight comes on top. */
  static final double QUANTITY_WEIGHTED = 0.3;

  /** Counting one of two quantities twice. */
  static final double QUANTITY_DOUBLED = 0.4;

  /** The remainder of the difference of two quantities, beyond that of one. */
  static final double REMAINDER_OF_DIFFERENCE = 0.5;

  private CandidateCosts() {}

  /** What a modulus costs beyond the remainder of one feature: small ones are likelier; of large ones it costs to name them. */
  static double modulus(int modulus) {
    return Math.min(modulus / 6.0, 1 + DescriptionLength.log2(modulus) / 3);
  }

  /** What a modulus costs beyond the remainder of a sum. */
  static double modulusOfSum(int modulus) {
    return modulus / 5.0;
  }
}
