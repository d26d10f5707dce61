package io.github.limbeck.engine.finding;

/**
 * The catalogue of everything Limbeck can report. The id is stable and searchable; the remedy says in one
 * line how to mend the problem. The hundreds are the phases: 1 contract, 2 file, 3 header, 4 rows,
 * 5 result, 6 options and cache, 9 the tool itself.
 */
public enum Diagnostic {
  SUMMARY(1, Severity.NOTE,
      "The note that a build prints for every distilled method: rows, accuracy, size of the network and of the "
          + "code, how equality was shown, time.",
      ""),

  PROGRESS(2, Severity.NOTE,
      "What Limbeck begins to do for a method; only with `limbeck.debug`.",
      ""),

  NOT_AN_INTERFACE(101, Severity.ERROR,
      "The annotation stands on a class, record or enum.",
      "Put @DistillFrom on an interface or on one of its abstract methods."),
  NO_ABSTRACT_METHOD(102, Severity.ERROR,
      "There is nothing to distil.",
      "Declare exactly one abstract method whose answer is to be learned."),
  SEVERAL_ABSTRACT_METHODS(103, Severity.ERROR,
      "An annotation on the type leaves open which method is meant.",
      "Keep one abstract method and make the others default, or annotate each method instead of the type."),
  METHOD_NOT_ABSTRACT(104, Severity.ERROR,
      "A method with a body was annotated.",
      "Annotate an abstract method; default and static methods stay as they are."),
  METHOD_NOT_ANNOTATED(105, Severity.ERROR,
      "The generated class would not implement this method.",
      "Annotate this method too, or make it default or static."),
  UNSUPPORTED_FEATURE_TYPE(106, Severity.ERROR,
      "A parameter (or a component of a record) has a type that no column can hold.",
      "Use boolean, an integer type, char, float, double, a box or Optional of these, String, an enum, a record of "
          + "these, or an array of one or two dimensions."),
  UNSUPPORTED_ANSWER_TYPE(107, Severity.ERROR,
      "The method returns a type that neither a rule nor a formula answers with, or a record that mixes real "
          + "numbers with other values.",
      "Return boolean, an integer type, double, float, an enum, String, a record of these, or an array of boolean, "
          + "integers, char or an enum."),
  BAD_SHAPE(108, Severity.ERROR,
      "The dimensions of `@Shape` do not fit the array, or it stands on something else.",
      "Give one positive length for a 1-D array, rows and columns for a 2-D array."),
  SHAPE_REQUIRED(109, Severity.ERROR,
      "Texts in an array of any size can't be learned from.",
      "Fix the size with @Shape, for example @Shape({3, 3}); arrays of any size hold boolean, numbers, char or an "
          + "enum."),
  GENERIC_METHOD(110, Severity.ERROR,
      "The method has type parameters of its own.",
      "Use concrete types in the method, or fix the type arguments in a sub-interface."),
  NO_FEATURES(111, Severity.ERROR,
      "A decision from nothing is a constant.",
      "Give the method at least one parameter to decide from."),
  NOT_ACCESSIBLE(112, Severity.ERROR,
      "The generated class lies in the package of the interface and must be able to name all types of the method.",
      "Make the type at least package-private, so that the generated class can name it."),
  DATASET_OR_DATA(113, Severity.ERROR,
      "It is not clear where the examples are.",
      "Give exactly one of dataset = \"…\" and data = \"…\"."),
  VALUE_OUT_OF_RANGE(114, Severity.ERROR,
      "An attribute of the annotation has a value that means nothing.",
      "Use a value within the stated range."),
  TOO_MANY_FEATURES(115, Severity.ERROR,
      "More than 10,000 features.",
      "Leave out features that cannot matter, or split the decision."),
  NAME_TAKEN(116, Severity.ERROR,
      "A name that the generated class needs is taken: a class of its own name exists, or the interface declares a member "
          + "that would hide a type or clash with a private method of it.",
      "Rename the interface, or what stands in the way."),
  TYPE_PARAMETERS(117, Severity.ERROR,
      "The interface is generic.",
      "Distil a sub-interface that fixes the type arguments."),
  HOLDOUT_AND_VALIDATION(118, Severity.ERROR,
      "Two ways to hold rows out were asked for.",
      "Use holdout or validation, not both."),
  OVERLOADED(119, Severity.ERROR,
      "Two methods to distil have the same name and the same number of parameters.",
      "Rename one of the methods, or put it into an interface of its own."),
  NOT_A_NUMBER(120, Severity.ERROR,
      "A formula computes with numbers; a text, an enum constant, a character or a value that may be missing is "
          + "none.",
      "Use boolean, an integer type, float or double; distil one method per category where there are categories."),
  UNKNOWN_OPERATOR(121, Severity.ERROR,
      "`@Formula` names an operator that there is not, or puts it among those with another number of arguments.",
      "Use the name of a function of java.lang.Math, square, cube, + - * / pow max min, or of a static method."),
  BAD_CUSTOM_METHOD(122, Severity.ERROR,
      "A method named in `@Formula` can't be called: it is not static, not visible to the generated class, takes or "
          + "returns something else than double, or its class is not compiled yet.",
      "Name a public static method of double parameters that returns double, of a class that is public or in this "
          + "package."),
  BAD_LIMIT(123, Severity.ERROR,
      "A text in `limits` is not understood.",
      "Write \"operator: size 5, nesting 0, complexity 2\", with the parts that are wanted."),
  UNKNOWN_UNIT(124, Severity.ERROR,
      "`@Unit` holds a text that is no unit.",
      "Use symbols of the SI, such as m, kg, s, K, N, J, W, with * / ^ and parentheses."),
  UNITS_DISAGREE(125, Severity.ERROR,
      "No formula that agrees with the dimensions of all units has a value on every row.",
      "Correct a unit, or leave out the unit of a feature that the answer's dimension can't be made with."),

