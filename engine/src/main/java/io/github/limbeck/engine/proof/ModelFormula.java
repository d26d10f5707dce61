package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Reduction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * The formula of a model over arrays of given sizes: each quantity is written out over the cells as its definition says, and
 * the essence network over the quantities as {@link NetworkFormula} says. It knows nothing of programs or code.
 */
final class ModelFormula {
  private static final BigDecimal MINUS = BigDecimal.ONE.negate();

  private final Formulas formulas;
  private final ArrayModel model;
  private final InputSpace space;
  private final IntUnaryOperator inputs;
  private final boolean[] flat;
  private final Rounding rounding;
  private final Map<String, Object> locals = new HashMap<>();
  private final Map<Integer, Polynomial[][]> given = new HashMap<>();
  private Polynomial[][] before;
  private final Map<Loop.Pass, List<Object>> passes = new IdentityHashMap<>();

  /**
   * @param inputs the input that a feature of the model is, where it is no quantity
   * @param flat per array whether it has one dimension
   */
  ModelFormula(Formulas formulas, ArrayModel model, InputSpace space, IntUnaryOperator inputs, boolean[] flat,
      Rounding rounding) {
    this.rounding = rounding;
    this.formulas = formulas;
    this.model = model;
    this.space = space;
    this.inputs = inputs;
    this.flat = flat;
  }

  /**
   * An answer.
   *
   * @param byCode when each code is the answer; empty where the answer is a number
   * @param number the answer where it is a number, else null
   */
  record Answer(Map<Integer, Condition> byCode, Polynomial number) {}

  /** The answers, {@code [row][column]}; a single answer is a grid of one. */
  Answer[][] answers() {
    if (model.perElement().isEmpty()) {
      model.carry().ifPresent(this::scan);
      return new Answer[][] {{answer()}};
    }
    PerElement each = model.perElement().get();
    Answer[][] answers = step(each);
    for (int step = 1; step < each.steps(); step++) {
      before = Arrays.stream(answers).map(row -> Arrays.stream(row).map(this::asCell).toArray(Polynomial[]::new)).toArray(Polynomial[][]::new);
      passes.clear();
      answers = step(each);
    }
    return answers;
  }

  /**
   * An element that is appended where a condition holds.
   *
   * @param value what it is, where it is
   */
  record Kept(Condition when, Polynomial value) {}

  /** What a model that appends to its answer keeps, in order; what it never does is left out. */
  List<Kept> kept() {
    PerElement each = model.perElement().orElseThrow();
    if (model.carry().isPresent() || each.sizes().size() != 1 || each.backwards() || model.expressions().isEmpty()) {
      throw new Unprovable("an answer of a length that is open");
    }
    List<Kept> kept = new ArrayList<>();
    int size = whole(each.sizes().get(0));
    for (int k = 0; k < size; k++) {
      locals.put(each.variables().get(0), Polynomial.constant(k));
      Map<Integer, Condition> byCode = new TreeMap<>(list(model.list().orElseThrow()));
      byCode.keySet().removeIf(code -> model.expressions().get(code) instanceof Expr.Nothing);
      for (int place = 0; byCode.values().stream().anyMatch(when -> when != formulas.no); place++) {
        int which = place;
        byCode.keySet().removeIf(code -> model.expressions().get(code).elements().size() <= which);
        Condition when = formulas.or(byCode.values());
        if (when != formulas.no) {
          kept.add(new Kept(when, expression(byCode, code -> model.expressions().get(code).elements().get(which))));
        }
      }
    }
    return kept;
  }

  /** An answer as a cell of the array that the next step is given: codes are what cells hold. */
  private Polynomial asCell(Answer answer) {
    Polynomial cell = answer.number() == null ? Polynomial.ZERO : answer.number();
    for (Map.Entry<Integer, Condition> code : answer.byCode().entrySet()) {
      cell = formulas.plus(cell, BigDecimal.valueOf(code.getKey()), formulas.flag(code.getValue()));
    }
    return cell;
  }

