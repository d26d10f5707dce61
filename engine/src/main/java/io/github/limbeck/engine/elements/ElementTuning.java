package io.github.limbeck.engine.elements;

/**
 * The numbers that the learner of elements was tuned with, all on table J (docs/benchmarks.md); costs are in words. What single expressions cost
 * stands beside each in {@link Vocabulary} and {@link Sources}: one word for the cell itself, one and a half for a length or a place of a run, two for a mark,
 * half a word more for each step away.
 */
final class ElementTuning {
  /** Positions of the first working set: as many as tell most conditions apart, and few enough that a search takes a second. */
  static final int POSITIONS = 900;
  static final int FEWEST_ROWS = 3;
  /** In grids with more positions together words that loop over rows, columns or the whole grid take too long: 6,000 positions take two seconds. */
  static final int MOST_GRID_POSITIONS = 6000;
  /** How often rows that the rules are wrong about are added, and how many at a time. */
  static final int ROUNDS = 5;
  static final int ADDED = 5;
  /** Values that answers may hold so that each is a constant of rules. */
  static final int MOST_CONSTANTS = 12;
  /** Where there are more values, one that is fewer than one in so many is no constant. */
  static final int RARE = 20;
  /** A real number that answers hold less often than this says nothing. */
  static final int MET_BY_CHANCE = 3;
  /** How far characters are moved: so many distances, each that of one answer in so many at least. */
  static final int DISTANCES = 6;
  /** Separators of a text whose first and last places are words. */
  static final int SEPARATORS = 3;
  static final int RARE_DISTANCE = 40;
  /** Rules that take more words than this are memory. */
  static final double MOST_COST = 60;

  /** Rules of more words may be memory: shorter ones are looked for that speak of the element before. */
  static final double LONG = 15;

  /** What a rule costs beside its conditions and its expression. */
  static final double PER_RULE = 1;
  /** What a rule costs more that one example alone needs. */
  static final double ONE_EXAMPLE_ALONE = 4;
  /** How many beginnings of lists are followed, and how many rules long. */
  static final int BEAM = 6;
  static final int MOST_BEGINNINGS = 3;
  /** What it is thought to cost to explain all that is open, by which beginnings are compared. */
  static final double ALL_OPEN = 12;
  /** Expressions that a step of the search looks at. */
  static final int SOURCES = 160;
  /** Conditions of which pairs are tried for the beginning of a list. */
  static final int PROMISING = 40;
  /** Conditions of which pairs are tried for answers of other lengths. */
  static final int MOST_PAIRED = 400;

  /** Conditions that tell how long answers of other lengths are, under which rules are looked for that choose what is kept. */
  static final int MOST_KEPT = 8;

  /** Multiples and constants of sums are no greater. */
  static final double GREATEST_OF_SUMS = 100_000;

  /** Places of more words are none that sums begin or end at. */
  static final double MOST_OF_PLACE = 2.4;

  /** The farthest cell beside the position that is read. */
  static final int FARTHEST = 4;
  /** Answers with no more values than this are colours rather than amounts, which arithmetic makes little sense of: so much more it costs. */
  static final int COLOURS = 12;
  static final double FOR_COLOURS = 4;
  /** Values that a cell may hold so that bounds between any two are tried. */
  static final int MOST_BOUNDS = 200;

  /** What a cell is divided by for its remainder. */
  static final int[] MODULI = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 60, 100, 1000};

  /** What a cell is divided by. */
  static final int[] DIVISORS = {2, 3, 4, 5, 10, 100, 1000};

  /** By what a cell is multiplied where a constant is added; so many constants of each. */
  static final int[] FACTORS = {1, -1, 2, 3, 4, 5, 10};
  static final int CONSTANTS = 3;

  /** Other readings of the examples: so many words more they may take, and so many are looked at. */
  static final double MORE_WORDS = 2;
  static final int MOST_READINGS = 5000;

  /** Real numbers that a number is compared with: multiples of these, so many of each. */
  static final double[] ROUND_DECIMALS = {100, 10, 5, 1, 0.5, 0.25};
  static final int DECIMALS_OF_EACH = 60;

  /** How many distances, factors and shares of the element before are looked at, and how often each occurs at least, as one in so many elements. */
  static final int REMEMBERED = 4;
  static final int RARE_REMEMBERED = 12;

  /** Arrangements after which rules are looked for: so many, of which each changes one line in so many at least; and these rules are short. */
  static final int ARRANGEMENTS = 24;
  static final int CHANGED_BY_ARRANGING = 3;
  static final double MOST_AFTER_ARRANGING = 10;

  private ElementTuning() {}
}