  QUERY_AND_URL(126, Severity.ERROR,
      "A database is asked by a query, and a query needs a database.",
      "Give dataset = \"jdbc:…\" and query = \"select …\" together, or neither."),

  NOT_FOR_THIS_METHOD(127, Severity.ERROR,
      "`weight` or `costs` is given for a method that does not know it: weights are for rules over scalars and for formulas, costs for rules over "
          + "scalars with one answer.",
      "Leave the attribute out."),
  BAD_COSTS(128, Severity.ERROR,
      "The table in `costs` is not understood: it names an answer that no row has, lacks one, or holds something else than costs.",
      "Write a header line with a word and the answers that are given, and a line for each answer that would be right with one cost, 0 or more, "
          + "for each given one; what is right costs 0."),
  BAD_TEMPLATE(129, Severity.ERROR,
      "The `template` of `@Formula` is no formula of the method's features, the constants in `fitted` and functions to be found, or goes "
          + "with an option that it can't go with.",
      "Write it as in Java, with the names of the features; list each constant that is to be found in fitted = @Fitted(\"name\")."),
  BAD_CONSTRAINT(130, Severity.ERROR,
      "A text in `constraints`, `required`, `forbidden` or `constantsPer` is not understood, or two of them contradict each other.",
      "Write \"increasing in x\", \"decreasing in x\", \"even in x\", \"odd in x\", \"positive\", \"at least 0\" or \"at most 1\", with names of features."),
  BAD_DERIVATIVE(131, Severity.ERROR,
      "A method with `@Derivative` has no formula to derive: it names no distilled method or no feature, its parameters or return type are others, the answer is no "
          + "single formula, or the formula has a part without a derivative.",
      "Give it the parameters and the return type of the method that is distilled, and name one of its features in by."),
  BAD_DYNAMICS(132, Severity.ERROR,
      "A method with `@Dynamics` says how a state changes, so that one of its parameters must be the record of real numbers that it answers with; what it asks of "
          + "formulas must be meant for rates or next states.",
      "Give the method a record of double components, and let it answer with the same record: State derivative(State state)."),
  BAD_ITEMS(133, Severity.ERROR,
      "What is asked of the method can't be asked of one that is given a list of things, an array or a List of records.",
      "Leave out what the message names, or give the method numbers in place of the list."),
  BAD_BODIES(134, Severity.ERROR,
      "A method that answers with an array of vectors says how bodies act on each other: its only parameter is an array or a List of records, of which one component, "
          + "the position, is a vector like those of the answer.",
      "Give it one parameter, such as Body[] bodies with record Body(double mass, Vector position) and record Vector(double x, double y)."),
  BAD_COMPONENT_MODEL(135, Severity.ERROR,
      "componentModel names the framework that is to find the generated class, by an annotation that the project's class path must have.",
      "Write spring, jakarta or cdi, and add the dependency that has the annotation; or leave componentModel out."),
  DERIVED_UNUSED(136, Severity.NOTE,
      "Methods without parameters of a record are features too, which are computed while the project compiles. For that the record has to compile by itself, with the "
          + "other types of the method and without the rest of the project; where it does not, its methods are no features.",
      "Nothing needs to be done. To learn from these methods, let them need nothing but the components and the JDK."),