  private Answer[][] step(PerElement each) {
    boolean line = each.sizes().size() == 1;
    int rows = line ? 1 : whole(each.sizes().get(0));
    int columns = whole(each.sizes().get(each.sizes().size() - 1));
    Answer[][] answers = new Answer[rows][columns];
    model.carry().ifPresent(this::start);
    locals.put(Expr.Previous.KEPT, Polynomial.ZERO);
    Polynomial total = Polynomial.ZERO;
    locals.put(Expr.Previous.TOTAL, total);
    for (int k = 0; k < rows * columns; k++) {
      int at = each.backwards() ? rows * columns - 1 - k : k;
      if (!line) {
        locals.put(each.variables().get(0), Polynomial.constant(at / columns));
      }
      locals.put(each.variables().get(each.variables().size() - 1), Polynomial.constant(at % columns));
      answers[at / columns][at % columns] = answer();
      Polynomial number = answers[at / columns][at % columns].number();
      total = number == null ? total : formulas.plus(total, BigDecimal.ONE, number);
      locals.put(Expr.Previous.KEPT, number);
      locals.put(Expr.Previous.TOTAL, total);
      model.carry().ifPresent(this::step);
    }
    return answers;
  }

  private Answer answer() {
    if (model.value().isPresent()) {
      return new Answer(Map.of(), number(value(model.value().get(), true)));
    }
    Map<Integer, Condition> byCode = list(model.list().orElseThrow());
    return model.expressions().isEmpty() ? new Answer(byCode, null) : new Answer(Map.of(), expression(byCode, model.expressions()::get));
  }

  /** The value of the expression that the rules choose; exactly one of them is chosen. */
  private Polynomial expression(Map<Integer, Condition> byCode, IntFunction<Expr> expressions) {
    Polynomial value = null;
    for (Map.Entry<Integer, Condition> choice : byCode.entrySet()) {
      Polynomial own = number(value(expressions.apply(choice.getKey()), false));
      value = value == null ? own : formulas.select(choice.getValue(), own, value);
    }
    return value;
  }

  private Map<Integer, Condition> list(DecisionList list) {
    Map<Integer, Object> values = new HashMap<>();
    return new NetworkFormula(formulas, new NetworkFormula.Features() {
      @Override
      public Polynomial value(int feature) {
        return number(values.computeIfAbsent(feature, f -> model.definitions().get(f)
            .map(e -> ModelFormula.this.value(e, false)).orElseGet(() -> space.number(inputs.applyAsInt(f)))));
      }

      @Override
      public Condition missing(int feature) {
        return model.definitions().get(feature).isPresent() ? formulas.no : space.missing(inputs.applyAsInt(feature));
      }
    }, rounding).answers(EssenceNetwork.of(list));
  }

  private void start(ArrayModel.Carry carry) {
    locals.put(carry.name(), carry.isCondition() ? formulas.no : Polynomial.ZERO);
  }

  private void step(ArrayModel.Carry carry) {
    Map<Integer, Condition> next = list(carry.next());
    if (carry.isCondition()) {
      locals.put(carry.name(), next.getOrDefault(1, formulas.no));
      return;
    }
    Polynomial state = Polynomial.ZERO;
    for (int s = 1; s < carry.states(); s++) {
      state = formulas.plus(state, BigDecimal.valueOf(s), formulas.flag(next.getOrDefault(s, formulas.no)));
    }
    locals.put(carry.name(), state);
  }

  private void scan(ArrayModel.Carry carry) {
    int size = whole(carry.size());
    start(carry);
    for (int k = 0; k < size; k++) {
      locals.put("i", Polynomial.constant(carry.backwards() ? size - 1 - k : k));
      step(carry);
    }
    locals.remove("i");
  }

  private int whole(Expr e) {
    return whole(number(value(e, false)));
  }

  private static int whole(Polynomial number) {
    if (!number.isConstant()) {
      throw new Unprovable("a size that is open");
    }
    return number.constant.intValueExact();
  }

