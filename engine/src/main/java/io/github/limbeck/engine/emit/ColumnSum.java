package io.github.limbeck.engine.emit;

import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.Optional;

/**
 * The sum of each column of an array, named in a loop over the columns. Written as it is defined it would read the array column
 * by column, each time from another row; all sums together can be made while the array is read row by row.
 *
 * @param let the name of one column's sum
 * @param sum the sum, over the rows
 * @param column the variable of the loop over the columns
 * @param columns how many there are
 * @param array what the array of the sums is called
 */
record ColumnSum(Statement.Let let, Loop.Over sum, String column, Expr columns, String array) {

  /** That of a statement which names the value of a loop over columns. */
  static Optional<ColumnSum> of(Statement statement, Program program) {
    return statement instanceof Statement.Let let && let.value() instanceof Loop.Over over ? of(over, program) : Optional.empty();
  }

  /** That of a loop which goes to the end whatever it meets. */
  static Optional<ColumnSum> of(Loop.Over over, Program program) {
    boolean whole = over.reduction() == Reduction.MAX || over.reduction() == Reduction.MIN || over.reduction() == Reduction.SUM;
    if (!whole || !over.from().equals(new Expr.Constant(0)) || over.body() instanceof Loop.Over) {
      return Optional.empty();
    }
    return over.lets().stream()
        .filter(let -> let.value() instanceof Loop.Over sum && isColumnSum(sum, over.variable(), program))
        .map(let -> new ColumnSum(let, (Loop.Over) let.value(), over.variable(), over.to(), several(let.name(), program)))
        .findFirst();
  }

  private static boolean isColumnSum(Loop.Over sum, String column, Program program) {
    Expr.Variable row = new Expr.Variable(sum.variable());
    Expr.Variable here = new Expr.Variable(column);
    boolean[] down = {false, true};
    Rewrite.visit(sum.body(), e -> {
      if (e instanceof Expr.Element element) {
        boolean own = element.index().size() == 2 && element.index().get(0).equals(row) && element.index().get(1).equals(here)
            && element.border().treatment() == Border.Treatment.NONE;
        down[0] |= own;
        down[1] &= own;
      } else if (e instanceof Expr.Local || e instanceof Loop.Over || e instanceof Loop.Running) {
        down[1] = false;
      }
    });
    boolean reads = sum.reduction() == Reduction.SUM && sum.lets().isEmpty() && sum.from().equals(new Expr.Constant(0)) && down[0] && down[1];
    return reads && !Rewrite.anywhere(sum.to(), here::equals) && (sum.body().isCondition(program) || NumericType.of(sum, program) == NumericType.LONG
        && !NumericType.isWide(sum.body(), program) || NumericType.of(sum, program) == NumericType.DOUBLE);
  }

  /** A name for several values of a name. */
  private static String several(String name, Program program) {
    return name + (program.parameters().contains(name + "s") ? "PerColumn" : "s");
  }

  /** Whether a loop reads the same array row by row already, so that the sums can be made alongside. */
  boolean fits(Loop.Over rows) {
    return rows.from().equals(new Expr.Constant(0)) && rows.to().equals(sum.to()) && rows.reduction() != Reduction.ANY
        && rows.lets().size() == 1 && rows.lets().get(0).value() instanceof Loop.Over cells && cells.reduction() == Reduction.SUM
        && !(cells.body() instanceof Loop.Over) && cells.from().equals(new Expr.Constant(0)) && cells.to().equals(columns)
        && rows.reduction() != Reduction.FIRST && rows.variable().equals(column) && cells.variable().equals(sum.variable());
  }

  /** The same with the variables of the rows and of the columns exchanged, as a loop over rows outside has them. */
  ColumnSum swapped() {
    Expr body = Rewrite.expr(sum.body(), e -> e.equals(new Expr.Variable(column)) ? new Expr.Variable(sum.variable())
        : e.equals(new Expr.Variable(sum.variable())) ? new Expr.Variable(column) : e);
    return new ColumnSum(let, new Loop.Over(sum.reduction(), column, sum.from(), sum.to(), body), sum.variable(), columns, array);
  }
}