  DATASET_NOT_FOUND(201, Severity.ERROR,
      "The message lists every place that was looked at, in order. Under Maven and Gradle, `src/main/datasets` is "
          + "found by itself.",
      "Put the file under src/main/datasets (or src/test/datasets), or name its directory with -Alimbeck.datasets=…"),
  PATH_REFUSED(202, Severity.ERROR,
      "Absolute paths, `..`, schemes, backslashes and links that leave their directory are refused, whatever they "
          + "point to.",
      "Use a relative path with forward slashes that stays below the dataset directory."),
  FORMAT_UNKNOWN(203, Severity.ERROR,
      "The format is stated by the ending of the name, never guessed.",
      "Use a file that ends in .csv, .tsv, .xlsx, .jsonl, .json, .parquet or .arff, each also with .gz."),
  UNREADABLE(204, Severity.ERROR,
      "The file can't be opened, or a compressed file is damaged.",
      "Check that the file is readable and not damaged."),
  CHANGED_WHILE_READ(205, Severity.ERROR,
      "The size or time of the file changed between the first byte and the last.",
      "Wait until the file is written, then build again."),
  TOO_MANY_BYTES(206, Severity.ERROR,
      "The limit is 8 GiB after decompression.",
      "Use a smaller file, or raise the limit with -Alimbeck.maxBytes=…"),
  NOT_UTF8(207, Severity.ERROR,
      "The bytes are not UTF-8, or not what `@Csv(charset = …)` says.",
      "Save the file as UTF-8, or say with @Csv(charset = \"…\") how it is written."),
  NO_DRIVER(208, Severity.ERROR,
      "The URL begins with `jdbc:`, and no driver that the processor can see takes it. The class path of the "
          + "project does not count: a processor has a path of its own.",
      "Put the driver beside limbeck-processor on the processor path."),
  QUERY_FAILED(209, Severity.ERROR,
      "The database could not be reached, or refused the query; the message is its own.",
      "Check the URL, the query, and the properties of -Alimbeck.jdbc=…"),
  UNORDERED_QUERY(210, Severity.WARNING,
      "Without ORDER BY a database gives rows in any order, and training on another order may end with another "
          + "rule.",
      "End the query with ORDER BY over columns that tell all rows apart."),

  WRITTEN_OTHERWISE(211, Severity.ERROR,
      "A text file is read with commas between cells, points before decimals and in UTF-8, unless `@Csv` says otherwise. The message says what to write, by the first bytes of the file.",
      "Write that annotation on the interface, or what it says into limbeck.properties, as limbeck.csv.separator=; and so on."),
  NO_SHEET(212, Severity.ERROR,
      "The workbook has no sheet of that name.",
      "Name one of its sheets with @Sheet(\"…\"), or leave it out for the first one."),
  OTHER_KIND(213, Severity.ERROR,
      "The first bytes of the file are those of another format than its name says.",
      "Rename the file, and name it so in the annotation."),
  UNKNOWN_CHARSET(214, Severity.ERROR,
      "Java knows no charset of the name that `@Csv` gives.",
      "Write a name that java.nio.charset.Charset knows, such as windows-1252 or UTF-16."),