  private Polynomial number(Object value) {
    return value instanceof Condition condition ? formulas.flag(condition) : (Polynomial) value;
  }

  private Condition holds(Object value) {
    return value instanceof Condition condition ? condition : formulas.atLeast(((Polynomial) value).minus(Polynomial.ONE));
  }

  /**
   * The value of a definition: a condition or a number.
   *
   * @param ofFeatures whether reads are of features of the model rather than of inputs
   */
  private Object value(Expr e, boolean ofFeatures) {
    formulas.budget().spend(1);
    if (e instanceof Expr.Read read) {
      int input = ofFeatures ? inputs.applyAsInt(read.input()) : read.input();
      return space.number(input);
    } else if (e instanceof Expr.Constant constant) {
      return Polynomial.constant(new BigDecimal(constant.value()));
    } else if (e instanceof Logical.Truth truth) {
      return formulas.truth(truth.value());
    } else if (e instanceof Expr.Variable variable) {
      return local(variable.name());
    } else if (e instanceof Expr.Local local) {
      return local(local.name());
    } else if (e instanceof Expr.Previous previous) {
      return local(previous.kept());
    } else if (e instanceof Expr.Sum sum) {
      Polynomial total = Polynomial.ZERO;
      for (Expr.Term term : sum.terms()) {
        total = formulas.plus(total, new BigDecimal(term.weight()), number(value(term.of(), ofFeatures)));
      }
      return total;
    } else if (e instanceof Expr.Product product) {
      return formulas.times(number(value(product.left(), ofFeatures)), number(value(product.right(), ofFeatures)));
    } else if (e instanceof Expr.Remainder remainder) {
      return formulas.remainder(number(value(remainder.of(), ofFeatures)), remainder.modulus());
    } else if (e instanceof Expr.Quotient quotient) {
      return formulas.quotient(number(value(quotient.of(), ofFeatures)), number(value(quotient.by(), ofFeatures)));
    } else if (e instanceof Expr.Half half) {
      return Polynomial.constant(whole(number(value(half.of(), ofFeatures))) / 2);
    } else if (e instanceof Logical.Compare compare) {
      return compared(value(compare.left(), ofFeatures), compare.op(), value(compare.right(), ofFeatures));
    } else if (e instanceof Logical.Not not) {
      return holds(value(not.of(), ofFeatures)).not();
    } else if (e instanceof Logical.And and) {
      return all(and.parts(), ofFeatures);
    } else if (e instanceof Logical.Or or) {
      return formulas.or(or.parts().stream().map(p -> holds(value(p, ofFeatures))).toList());
    }
    return arrayValue(e, ofFeatures);
  }

  private Object arrayValue(Expr e, boolean ofFeatures) {
    if (e instanceof Expr.Size size) {
      Polynomial[][] cells = cells(size.array());
      return Polynomial.constant(flat[size.array()] || size.axis() == 1 ? cells[0].length : cells.length);
    } else if (e instanceof Expr.Element element) {
      return element(element, ofFeatures);
    } else if (e instanceof Loop.Over over) {
      return over(over, ofFeatures);
    } else if (e instanceof Loop.Running running) {
      int here = whole((Polynomial) local(running.variable()));
      return reduced(running.reduction(), running.variable(), 0, here + 1, running.body(), ofFeatures);
    } else if (e instanceof Loop.ValueAt at) {
      return valueAt(at, ofFeatures);
    } else if (e instanceof Expr.At at && at.pass() instanceof Loop.Pass pass) {
      return noted(pass, number(value(at.index(), ofFeatures)), ofFeatures);
    } else if (e instanceof Expr.At at && at.pass() instanceof Expr.Sorted sorted && before == null) {
      List<Object> values = Arrays.stream(space.sorted(sorted.array())).map(ModelFormula::cell).toList();
      return at(values, number(value(at.index(), ofFeatures)));
    } else if (e instanceof Expr.Choice choice) {
      return choice(choice, 0, ofFeatures);
    }
    throw new Unprovable("a definition of the kind " + e.getClass().getSimpleName());
  }

