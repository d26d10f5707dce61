package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.items.VectorLeaves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is computed from lists of things, in words. */
final class AggregateWords {
  /** Errors below this share of a constant are not worth a word. */
  private static final double LEAST_ERROR = 1e-6;

  private final Contract contract;
  private final int read;

  private AggregateWords(Contract contract) {
    this.contract = contract;
    this.read = contract.featuresRead();
  }

  /** One sentence for each number that the formulas use, without a full stop. */
  static List<String> of(Contract contract, List<Expression> formulas) {
    AggregateWords words = new AggregateWords(contract);
    List<String> said = new ArrayList<>();
    for (int k = 0; k < contract.aggregates().size(); k++) {
      int feature = words.read + k;
      if (formulas.stream().anyMatch(e -> e.uses(f -> f == feature))) {
        said.add(words.said(contract.aggregates().get(k)));
      }
    }
    contract.hidden().ifPresent(h -> said.add(contract.features().get(h).name() + " is what was found for each series together with the law"));
    contract.latents().stream().filter(l -> !l.known().isEmpty()).map(AggregateWords::said).forEach(said::add);
    return said;
  }

  /** What was found that the data do not have, and how well the data fix it. */
  private static String said(Latent latent) {
    String reference = latent.known().stream().max(Comparator.comparingDouble(k -> Math.abs(k.value()))).orElseThrow().key();
    List<String> none = latent.known().stream().filter(k -> k.value() == 0).map(Latent.Known::key).toList();
    Optional<Latent.Known> worst = latent.known().stream().filter(k -> k.value() != 0 && k.error() > LEAST_ERROR * Math.abs(k.value()))
        .max(Comparator.comparingDouble(AggregateWords::share));
    return latent.field() + " is what was found for each " + latent.key() + " together with the law, as a multiple of that of " + reference
        + ", since the examples fix it up to a common factor" + worst.map(k -> "; the standard error is at most " + Decimals.rounded(100 * share(k)) + " %, that of " + k.key()).orElse("")
        + (none.isEmpty() ? "" : "; it can't be told from 0 for " + String.join(", ", none));
  }

  private static double share(Latent.Known known) {
    return known.error() / Math.abs(known.value());
  }

  private String said(Aggregate aggregate) {
    ItemsFeature list = contract.items().get(aggregate.items());
    String over = contract.bodies().isPresent() ? "all other " + list.name() : list.name();
    String term = aggregate.term().isEmpty() ? "" : plain(FormulaText.expression(aggregate.term()), list);
    String what = switch (aggregate.kind()) {
      case COUNT -> "how many " + over + " there are";
      case SUM -> "the sum of " + term + " over " + over;
      case MEAN -> "the mean of " + term + " over " + over;
      case GREATEST -> "the greatest " + term + " of " + over;
      case LEAST -> "the least " + term + " of " + over;
    };
    return aggregate.name() + " is " + what + aggregate.where().map(w -> " with " + where(w, list)).orElse("");
  }

  private String where(Aggregate.Where where, ItemsFeature list) {
    String of = plain(FormulaText.expression(where.of()), list);
    return switch (where.test()) {
      case IS -> of + " " + value(where, list);
      case AT_LEAST -> of + " of at least " + Decimals.plain(where.value());
      case AT_MOST -> of + " of at most " + Decimals.plain(where.value());
      case LESS -> of + " less than " + Decimals.plain(where.value());
    };
  }

  private String value(Aggregate.Where where, ItemsFeature list) {
    Feature field = list.fields().get(((Expression.Variable) FormulaText.expression(where.of())).feature() - read);
    List<String> constants = field.type().constants();
    return constants.size() > where.value() ? constants.get((int) where.value()) : where.value() == 1 ? "true" : where.value() == 0 ? "false" : Decimals.plain(where.value());
  }

  /** A term in the names of the contract; the distance of two bodies is called so. */
  private String plain(Expression e, ItemsFeature list) {
    int fields = list.fields().size();
    String item = contract.bodies().isPresent() ? ItemsFeature.OTHER : list.singular();
    List<Feature> own = contract.features().subList(0, read);
    Map<String, List<Integer>> mine = VectorLeaves.vectors(own, 0);
    Expression named = e;
    String position = contract.bodies().map(b -> b.position()).orElse("");
    if (mine.containsKey(position)) {
      List<Integer> components = mine.get(position);
      named = replaced(named, VectorLeaves.length(components.stream().map(c -> Expression.call(Function.SUBTRACT,
          new Expression.Variable(read + c), new Expression.Variable(c))).toList()), new Expression.Variable(read + fields));
    }
    return FormulaText.plain(named, f -> f < read ? contract.features().get(f).name() : f == read + fields ? "distance" : item + "." + list.fields().get(f - read).name(), Decimals::plain);
  }

  private static Expression replaced(Expression e, Expression from, Expression to) {
    return e.equals(from) ? to : e.mapArguments(a -> replaced(a, from, to));
  }
}
