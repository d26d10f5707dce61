package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.program.JdkType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Bounds of dates and times where people draw them: at the beginning of a year, a month, a day, at full hours, after whole minutes. */
final class CalendarBounds {
  private static final long[] MILLIS = {86_400_000, 43_200_000, 3_600_000, 1_800_000, 900_000, 300_000, 60_000, 30_000, 10_000, 1000, 100, 10};
  private static final long[] NANOS = LongStream.of(MILLIS).skip(2).map(m -> m * 1_000_000).toArray();
  private static final long[] MONTHS = {120, 60, 12, 6, 3};
  private static final long MINUTE = 60_000;
  /** The share of a gap, to either side of its middle, within which a bound lies that is finer than a minute; others may lie anywhere in it. */
  private static final double REACH = 0.35;

  private CalendarBounds() {}

  /**
   * The least whole number that counts as above the gap between two values of a form.
   *
   * @param features what forms are made of
   */
  static double wholeBetween(List<Feature> features, Form form, double below, double above) {
    JdkType type = type(features, form).orElse(null);
    if (type == null || above - below <= 1) {
      return Thresholds.wholeBetween(below, above);
    }
    boolean single = form.terms().size() == 1;
    if (type == JdkType.DATE && single) {
      return date((long) below, (long) above);
    }
    long[] units = switch (type) {
      case TIME -> NANOS;
      case DATE_TIME, INSTANT, DURATION -> MILLIS;
      case YEAR_MONTH -> MONTHS;
      default -> new long[0];
    };
    double middle = below / 2 + above / 2;
    for (long unit : units) {
      boolean anywhere = unit >= (type == JdkType.TIME ? MINUTE * 1_000_000 : type == JdkType.YEAR_MONTH ? 1 : MINUTE);
      for (double multiple : new double[] {Math.rint(middle / unit) * unit, Math.ceil(middle / unit) * unit}) {
        if (multiple > below && multiple <= above && (anywhere || Math.abs(multiple - middle) <= REACH * (above - below))) {
          return multiple;
        }
      }
    }
    return Thresholds.wholeBetween(below, above);
  }

  /** The first day of the year or month nearest to the middle, if the gap holds one, or else a day near the middle. */
  private static double date(long below, long above) {
    LocalDate middle = LocalDate.ofEpochDay((below + above + 1) / 2);
    for (LocalDate start : List.of(middle.withDayOfYear(1), middle.withDayOfYear(1).plusYears(1), middle.withDayOfMonth(1), middle.withDayOfMonth(1).plusMonths(1))) {
      if (start.toEpochDay() > below && start.toEpochDay() <= above) {
        return start.toEpochDay();
      }
    }
    return middle.toEpochDay();
  }

  /** The type of the one value, or of both values of a difference. */
  private static Optional<JdkType> type(List<Feature> features, Form form) {
    boolean plain = form.terms().stream().allMatch(t -> t.atom() instanceof Atom.Value) && (form.terms().size() == 1 && form.terms().get(0).weight() == 1
        || form.terms().size() == 2 && form.terms().get(0).weight() + form.terms().get(1).weight() == 0 && Math.abs(form.terms().get(0).weight()) == 1);
    List<String> types = form.terms().stream().map(Form.Term::atom).filter(Atom.Value.class::isInstance)
        .map(a -> features.get(((Atom.Value) a).feature()).type().javaName()).distinct().toList();
    return plain && types.size() == 1 ? JdkType.of(types.get(0)).filter(JdkType::isWhole) : Optional.empty();
  }
}