  /** Cases are looked at in their order, and no further than one that always holds: what comes after it need not have a value. */
  private Object choice(Expr.Choice choice, int from, boolean ofFeatures) {
    if (from == choice.cases().size()) {
      return value(choice.otherwise(), ofFeatures);
    }
    Condition condition = holds(value(choice.cases().get(from).condition(), ofFeatures));
    if (condition == formulas.no) {
      return choice(choice, from + 1, ofFeatures);
    }
    Object value = value(choice.cases().get(from).value(), ofFeatures);
    return condition == formulas.yes ? value : select(condition, value, choice(choice, from + 1, ofFeatures));
  }

  private Object local(String name) {
    Object value = locals.get(name);
    if (value == null) {
      throw new Unprovable("the name " + name);
    }
    return value;
  }

  private Object select(Condition condition, Object a, Object b) {
    return a instanceof Condition left && b instanceof Condition right ? formulas.select(condition, left, right)
        : formulas.select(condition, number(a), number(b));
  }

  /** What comes after a part that never holds need not have a value. */
  private Condition all(List<Expr> parts, boolean ofFeatures) {
    List<Condition> conditions = new ArrayList<>();
    for (Expr part : parts) {
      conditions.add(holds(value(part, ofFeatures)));
      if (conditions.get(conditions.size() - 1) == formulas.no) {
        return formulas.no;
      }
    }
    return formulas.and(conditions);
  }

  private Condition compared(Object left, Comparison op, Object right) {
    Polynomial difference = formulas.plus(number(left), MINUS, number(right));
    return switch (op) {
      case LESS -> formulas.more(difference.times(MINUS));
      case AT_MOST -> formulas.atLeast(difference.times(MINUS));
      case EQUAL -> formulas.equal(number(left), number(right));
      case NOT_EQUAL -> formulas.equal(number(left), number(right)).not();
      case AT_LEAST -> formulas.atLeast(difference);
      case MORE -> formulas.more(difference);
    };
  }

  /** What an array holds: its unknowns, or what the step before has made of them. */
  private Polynomial[][] cells(int array) {
    return before != null ? before
        : given.computeIfAbsent(array, a -> Arrays.stream(space.cells(a)).map(row -> Arrays.stream(row).map(Polynomial::of).toArray(Polynomial[]::new)).toArray(Polynomial[][]::new));
  }

  private Polynomial element(Expr.Element element, boolean ofFeatures) {
    Polynomial[][] cells = cells(element.array());
    List<Expr> index = element.index();
    Polynomial row = index.size() == 1 ? Polynomial.ZERO : number(value(index.get(0), ofFeatures));
    Polynomial column = number(value(index.get(index.size() - 1), ofFeatures));
    if (!column.isConstant() && isOneOf(row, cells)) {
      return atOpenPlace(element, column, cells[whole(row)]);
    } else if (!row.isConstant() && isOneOf(column, cells[0])) {
      int at = whole(column);
      return atOpenPlace(element, row, Arrays.stream(cells).map(line -> line[at]).toArray(Polynomial[]::new));
    }
    int i = whole(row);
    int j = whole(column);
    int n = cells.length;
    int m = cells[0].length;
    boolean inside = i >= 0 && i < n && j >= 0 && j < m;
    return switch (element.border().treatment()) {
      case NONE -> {
        if (!inside) {
          throw new Unprovable("a cell outside its array");
        }
        yield cells[i][j];
      }
      case WRAP -> cells[Math.floorMod(i, n)][Math.floorMod(j, m)];
      case REPEAT -> cells[Math.max(0, Math.min(i, n - 1))][Math.max(0, Math.min(j, m - 1))];
      case CONSTANT -> inside ? cells[i][j] : Polynomial.constant(new BigDecimal(element.border().padding()));
    };
  }