  COLUMN_NOT_FOUND(301, Severity.ERROR,
      "A feature has no column. The message lists the columns found and the nearest spelling.",
      "Rename the parameter or bind it with @Column(\"…\")."),
  DUPLICATE_COLUMN(302, Severity.ERROR,
      "Two columns have one name.",
      "Give each column its own name."),
  NO_HEADER(303, Severity.ERROR,
      "The file is empty.",
      "Begin the file with one header line that names the columns."),
  ANSWER_NOT_FOUND(304, Severity.ERROR,
      "By default the answer is the column named like the method or like its return type, else the last column if "
          + "no parameter claims it.",
      "Name the column that holds the answer with answer = \"…\"."),
  TOO_MANY_COLUMNS(305, Severity.ERROR,
      "The limit is 10,000.",
      "Drop columns that no parameter uses."),
  COLUMN_USED_TWICE(306, Severity.ERROR,
      "Two features, or a feature and the answer, bind to one column.",
      "Bind each feature, and the answer, to a column of its own."),
  AMBIGUOUS_COLUMN(307, Severity.ERROR,
      "Two record components would bind to one column by their short names, or one parameter to two columns whose names differ in capitals, blanks, hyphens and underscores alone.",
      "Call the columns by their full path, or bind them with @Column(\"…\")."),

  BAD_VALUE(401, Severity.ERROR,
      "A cell does not hold a value of its type.",
      "Correct the cell, or change the type of the parameter."),
  OUT_OF_RANGE(402, Severity.ERROR,
      "A number does not fit its type.",
      "Correct the cell, or use a wider type."),
  NOT_FINITE(403, Severity.ERROR,
      "NaN and infinities are not data.",
      "Remove the row, or use a boxed type and leave the cell empty."),
  MISSING_VALUE(404, Severity.ERROR,
      "A cell is empty although the type has no room for a missing value.",
      "Fill in the cell, or use a box or Optional where values may be missing."),
  UNKNOWN_CONSTANT(405, Severity.ERROR,
      "A cell does not name a constant of the enum.",
      "Correct the cell, or add the constant to the enum."),
  RAGGED_ROW(406, Severity.ERROR,
      "A row has more or fewer cells than the header.",
      "Give every row as many cells as the header has."),
  NO_ROWS(407, Severity.ERROR,
      "There is a header and nothing else.",
      "Add examples below the header line."),
  TOO_MANY_ROWS(408, Severity.ERROR,
      "The limit is 50 million.",
      "Use fewer rows, or raise the limit with -Alimbeck.maxRows=…"),
  CELL_TOO_LONG(409, Severity.ERROR,
      "The limit is 10,000 characters.",
      "Shorten the cell; labels and numbers are short."),
  TOO_MANY_ANSWERS(410, Severity.ERROR,
      "The limit is 256 distinct answers.",
      "A rule needs few answers: check the answer column, or put the answers into groups; numbers that are computed are answers of the type double."),
  CONTRADICTIONS(411, Severity.WARNING,
      "Rows with the same features have different answers. The message names some and says how many rows can be "
          + "right at most.",
      "Add the feature that tells these rows apart, or correct the rows."),
  ONE_ANSWER(412, Severity.WARNING,
      "All rows have the same answer, so the generated method returns a constant.",
      "Add examples with another answer; the generated code is a constant."),
  MALFORMED(413, Severity.ERROR,
      "The file is not what its format asks for: in CSV, quotes are not closed or text follows a closing quote.",
      "Mend the file; in CSV, quotes are closed, and those inside quotes doubled (RFC 4180)."),
  INEXACT_INTEGER(414, Severity.ERROR,
      "Integers beyond ±2^53 are not exact in training.",
      "Integers must lie within ±2^53, so that they are exact."),
  TOO_MANY_VALUES(415, Severity.ERROR,
      "The `String` features have more than 10,000 distinct values.",
      "Leave out this feature: it looks like an identifier, from which nothing can be learned."),
  CONTROL_CHARACTER(416, Severity.ERROR,
      "A text holds a NUL character.",
      "Remove the NUL character; the file may not be text."),
  WRONG_SIZE(417, Severity.ERROR,
      "An array has another size than `@Shape` says.",
      "Correct the row, or change or drop @Shape."),
  RAGGED_ARRAY(418, Severity.ERROR,
      "The rows of a two-dimensional array differ in length.",
      "Give every row of a two-dimensional array the same number of cells."),
  EMPTY_ARRAY(419, Severity.ERROR,
      "An array has no cells.",
      "Remove the row: an array without cells says nothing of how cells decide."),
  SIZES_DISAGREE(420, Severity.ERROR,
      "Two sizes (of two arrays, or height and width of one) are equal in nearly all rows and differ in the one "
          + "named.",
      "Correct the row: in nearly all others these sizes are equal."),

