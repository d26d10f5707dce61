package io.github.limbeck.processor.finding;

/**
 * The catalogue of everything Limbeck can report. The id is stable and searchable; the remedy says in one
 * line how to mend the problem. The hundreds are the phases: 1 contract, 2 file, 3 header, 4 rows,
 * 5 result, 6 options and cache, 9 the tool itself.
 */
public enum Diagnostic {
  SUMMARY(1, Severity.NOTE, ""),

  NOT_AN_INTERFACE(101, Severity.ERROR, "Put @DistillFrom on an interface or on one of its abstract methods."),
  NO_ABSTRACT_METHOD(102, Severity.ERROR, "Declare exactly one abstract method whose answer is to be learned."),
  SEVERAL_ABSTRACT_METHODS(103, Severity.ERROR,
      "Keep one abstract method and make the others default, or annotate each method instead of the type."),
  METHOD_NOT_ABSTRACT(104, Severity.ERROR, "Annotate an abstract method; default and static methods stay as they are."),
  METHOD_NOT_ANNOTATED(105, Severity.ERROR, "Annotate this method too, or make it default or static."),
  UNSUPPORTED_FEATURE_TYPE(106, Severity.ERROR,
      "Use boolean, an integer type, char, float, double, a box or Optional of these, String, an enum,"
          + " a record of these, or an array of one or two dimensions."),
  UNSUPPORTED_ANSWER_TYPE(107, Severity.ERROR,
      "Return boolean, an integer type, double, float, an enum, String, a record of these, or an array of boolean, integers, char or an enum."),
  BAD_SHAPE(108, Severity.ERROR, "Give one positive length for a 1-D array, rows and columns for a 2-D array."),
  SHAPE_REQUIRED(109, Severity.ERROR, "Fix the size with @Shape, for example @Shape({3, 3}); arrays of any size hold boolean, numbers, char or an enum."),
  GENERIC_METHOD(110, Severity.ERROR, "Use concrete types in the method, or fix the type arguments in a sub-interface."),
  NO_FEATURES(111, Severity.ERROR, "Give the method at least one parameter to decide from."),
  NOT_ACCESSIBLE(112, Severity.ERROR, "Make the type at least package-private, so that the generated class can name it."),
  DATASET_OR_DATA(113, Severity.ERROR, "Give exactly one of dataset = \"…\" and data = \"…\"."),
  VALUE_OUT_OF_RANGE(114, Severity.ERROR, "Use a value within the stated range."),
  TOO_MANY_FEATURES(115, Severity.ERROR, "Leave out features that cannot matter, or split the decision."),
  NAME_TAKEN(116, Severity.ERROR, "Rename the interface or the class that stands in the way."),
  TYPE_PARAMETERS(117, Severity.ERROR, "Distil a sub-interface that fixes the type arguments."),
  HOLDOUT_AND_VALIDATION(118, Severity.ERROR, "Use holdout or validation, not both."),
  OVERLOADED(119, Severity.ERROR, "Rename one of the methods, or put it into an interface of its own."),
  NOT_A_NUMBER(120, Severity.ERROR, "Use boolean, an integer type, float or double; distil one method per category where there are categories."),
  UNKNOWN_OPERATOR(121, Severity.ERROR, "Use the name of a function of java.lang.Math, square, cube, + - * / pow max min, or of a static method."),
  BAD_CUSTOM_METHOD(122, Severity.ERROR, "Name a public static method of double parameters that returns double, of a class that is public or in this package."),
  BAD_LIMIT(123, Severity.ERROR, "Write \"operator: size 5, nesting 0, complexity 2\", with the parts that are wanted."),
  UNKNOWN_UNIT(124, Severity.ERROR, "Use symbols of the SI, such as m, kg, s, K, N, J, W, with * / ^ and parentheses."),
  UNITS_DISAGREE(125, Severity.ERROR, "Correct a unit, or leave out the unit of a feature that the answer's dimension can't be made with."),

  DATASET_NOT_FOUND(201, Severity.ERROR,
      "Put the file under src/main/datasets (or src/test/datasets), or name its directory with -Alimbeck.datasets=…"),
  PATH_REFUSED(202, Severity.ERROR, "Use a relative path with forward slashes that stays below the dataset directory."),
  FORMAT_UNKNOWN(203, Severity.ERROR, "Use a file that ends in .csv, .tsv, .jsonl or .json, each also with .gz."),
  UNREADABLE(204, Severity.ERROR, "Check that the file is readable and not damaged."),
  CHANGED_WHILE_READ(205, Severity.ERROR, "Wait until the file is written, then build again."),
  TOO_MANY_BYTES(206, Severity.ERROR, "Use a smaller file, or raise the limit with -Alimbeck.maxBytes=…"),
  NOT_UTF8(207, Severity.ERROR, "Save the file as UTF-8."),

  COLUMN_NOT_FOUND(301, Severity.ERROR, "Rename the parameter or bind it with @Column(\"…\")."),
  DUPLICATE_COLUMN(302, Severity.ERROR, "Give each column its own name."),
  NO_HEADER(303, Severity.ERROR, "Begin the file with one header line that names the columns."),
  ANSWER_NOT_FOUND(304, Severity.ERROR, "Name the column that holds the answer with answer = \"…\"."),
  TOO_MANY_COLUMNS(305, Severity.ERROR, "Drop columns that no parameter uses."),
  COLUMN_USED_TWICE(306, Severity.ERROR, "Bind each feature, and the answer, to a column of its own."),
  AMBIGUOUS_COLUMN(307, Severity.ERROR, "Call the columns by their full path, or bind them with @Column(\"…\")."),

