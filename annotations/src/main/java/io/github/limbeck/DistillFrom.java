package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for an implementation that is learned from examples while the project compiles.
 *
 * <p>On an interface, its one abstract method is distilled; on methods of an interface, each is distilled
 * on its own and every other method must be {@code default} or {@code static}. The generated class is
 * called {@code <Interface>Distilled} (for a nested interface {@code Outer_InnerDistilled}), lies in the
 * same package, is stateless and thread-safe, and needs nothing but {@code java.base}.
 *
 * <p>Parameters (and the components of record parameters, and the cells of array parameters) are the
 * <em>features</em>; they bind to the columns of the dataset by name, or by {@link Column}. The method's
 * result is the <em>answer</em>.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DistillFrom {

  /**
   * Where the examples are: a relative path with forward slashes, looked up in the directories of the
   * option {@code limbeck.datasets}, on the source path, in the class output, on the class path, and in
   * {@code src/main/datasets} and {@code src/main/resources} (or {@code src/test/…}) of the project. Or a
   * {@code jdbc:} URL, with a {@link #query}; <code>${project}</code> in it is the directory of the project.
   * Exactly one of {@code dataset} and {@link #data} is given.
   */
  String dataset() default "";

  /** The query whose rows are the examples, where {@link #dataset} is a {@code jdbc:} URL; it should order them. */
  String query() default "";

  /** The examples themselves, as CSV text with a header line; a text block reads best. */
  String data() default "";

  /** Held-out examples, found like {@link #dataset}: scored, and never trained on. */
  String validation() default "";

  /** The share of the dataset, in [0, 0.9], that is held out: stratified by answer and drawn with the seed. */
  double holdout() default 0.0;

  /**
   * The column that holds the answer. By default the column named like the method or like the simple name
   * of its return type (whatever the case), else the last column if no parameter claims it.
   */
  String answer() default "";

  /**
   * The share of training rows, in [0, 1], that must be answered rightly; below it the build fails. By default none is asked for: the rule is
   * then the one that is expected to do best on new rows, or a shorter one that does as well, and a warning names the rows it leaves wrong. At
   * 1 the rule is right on every training row, or the build fails. For formulas it is R², the share of the variance that is explained.
   *
   * <p>What is asked for never changes what there is to choose from: asking for less never finds less.
   */
  double minAccuracy() default 0.0;

  /**
   * How many conditions a rule may have at most, or a table of points, for someone has to read them; if none is as short, the build fails. By
   * default 150, or 12 for each answer if that is more; a rule over arrays has 60 at most.
   */
  int maxConditions() default -1;

  /**
   * The column that says which group a row belongs to, such as a patient with several rows. Rows of one group are never split when some are
   * held out, so that what is expected of new rows is expected of new groups.
   */
  String group() default "";

  /** The column that says when a row was: numbers, or dates such as 2026-03-31. If it is given, later rows are held out and earlier ones learned from. */
  String order() default "";

  /**
   * The column that says how much each row counts: a number that is not negative, such as how often a case occurred. All rows count alike if
   * empty. {@link #minAccuracy} counts rows, whatever they weigh.
   */
  String weight() default "";

  /**
   * What each mistake costs, as a small table in CSV: a header line with a word of your choice and then the answers that are given, and one line
   * for each answer that would be right, with what each given answer costs. What is right costs nothing. The rule is then the one that is expected
   * to cost least. For example, where a bad loan that is granted costs twenty times as much as a good one that is refused:
   * <pre>
   * right/given, true, false
   * true,           0,     1
   * false,         20,     0
   * </pre>
   * All mistakes cost alike if empty. For rules over scalars with one answer.
   */
  String costs() default "";

  /** The share of held-out rows, in [0, 1], that must be answered rightly; below it the build fails. */
  double minValidationAccuracy() default 0.0;

  /** Whether something must speak for the rule beyond the rows it was learned from; if so and nothing does, the build fails. */
  Evidence evidence() default Evidence.REQUIRED;

  /**
   * How a missing value is written. Missing values are allowed only where the type has room for them:
   * boxed types, {@code OptionalInt}, {@code OptionalLong}, {@code OptionalDouble} and {@code Optional}.
   */
  String[] missing() default {"", "NA", "null"};

  /** What the generated code does with a {@code String} that never occurred in training. */
  Unseen unseen() default Unseen.DECIDE;

  /**
   * The framework that is to find the class: {@code "spring"} ({@code @Component}), {@code "jakarta"} ({@code @Named} of Jakarta Inject) or {@code "cdi"}
   * ({@code @ApplicationScoped}). The annotation has to be on the class path of the project; the class is then not {@code final}, as frameworks extend it.
   */
  String componentModel() default "";

  /** Seeds whatever is drawn at random. The same seed and data give the same code everywhere. */
  long seed() default 0;
}