  ONE_GROUP(422, Severity.ERROR,
      "All rows belong to one group, so that no group can be held out to learn how the rule does on another.",
      "Name a column that tells the groups apart, or leave out group."),

  SERIES_TOO_SHORT(427, Severity.ERROR,
      "A series has too few rows to show how anything changes: rates take four, next states two.",
      "Add the rows that are missing, remove the series, or name the column that tells the series apart in series of @Dynamics."),
  TIMES_UNORDERED(428, Severity.ERROR,
      "Within a series, the time of each row must be greater than that of the row before.",
      "Put the rows of each series in the order of their times, or name the column that tells the series apart in series of @Dynamics."),
  STEPS_UNEQUAL(429, Severity.ERROR,
      "A method that answers with the next state needs the same time between any two rows that follow each other.",
      "Let the method answer with rates (answers = RATES), or give it rows at equal steps of time."),
  BODIES_COINCIDE(430, Severity.ERROR,
      "Two bodies are at the same place, where no direction leads from the one to the other.",
      "Leave the configuration out, or one of the two bodies."),
  ANSWERS_NOT_OF_BODIES(431, Severity.ERROR,
      "There must be one answer for each body.",
      "Mend the row so that the answer has a vector for each body, in the order of the bodies."),
  NO_SEPARABLE_LAW(432, Severity.ERROR,
      "No sum over pairs of bodies, each a direction times a function of their distance and powers of what the bodies are like, says the answers.",
      "Give the bodies what else they act by, such as a charge; or look for what acts on all of them from outside."),
  NOTHING_IDENTIFIES(433, Severity.ERROR,
      "A number is @Latent, so that it is to be found together with the law; the examples do not say what it is.",
      "Give examples of bodies, or of series, that differ in it; or leave it out, or let the data have it."),
  NO_PARTNER(434, Severity.ERROR,
      "Things in a table of their own belong to rows that are not in the dataset.",
      "Leave these things out, or add the rows; look for keys that are written in two ways."),
  DERIVED_FAILS(435, Severity.ERROR,
      "A method of a record computes a feature, and throws or gives no number for a row.",
      "Let the method give a number for every row, or correct the row."),
  NO_WEIGHTS(423, Severity.ERROR,
      "All rows have the weight 0, so that none counts.",
      "Name a column of which some values are greater than 0, or leave out weight."),
  NAMES_ROWS(424, Severity.WARNING,
      "A text feature has another value in every row: it names the rows, and tells nothing of new ones.",
      "Leave this feature out, or put in its place what it stands for, such as the region of a customer number."),
  RARE_ANSWER(425, Severity.NOTE,
      "An answer has fewer rows than parts are held out in turn, so that what is expected of it on new rows can hardly be told.",
      "Add rows with this answer, or put it together with another."),

  CONSTANT_FEATURE(421, Severity.NOTE,
      "A feature has the same value in all rows, so that nothing can be learned from it.",
      "Add examples with other values, or drop the parameter."),