  /** Whether a place is known, and one of those that there are. */
  private static boolean isOneOf(Polynomial place, Object[] places) {
    return place.isConstant() && place.constant.signum() >= 0 && place.constant.compareTo(BigDecimal.valueOf(places.length)) < 0;
  }

  /** An element at a place that depends on the cells: at each place that it may be, in turn. */
  private Polynomial atOpenPlace(Expr.Element element, Polynomial place, Polynomial[] cells) {
    Border border = element.border();
    if (border.treatment() != Border.Treatment.NONE && border.treatment() != Border.Treatment.CONSTANT) {
      throw new Unprovable("an element at an open place beyond a border that is no constant");
    }
    Unknown.Range range = place.range();
    if (border.treatment() == Border.Treatment.NONE && !range.isWithin(BigDecimal.ZERO, BigDecimal.valueOf(cells.length - 1L))) {
      throw new Unprovable("a cell outside its array");
    }
    Polynomial cell = (Polynomial) chosen(place, Arrays.<Object>asList((Object[]) cells), cells[0]);
    if (border.treatment() == Border.Treatment.NONE) {
      return cell;
    }
    Condition inside = formulas.and(formulas.atLeast(place), formulas.more(formulas.plus(Polynomial.constant(cells.length), MINUS, place)));
    return formulas.select(inside, cell, Polynomial.constant(new BigDecimal(border.padding())));
  }

  /** The value whose place it is; {@code otherwise} where it is none of them. */
  private Object chosen(Polynomial place, List<Object> values, Object otherwise) {
    Unknown.Range range = place.range();
    Object value = otherwise;
    for (int i = values.size() - 1; i >= 0; i--) {
      BigDecimal at = BigDecimal.valueOf(i);
      boolean possible = (range.least() == null || range.least().compareTo(at) <= 0) && (range.greatest() == null || range.greatest().compareTo(at) >= 0);
      value = possible ? select(formulas.equal(place, Polynomial.constant(at)), values.get(i), value) : value;
    }
    return value;
  }

  /** What a pass has noted at a place; passes are run once. */
  private Object noted(Loop.Pass pass, Polynomial place, boolean ofFeatures) {
    List<Object> values = passes.get(pass);
    if (values == null) {
      values = run(pass, ofFeatures);
      passes.put(pass, values);
    }
    return at(values, place);
  }

  /** A cell of numbers, or of truth values. */
  private static Object cell(JavaValue value) {
    return value instanceof JavaValue.Truth truth ? truth.condition() : value instanceof JavaValue.Numeric number ? number.value() : unsorted(value);
  }

  private static Object unsorted(JavaValue value) {
    throw new Unprovable("an order of what is no number");
  }

  /** The value at a place, or at the nearest end. */
  private Object at(List<Object> values, Polynomial place) {
    int last = values.size() - 1;
    if (!place.isConstant() && place.range().isWithin(BigDecimal.ZERO, BigDecimal.valueOf(last))) {
      return chosen(place, values, values.get(0));
    } else if (!place.isConstant()) {
      Condition beyond = formulas.more(formulas.plus(place, MINUS, Polynomial.constant(last)));
      return chosen(place, values, select(beyond, values.get(last), values.get(0)));
    }
    return values.get(Math.max(0, Math.min(place.constant.intValueExact(), last)));
  }

  private List<Object> run(Loop.Pass pass, boolean ofFeatures) {
    int size = whole(number(value(pass.size(), ofFeatures)));
    Object[] values = new Object[size];
    Object outer = locals.get(pass.variable());
    Object outerState = locals.put(pass.state(), Polynomial.constant(new BigDecimal(pass.initial())));
    for (int k = 0; k < size; k++) {
      int at = pass.backwards() ? size - 1 - k : k;
      locals.put(pass.variable(), Polynomial.constant(at));
      values[at] = value(pass.next(), ofFeatures);
      locals.put(pass.state(), values[at]);
    }
    locals.put(pass.variable(), outer);
    locals.put(pass.state(), outerState);
    return Arrays.asList(values);
  }