  BAD_VALUE(401, Severity.ERROR, "Correct the cell, or change the type of the parameter."),
  OUT_OF_RANGE(402, Severity.ERROR, "Correct the cell, or use a wider type."),
  NOT_FINITE(403, Severity.ERROR, "Remove the row, or use a boxed type and leave the cell empty."),
  MISSING_VALUE(404, Severity.ERROR, "Fill in the cell, or use a box or Optional where values may be missing."),
  UNKNOWN_CONSTANT(405, Severity.ERROR, "Correct the cell, or add the constant to the enum."),
  RAGGED_ROW(406, Severity.ERROR, "Give every row as many cells as the header has."),
  NO_ROWS(407, Severity.ERROR, "Add examples below the header line."),
  TOO_MANY_ROWS(408, Severity.ERROR, "Use fewer rows, or raise the limit with -Alimbeck.maxRows=…"),
  CELL_TOO_LONG(409, Severity.ERROR, "Shorten the cell; labels and numbers are short."),
  TOO_MANY_ANSWERS(410, Severity.ERROR, "A rule needs few answers: check the answer column, or put the answers into groups."),
  CONTRADICTIONS(411, Severity.WARNING, "Add the feature that tells these rows apart, or correct the rows."),
  ONE_ANSWER(412, Severity.WARNING, "Add examples with another answer; the generated code is a constant."),
  MALFORMED(413, Severity.ERROR, "Write the file as RFC 4180 asks: quotes closed, quotes inside quotes doubled."),
  INEXACT_INTEGER(414, Severity.ERROR, "Integers must lie within ±2^53, so that they are exact."),
  TOO_MANY_VALUES(415, Severity.ERROR, "Leave out this feature: it looks like an identifier, from which nothing can be learned."),
  CONTROL_CHARACTER(416, Severity.ERROR, "Remove the NUL character; the file may not be text."),
  WRONG_SIZE(417, Severity.ERROR, "Correct the row, or change or drop @Shape."),
  RAGGED_ARRAY(418, Severity.ERROR, "Give every row of a two-dimensional array the same number of cells."),
  EMPTY_ARRAY(419, Severity.ERROR, "Remove the row: an array without cells says nothing of how cells decide."),
  SIZES_DISAGREE(420, Severity.ERROR, "Correct the row: in nearly all others these sizes are equal."),

  ACCURACY_TOO_LOW(501, Severity.ERROR,
      "Look at the rows named, add the feature that decides them, or lower minAccuracy if they are noise."),
  VALIDATION_TOO_LOW(502, Severity.ERROR, "Add examples like those that fail, or lower minValidationAccuracy."),
  VERIFICATION_FAILED(503, Severity.ERROR, "This is a fault of Limbeck, please report it; nothing was generated."),
  NETWORK_DIFFERS(504, Severity.ERROR, "This is a fault of Limbeck, please report it; nothing was generated."),
  CODE_TOO_LARGE(505, Severity.ERROR,
      "The examples have no short rule: check the answer column, add a feature, or lower minAccuracy."),
  WEAK_SUPPORT(506, Severity.WARNING, "Add examples, or lower minAccuracy if the data are noisy."),

  ACCURACY_OUT_OF_REACH(507, Severity.ERROR,
      "Add the feature that tells these rows apart, correct the rows, or lower minAccuracy to what can be reached."),

  NO_ARRAY_RULE(508, Severity.ERROR,
      "Check that the answers have the sizes of an array, and that they depend on what the method is given."),

  NOT_PROVED(509, Severity.NOTE, "What was run agreed; code and network may still differ on other inputs."),

  BAD_OPTION(601, Severity.ERROR, "Correct the option in the build file."),
  CACHE_IGNORED(602, Severity.NOTE, "The entry is made anew; delete the cache directory if this recurs."),
  CACHE_UNUSABLE(603, Severity.WARNING, "Check the rights on the directory, or set -Alimbeck.cache=off."),

  CONSTANT_ANSWER(510, Severity.WARNING, "Add examples with another answer; the generated code is a constant."),
  TOO_FEW_ROWS(511, Severity.ERROR, "Add rows: a formula with one constant needs three at least."),
  FORMULA_TOO_WEAK(512, Severity.ERROR, "Add the feature that is missing, allow more operators or effort, or lower minAccuracy."),
  OUTSIDE_TOLERANCE(513, Severity.ERROR, "Look at the rows named, allow more operators or effort, or widen the tolerance."),
  NO_FORMULA(514, Severity.ERROR, "Allow more operators, a greater size or more effort, or check the units."),
  FORMULA_TIES(515, Severity.NOTE, "Examples outside the present ranges would tell them apart."),
  UNSAFE_IN_RANGE(516, Severity.WARNING, "Inside the ranges of the examples the formula may leave its domain; restrict the operators, or check the inputs."),

  INTERNAL(901, Severity.ERROR, "Please report this with the interface and a few rows; -Alimbeck.debug=true shows where it happened."),
  CANNOT_WRITE(902, Severity.ERROR, "Check the output directory of the compiler.");

  private final int number;
  private final Severity severity;
  private final String remedy;

  Diagnostic(int number, Severity severity, String remedy) {
    this.number = number;
    this.severity = severity;
    this.remedy = remedy;
  }

  /** The stable id, such as {@code LIMBECK-101}. */
  public String id() {
    return "LIMBECK-" + (number < 100 ? "00" + number : "" + number);
  }

  public Severity severity() {
    return severity;
  }

  /** One line that says how to mend the problem; empty for notes that need none. */
  public String remedy() {
    return remedy;
  }
}
