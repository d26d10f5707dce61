package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Options of a formula: what a method that answers with {@code double} or {@code float} (or a record with such components) is
 * distilled to. Nothing need be given.
 *
 * <p>On a method that answers with {@code int}, {@code long} or {@code java.math.BigDecimal} (or on an interface with no other method) it says
 * that the answer is computed and rounded, rather than one of a few that the examples have.
 *
 * <p>For such a method {@link DistillFrom#minAccuracy()} and {@link DistillFrom#minValidationAccuracy()} mean R², the share of the
 * variance that the formula explains; where minAccuracy is not written down, any R² will do.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Formula {

  /** How much is tried; counted in evaluations, so that every machine finds the same. */
  enum Effort {
    /** About a tenth of the usual. */
    QUICK,
    NORMAL,
    /** About ten times the usual. */
    THOROUGH
  }

  /** What the formula is read off. */
  enum Model {
    /** The shortest descriptions among all expressions over the operators. */
    SEARCH,
    /** An equation learner: a network of sums, products, squares, sines, exponentials and logistic functions. */
    EQL
  }

  /** What the formula is fitted to first. */
  enum Teacher {
    /** The examples. */
    NONE,
    /** A small neural network trained on the examples, which takes off their noise; then the examples again. */
    NEURAL
  }

  /** Which formula of the front, from the shortest to the most accurate, is generated. */
  enum Choice {
    /** The one whose error and length together take the least to describe. */
    BEST_SCORE,
    /** The one with the least error. */
    MOST_ACCURATE,
    /** The shortest one whose root mean squared error is within {@link #within()} of the least. */
    SIMPLEST_WITHIN
  }

  /** Which constants may be fitted. */
  enum Constants {
    REAL,
    /** Whole numbers only. */
    INTEGER,
    /** None but those that belong to the form, such as 1 and 2. */
    NONE
  }

  /** How much is tried. */
  Effort effort() default Effort.NORMAL;

  /** What the formula is read off. */
  Model model() default Model.SEARCH;

  /** What the formula is fitted to first. */
  Teacher teacher() default Teacher.NONE;

  /** Which formula of the front is generated. */
  Choice choose() default Choice.BEST_SCORE;

  /** For {@link Choice#SIMPLEST_WITHIN}: how much greater than the least the error may be; 0.5 for half as much again. */
  double within() default 0.5;

  /** Every training row must be answered to within this; the build fails otherwise. */
  double absoluteTolerance() default Double.POSITIVE_INFINITY;

  /** Every training row must be answered to within this share of its answer; the build fails otherwise. */
  double relativeTolerance() default Double.POSITIVE_INFINITY;

  /**
   * The unary operators that may occur; all usual ones if empty. Names are those of {@link Math} in lower case ({@code "sqrt"},
   * {@code "exp"}, {@code "log"}, {@code "sin"} …), {@code "square"}, {@code "cube"}, or a static method of one {@code double},
   * such as {@code "app.Curves.saturation"}.
   */
  String[] unary() default {};

  /** The binary operators that may occur; all usual ones if empty: {@code "+ - * / pow max min"}, each by itself, or a static method. */
  String[] binary() default {};

  /**
   * The greatest number of operators, features and constants; -1 for the usual: 40, and 200 for polynomials and quotients of these,
   * whose many terms are all alike.
   */
  int maxSize() default -1;

  /**
   * Constraints on single operators, each as {@code "operator: what value, …"}: {@code "exp: size 5, nesting 0, complexity 3"} says
   * that what is inside an exponential has at most five nodes, holds no other one, and that each costs as much as three sums.
   */
  String[] limits() default {};

  /** Which constants may be fitted. */
  Constants constants() default Constants.REAL;

  /**
   * What is minimised instead of the squared error: {@code "absolute"} differences, {@code "huber 0.5"} (squares up to 0.5, absolute
   * differences beyond), {@code "quantile 0.9"} (nine answers in ten lie below the formula), or a static method
   * {@code double loss(double predicted, double actual)}.
   */
  String loss() default "";

  /** The column that says how much each row counts; all alike if empty. */
  String weights() default "";

  /** The most features that a formula may use; those that matter most are found first where there are more. */
  int maxFeatures() default 10;

  /** Whether noise is taken off the answers, by local averages, before the search; constants are fitted to the examples. */
  boolean denoise() default false;

  /**
   * Whether rows that lie far off what all others say, as gross errors do, are left out when the formula is fitted. A warning names
   * them; R² and the errors that are reported are those of all rows.
   */
  boolean robust() default true;

  /** The most pieces that the formula may have, each with a formula of its own, chosen between by a rule. */
  int pieces() default 1;

  /**
   * What the formula looks like, as far as it is known: {@code "start + (end - start) * exp(-rate * time)"} with the constants in
   * {@link #fitted()}, or {@code "f(x) * g(y, z)"} with functions that are to be found. It is written as in Java, with the names of the
   * features, the functions of {@link Math} and {@code ^} for powers; any other function is one to be found.
   */
  String template() default "";

  /** The constants of the template that are to be found. */
  Fitted[] fitted() default {};

  /** What may occur in the functions of the template that are to be found, each as {@code "f: + * exp"}; the usual operators otherwise. */
  String[] parts() default {};

  /**
   * A parameter (an enum, a text, a character or a truth value) each value of which has constants of its own in the same formula, such
   * as the sensor that measured. Constants that the examples do not tell apart stay common.
   */
  String constantsPer() default "";

  /** Features that must occur. */
  String[] required() default {};

  /** Features that must not occur. */
  String[] forbidden() default {};

  /**
   * What must hold wherever the features lie within the ranges of the examples: {@code "increasing in x"}, {@code "decreasing in x"},
   * {@code "positive"}, {@code "at least 0"}, {@code "at most 1"}, {@code "even in x"}, {@code "odd in x"}. It is proved by interval
   * arithmetic; formulas for which that fails are not considered.
   */
  String[] constraints() default {};

  /**
   * Which formula of the front is generated, counted from the shortest, from 1 on, as the report numbers them; 0 for the one that
   * {@link #choose()} says.
   */
  int member() default 0;
}
