package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for what is computed from items, such as {@code totalWeight}, {@code greatestPrice} and {@code numberOfFragileLines}. */
public final class AggregateNames {
  /** A name that says more fields than this is no longer read. */
  private static final int MOST_FIELDS = 2;

  private AggregateNames() {}

  /** The aggregates of a contract with names that nothing else has. */
  public static List<Aggregate> named(List<Aggregate> aggregates, Contract contract, Dataset data) {
    Set<String> taken = AggregateCandidates.names(contract);
    return aggregates.stream().map(a -> new Aggregate(of(a, contract.items().get(a.items()), contract.featuresRead(), data.items().get(a.items()).vocabularies(), taken),
        a.kind(), a.items(), a.term(), a.where())).toList();
  }

  /**
   * A name that is not taken, and is taken from now on.
   *
   * @param read how many features are read rather than computed
   * @param vocabularies per field the texts or constants that codes stand for
   */
  static String of(Aggregate aggregate, ItemsFeature items, int read, List<List<String>> vocabularies, Set<String> taken) {
    String list = words(items.name().substring(items.name().lastIndexOf('.') + 1));
    String meant = aggregate.where().map(w -> meant(w, field(w, read), items, vocabularies)).orElse("");
    String wanted = aggregate.kind() == Aggregate.Kind.COUNT ? "numberOf" + (meant.startsWith("With") || meant.startsWith("Not") ? list + meant : meant + list)
        : prefix(aggregate.kind()) + (fields(aggregate, items, read).isEmpty() && meant.isEmpty() ? "Of" + list : fields(aggregate, items, read)) + (meant.isEmpty() ? "" : "Of" + (meant.startsWith("With") || meant.startsWith("Not") ? list + meant : meant + list));
    String name = wanted;
    for (int n = 2; !taken.add(name); n++) {
      name = wanted + n;
    }
    return name;
  }

  private static String prefix(Aggregate.Kind kind) {
    return switch (kind) {
      case COUNT -> "numberOf";
      case SUM -> "total";
      case MEAN -> "mean";
      case GREATEST -> "greatest";
      case LEAST -> "least";
    };
  }

  private static String fields(Aggregate aggregate, ItemsFeature items, int read) {
    Set<Integer> used = new LinkedHashSet<>();
    collect(FormulaText.expression(aggregate.term()), used);
    List<String> names = used.stream().filter(f -> f >= read).map(f -> words(items.fields().get(f - read).name())).toList();
    return names.size() > MOST_FIELDS ? "" : String.join("", names);
  }

  private static void collect(Expression e, Set<Integer> used) {
    if (e instanceof Expression.Variable variable) {
      used.add(variable.feature());
    } else if (e instanceof Expression.Call call) {
      call.arguments().forEach(a -> collect(a, used));
    }
  }

  private static int field(Aggregate.Where where, int read) {
    return ((Expression.Variable) FormulaText.expression(where.of())).feature() - read;
  }

  private static String meant(Aggregate.Where where, int index, ItemsFeature items, List<List<String>> vocabularies) {
    Feature field = items.fields().get(index);
    List<String> vocabulary = vocabularies.get(index);
    String name = words(field.name());
    if (field.type().kind() == Kind.BOOLEAN) {
      return where.value() == 1 ? name : "Not" + name;
    } else if (where.test() == Aggregate.Test.IS) {
      return "With" + name + words(vocabulary.get((int) where.value()).toLowerCase(Locale.ROOT));
    }
    String bound = new BigDecimal(where.value()).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString().replace('.', '_').replace("-", "Minus");
    return "With" + name + (where.test() == Aggregate.Test.AT_LEAST ? "AtLeast" : "AtMost") + bound;
  }

  /** What is left of a text as part of a name: its words, each with a capital. */
  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    boolean begins = true;
    for (char c : text.toCharArray()) {
      boolean keeps = c < 128 && Character.isLetterOrDigit(c);
      if (keeps) {
        words.append(begins ? Character.toUpperCase(c) : c);
      }
      begins = !keeps;
    }
    return words.isEmpty() ? "Other" : words.toString();
  }
}