  ACCURACY_TOO_LOW(501, Severity.ERROR,
      "No rule that was found answers enough training rows rightly. The message says by how much and shows some of "
          + "the rows.",
      "Look at the rows named and add the feature that decides them, or ask for no more than the message says can be had."),
  VALIDATION_TOO_LOW(502, Severity.ERROR,
      "The rule is right on too few of the rows that were held out.",
      "Add examples like those that fail, or lower minValidationAccuracy."),
  VERIFICATION_FAILED(503, Severity.ERROR,
      "The compiled class does not answer a row as its model does. Nothing is generated.",
      "This is a fault of Limbeck, please report it; nothing was generated."),
  NETWORK_DIFFERS(504, Severity.ERROR,
      "A pass changed the meaning of a program. Nothing is generated.",
      "This is a fault of Limbeck, please report it; nothing was generated."),
  CODE_TOO_LARGE(505, Severity.ERROR,
      "The shortest rule that was found is longer than maxConditions allows.",
      "The examples have no short rule: check the answer column, add a feature, or raise maxConditions."),
  NO_EVIDENCE(519, Severity.ERROR,
      "Nothing speaks for the rule beyond the rows it was learned from: on new rows it is expected to do no better than the commonest answer, and it is "
          + "no shorter than the answers it explains.",
      "Add rows, or features that the answer depends on; or set evidence = Evidence.NOT_REQUIRED if a lookup table is what you want."),
  FEW_ROWS(520, Severity.WARNING,
      "There are too few rows to tell whether the rule holds for new ones.",
      "Add rows; with ten or more the build tells a rule from a table of its examples."),
  ROWS_LEFT_WRONG(521, Severity.WARNING,
      "The rule leaves rows wrong that only a longer one, which is not expected to do better on new rows, or none would answer rightly.",
      "Look at the rows named and correct them if they are mistakes. To accept what stays wrong, and to end this warning, set minAccuracy to a share "
          + "that is reached; minAccuracy = 1 asks for a rule that is right on every row."),
  WEAK_SUPPORT(506, Severity.WARNING,
      "Many rules rest on one row each: they may be memory rather than knowledge.",
      "Add examples, or leave out minAccuracy if the data are noisy."),

  ACCURACY_OUT_OF_REACH(507, Severity.ERROR,
      "Contradictory rows make the accuracy that was asked for impossible, whatever the rule.",
      "Add the feature that tells these rows apart, correct the rows, or lower minAccuracy to what can be reached."),

  NO_ARRAY_RULE(508, Severity.ERROR,
      "The answer is an array, and no rule for its elements was found: its sizes follow no array that the method is "
          + "given, or no window, quantity or carried state explains the elements.",
      "Check that the answers have the sizes of an array, and that they depend on what the method is given."),

  NOT_PROVED(509, Severity.NOTE,
      "Equality of the generated code and its network could not be proved within the steps a proof may take, for "
          + "the reason given, and the inputs are too many to run all. So many inputs as the note says were run, and "
          + "agreed: evidence, not proof.",
      "What was run agreed; code and network may still differ on other inputs."),

  BAD_OPTION(601, Severity.ERROR,
      "A `-A` option has a value it can't have.",
      "Correct the option in the build file."),
  CACHE_IGNORED(602, Severity.NOTE,
      "An entry of the cache was damaged, or of another format.",
      "The entry is made anew; delete the cache directory if this recurs."),
  CACHE_UNUSABLE(603, Severity.WARNING,
      "The directory of the cache can't be written.",
      "Check the rights on the directory, or set -Alimbeck.cache=off."),

  NO_REPORT(604, Severity.WARNING,
      "The page on a generated class could not be written; the class itself is there.",
      "Check the rights on the directory, or set -Alimbeck.report=off."),