  private Object over(Loop.Over over, boolean ofFeatures) {
    int from = whole(number(value(over.from(), ofFeatures)));
    int to = whole(number(value(over.to(), ofFeatures)));
    if (!over.lets().isEmpty()) {
      throw new Unprovable("a definition with names");
    }
    return reduced(over.reduction(), over.variable(), from, to, over.body(), ofFeatures);
  }

  private Object reduced(Reduction reduction, String variable, int from, int to, Expr body, boolean ofFeatures) {
    Object outer = locals.get(variable);
    List<Object> values = new ArrayList<>();
    for (int i = from; i < to; i++) {
      locals.put(variable, Polynomial.constant(i));
      values.add(value(body, ofFeatures));
    }
    locals.put(variable, outer);
    return reduce(reduction, values, from);
  }

  private Object reduce(Reduction reduction, List<Object> values, int from) {
    switch (reduction) {
      case SUM -> {
        Polynomial sum = Polynomial.ZERO;
        for (Object value : values) {
          sum = formulas.plus(sum, BigDecimal.ONE, number(value));
        }
        return sum;
      }
      case ANY -> {
        return formulas.or(values.stream().map(this::holds).toList());
      }
      case MAX, MIN -> {
        return values.stream().map(this::number)
            .reduce((a, b) -> reduction == Reduction.MAX ? formulas.greatest(a, b) : formulas.least(a, b))
            .orElseThrow(() -> new Unprovable("the greatest of nothing"));
      }
      case FIRST, LAST -> {
        // The first place is looked for as the code does it: as long as none was found.
        Polynomial place = Polynomial.constant(-1);
        Condition open = formulas.yes;
        for (int k = 0; k < values.size(); k++) {
          Condition here = Restriction.of(formulas, open, true).of(holds(values.get(k)));
          place = formulas.select(formulas.and(open, here), Polynomial.constant(from + k), place);
          open = reduction == Reduction.FIRST ? formulas.and(open, here.not()) : open;
        }
        return place;
      }
      case ARGMAX, ARGMIN -> {
        return extremePlace(reduction, values, from);
      }
      case LONGEST -> {
        Polynomial run = Polynomial.ZERO;
        Polynomial longest = Polynomial.ZERO;
        for (Object value : values) {
          run = formulas.select(holds(value), run.plus(Polynomial.ONE), Polynomial.ZERO);
          longest = formulas.greatest(longest, run);
        }
        return longest;
      }
    }
    throw new IllegalStateException("not a reduction: " + reduction);
  }

  /** The first place whose value none before reaches and none after exceeds. */
  private Polynomial extremePlace(Reduction reduction, List<Object> values, int from) {
    BigDecimal sign = reduction == Reduction.ARGMAX ? BigDecimal.ONE : MINUS;
    List<Polynomial> numbers = values.stream().map(v -> number(v).times(sign)).toList();
    Polynomial place = Polynomial.constant(from);
    Polynomial best = numbers.get(0);
    for (int i = 1; i < numbers.size(); i++) {
      Condition better = formulas.more(formulas.plus(numbers.get(i), MINUS, best));
      place = formulas.select(better, Polynomial.constant(from + i), place);
      best = formulas.select(better, numbers.get(i), best);
    }
    return place;
  }

  /** The body at a place that may be open: at each place it may be, in turn. */
  private Object valueAt(Loop.ValueAt at, boolean ofFeatures) {
    Polynomial position = number(value(at.position(), ofFeatures));
    Object outer = locals.get(at.variable());
    Object value = value(at.otherwise(), ofFeatures);
    Unknown.Range range = position.range();
    if (range.least() == null || range.greatest() == null) {
      throw new Unprovable("a place anywhere");
    }
    for (int i = Math.max(0, range.least().intValueExact()); i <= range.greatest().intValueExact(); i++) {
      locals.put(at.variable(), Polynomial.constant(i));
      value = select(formulas.equal(position, Polynomial.constant(i)), value(at.body(), ofFeatures), value);
    }
    locals.put(at.variable(), outer);
    return value;
  }
}