  CONSTANT_ANSWER(510, Severity.WARNING,
      "All rows have the same number as their answer, or no formula explains their answers better than a constant.",
      "The generated code is a constant. Add examples with other answers, or the feature that is missing."),
  TOO_FEW_ROWS(511, Severity.ERROR,
      "Fewer than three rows say nothing of a formula.",
      "Add rows: a formula with one constant needs three at least."),
  FORMULA_TOO_WEAK(512, Severity.ERROR,
      "The best formula explains less of the variance than minAccuracy asks for.",
      "Add the feature that is missing, allow more operators or effort, or lower minAccuracy."),
  OUTSIDE_TOLERANCE(513, Severity.ERROR,
      "The best formula is further from some training rows than the tolerance allows; the message names the first "
          + "of them.",
      "Look at the rows named, allow more operators or effort, or widen the tolerance."),
  NO_FORMULA(514, Severity.ERROR,
      "Nothing that `@Formula` allows has a value on every row.",
      "Allow more operators, a greater size or more effort, or check the units."),
  FEATURES_LEFT_OUT(522, Severity.WARNING,
      "There are more features than a formula may use; those that seemed to tell least of the answers were left out before the search.",
      "If one of them matters, raise maxFeatures of @Formula; if none does, leave them out of the method."),
  NOT_IDENTIFIED(523, Severity.ERROR,
      "Some constants of the template can be changed together without any answer changing, so that the examples do not determine each of them.",
      "Write one constant for what is determined, or a number for one of them."),
  SIZE_EXCLUDES(524, Severity.WARNING,
      "A formula that is longer than `maxSize` allows describes the examples much better than the one that was chosen.",
      "Raise maxSize of @Formula, or leave it out."),
  ROWS_FAR_OFF(525, Severity.WARNING,
      "Some rows lie so far off what all others say that the formula was fitted without them; R² and the errors that are reported count them.",
      "Look at the rows named. If they are right, set robust = false in @Formula, or add the feature that tells them apart."),
  FORMULA_TIES(515, Severity.NOTE,
      "Formulas of other forms describe the examples as well as the one that was chosen.",
      "Examples outside the present ranges would tell them apart."),
  UNSAFE_IN_RANGE(516, Severity.WARNING,
      "Interval arithmetic can't exclude that the formula divides by zero, leaves the domain of a function or "
          + "overflows somewhere between the examples.",
      "Inside the ranges of the examples the formula may leave its domain; restrict the operators, or check the inputs."),

  METHOD_TOO_LONG(517, Severity.NOTE,
      "HotSpot does not compile methods of more than 8,000 bytes of code: calls take several times as long.",
      "Where speed matters, drop features, or set maxConditions, which makes shorter rules."),

  RARE_TEXT(526, Severity.NOTE,
      "The generated code names a text that fewer than five rows have. Whoever reads the code, or the class, learns something of these rows.",
      "Where that matters, give the method what the text stands for, such as a region in place of a town."),
  EFFORT_SPENT(518, Severity.WARNING,
      "One method may cost so much work, about a minute of CPU time by default, counted in steps so that every machine "
          + "stops at the same place. Noise and very large examples reach it.",
      "Look whether the examples decide the answer at all; to search longer, set -Alimbeck.effort=2 or more."),

  INTERNAL(901, Severity.ERROR,
      "Something in Limbeck went wrong. Other types are not affected.",
      "Please report this with the interface and a few rows; -Alimbeck.debug=true shows where it happened."),
  CANNOT_WRITE(902, Severity.ERROR,
      "The compiler's output directory does not take the file.",
      "Check the output directory of the compiler.");

  private final int number;
  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Diagnostic(int number, Severity severity, String meaning, String remedy) {
    this.number = number;
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The stable id, such as {@code LIMBECK-101}. */
  public String id() {
    return "LIMBECK-" + (number < 100 ? "00" + number : "" + number);
  }

  public Severity severity() {
    return severity;
  }

  /** What it is about, in a sentence or two, whatever the particulars. */
  public String meaning() {
    return meaning;
  }

  /** One line that says how to mend the problem; empty for notes that need none. */
  public String remedy() {
    return remedy;
  }
}
