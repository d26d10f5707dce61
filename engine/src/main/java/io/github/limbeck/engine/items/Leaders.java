package io.github.limbeck.engine.items;

import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.regression.Samples;
import io.github.limbeck.engine.regression.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The aggregates that tell most of the answers, alone or beside features that are read. How much one tells is the share of the variance of
 * the answers that a line through it explains, or, where that is more, that is left out when each answer is foretold by that of the row
 * next to it in the order of the aggregate (von Neumann's ratio): any smooth function of the aggregate shows.
 */
final class Leaders {
  private static final AggregateTuning TUNING = AggregateTuning.USUAL;
  /** Where a line explains more, nothing smoother is looked for. */
  private static final double NEARLY = 0.99;
  /** So many features that are read are looked at beside an aggregate. */
  private static final int MOST_OWN = 3;
  private static final double COLLINEAR = 1e-8;

  /**
   * A candidate.
   *
   * @param size its nodes
   * @param nats how short the answers are with it: smaller is better
   */
  record Leader(Aggregate aggregate, double size, double nats, double[] unit) {}

  private final List<double[]> targets = new ArrayList<>();
  /** Per target the best, and after these per target the best of those that look at fields of items alone. */
  private final List<TreeSet<Leader>> best = new ArrayList<>();
  private final List<Leader> small = new ArrayList<>();
  private final List<double[]> own = new ArrayList<>();
  private final List<double[]> ownSpace = new ArrayList<>();
  private final int rows;

  /** @param own the features that are read and are numbers of their own, rather than components of vectors */
  Leaders(Samples samples, List<Integer> own) {
    this.rows = samples.rows();
    add(samples.y());
    for (int f : own) {
      double[] x = samples.x()[f];
      this.own.add(x);
      add(IntStream.range(0, rows).mapToDouble(i -> samples.y()[i] / x[i]).toArray());
      add(IntStream.range(0, rows).mapToDouble(i -> samples.y()[i] * x[i]).toArray());
    }
    this.own.stream().limit(MOST_OWN).forEach(x -> addTo(ownSpace, x));
    if (!own.isEmpty()) {
      add(residuals(samples, own));
      targets.forEach(target -> best.add(empty()));
    }
  }

  private void add(double[] target) {
    double[] unit = Term.unit(target);
    if (unit != null) {
      targets.add(unit);
      best.add(empty());
    }
  }

  private static TreeSet<Leader> empty() {
    return new TreeSet<>(Comparator.comparingDouble(Leader::nats).thenComparing(l -> l.aggregate().toString()));
  }

  /** What a plane through the features leaves of the answers, by one round of Gram and Schmidt. */
  private static double[] residuals(Samples samples, List<Integer> own) {
    double[] left = Term.unit(samples.y());
    List<double[]> basis = new ArrayList<>();
    for (int f : own) {
      double[] unit = Term.unit(samples.x()[f]);
      for (int b = 0; unit != null && b < basis.size(); b++) {
        unit = Term.unit(without(unit, basis.get(b)));
      }
      if (unit != null) {
        basis.add(unit);
        left = without(left, unit);
      }
    }
    return left;
  }

  static double[] without(double[] values, double[] unit) {
    double share = Term.dot(values, unit);
    double[] left = new double[values.length];
    Arrays.setAll(left, i -> values[i] - share * unit[i]);
    return left;
  }

  /**
   * Offers a candidate, which is asked for only if it is to be kept.
   *
   * @param fieldsAlone whether its term looks at no feature that is read
   */
  void offer(Supplier<Aggregate> aggregate, double size, double[] values, boolean fieldsAlone) {
    double[] unit = Term.unit(values);
    if (unit == null) {
      return;
    }
    if (size <= TUNING.smallTerm() && small.size() < TUNING.small()) {
      small.add(new Leader(aggregate.get(), size, 0, values));
    }
    int[] order = null;
    for (int t = 0; t < targets.size(); t++) {
      double share = Math.pow(Term.dot(unit, targets.get(t)), 2);
      double cost = TUNING.natsPerNode() * size;
      double bound = bound(t);
      if (fieldsAlone && best.size() > targets.size()) {
        bound = Math.max(bound, bound(targets.size() + t));
      }
      if (nats(1 - share) + cost >= bound || share < NEARLY) {
        order = order == null ? order(unit) : order;
        share = Math.max(share, 1 - roughness(targets.get(t), order));
        share = t == 0 && share < NEARLY ? Math.max(share, besideOwn(unit)) : share;
      }
      double nats = nats(1 - share) + cost;
      if (nats >= bound) {
        continue;
      }
      Leader leader = new Leader(aggregate.get(), size, nats, unit);
      keep(t, leader);
      if (fieldsAlone && best.size() > targets.size()) {
        keep(targets.size() + t, leader);
      }
    }
  }

  /** What of the answers the aggregate explains with the features that are read beside it and times it. */
  private double besideOwn(double[] unit) {
    List<double[]> space = new ArrayList<>(ownSpace);
    addTo(space, unit);
    for (double[] x : own.subList(0, Math.min(own.size(), MOST_OWN))) {
      addTo(space, IntStream.range(0, rows).mapToDouble(i -> unit[i] * x[i]).toArray());
    }
    return space.stream().mapToDouble(column -> Math.pow(Term.dot(column, targets.get(0)), 2)).sum();
  }

  private static void addTo(List<double[]> space, double[] values) {
    double[] unit = Term.unit(values);
    double[] free = unit == null ? null : outside(unit, space);
    if (free != null && Term.dot(free, free) > COLLINEAR) {
      space.add(Term.unit(free));
    }
  }

  private double bound(int list) {
    return best.get(list).size() < TUNING.leaders() ? Double.POSITIVE_INFINITY : best.get(list).last().nats();
  }

  private double nats(double left) {
    return rows / 2.0 * Math.log(Math.max(TUNING.exact(), left));
  }

  /** Of candidates that say the same the shortest is kept. */
  private void keep(int list, Leader leader) {
    if (leader.nats() >= bound(list)) {
      return;
    }
    TreeSet<Leader> leaders = best.get(list);
    List<Leader> alike = leaders.stream().filter(l -> Math.abs(Term.dot(l.unit(), leader.unit())) > 1 - 1e-10).toList();
    if (alike.stream().anyMatch(l -> l.size() <= leader.size())) {
      return;
    }
    alike.forEach(leaders::remove);
    leaders.add(leader);
    if (leaders.size() > TUNING.leaders()) {
      leaders.pollLast();
    }
  }

  private static int[] order(double[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      long bits = Double.doubleToLongBits(values[i] + 0.0);
      long sortable = bits ^ (bits >> 63 & Long.MAX_VALUE);
      keys[i] = sortable & ~0xFFFL | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    Arrays.setAll(order, k -> (int) (keys[k] & 0xFFF));
    return order;
  }

  /** Half the sum of squared steps, of a target of length 1: about 1 where it does not follow the order, near 0 where it does. */
  private static double roughness(double[] target, int[] order) {
    double sum = 0;
    for (int k = 1; k < order.length; k++) {
      double step = target[order[k]] - target[order[k - 1]];
      sum += step * step;
    }
    return Math.min(1, sum / 2);
  }

  /** The best of all targets, one after the other, each once. */
  List<Leader> best(int most) {
    List<Leader> all = new ArrayList<>();
    Set<Aggregate> seen = new HashSet<>();
    List<List<Leader>> lists = IntStream.range(0, targets.size()).boxed()
        .flatMap(t -> Stream.of(t, t + targets.size()).filter(list -> list < best.size()).map(list -> List.copyOf(best.get(list)))).toList();
    for (int rank = 0; rank < TUNING.leaders() && all.size() < most; rank++) {
      for (List<Leader> list : lists) {
        if (rank < list.size() && all.size() < most && seen.add(list.get(rank).aggregate())) {
          all.add(list.get(rank));
        }
      }
    }
    return all;
  }

  /** Of those kept for the answers the one that tells most of what another leaves. */
  Optional<Leader> besides(Leader first) {
    double[] left = without(targets.get(0), first.unit());
    return best.get(0).stream().filter(l -> l != first)
        .max(Comparator.comparingDouble(l -> Math.pow(Term.dot(left, without(l.unit(), first.unit())), 2) / Math.max(1e-12, Term.dot(without(l.unit(), first.unit()), l.unit()))));
  }

  /**
   * Aggregates of small terms of which a sum, each with a factor or with one times a feature that is read, tells most of the answers: the
   * addend is taken that tells most of what those before it leave, until one tells hardly anything.
   *
   * @param largest the greatest size of a term
   */
  List<Aggregate> addends(int largest) {
    List<Leader> atoms = new ArrayList<>();
    for (Leader each : small.stream().filter(l -> l.size() <= largest).toList()) {
      atom(each, each.unit(), atoms);
      for (double[] x : own) {
        atom(each, IntStream.range(0, rows).mapToDouble(i -> each.unit()[i] * x[i]).toArray(), atoms);
        atom(each, IntStream.range(0, rows).mapToDouble(i -> each.unit()[i] / x[i]).toArray(), atoms);
      }
    }
    List<Leader> basis = new ArrayList<>();
    own.forEach(x -> {
      double[] unit = Term.unit(x);
      if (unit != null) {
        basis.add(new Leader(null, 1, 0, unit));
      }
    });
    double[] target = targets.get(0);
    Set<Aggregate> chosen = new LinkedHashSet<>();
    double before = 1;
    for (int k = 0; k < TUNING.together(); k++) {
      List<double[]> space = orthogonal(basis.stream().map(Leader::unit).toList());
      double[] left = outside(target, space);
      Leader next = null;
      double most = 0;
      for (Leader atom : atoms) {
        double[] free = Term.unit(outside(atom.unit(), space));
        double share = free == null || Term.dot(outside(atom.unit(), space), outside(atom.unit(), space)) < 1e-6 ? 0 : Math.pow(Term.dot(left, free), 2);
        if (share > most * (1 + 1e-9)) {
          most = share;
          next = atom;
        }
      }
      double after = Term.dot(left, left) - most;
      if (next == null || after > TUNING.addend() * before) {
        break;
      }
      before = after;
      basis.add(next);
      chosen.add(next.aggregate());
      if (after < TUNING.exact()) {
        break;
      }
    }
    return List.copyOf(chosen);
  }

  private static void atom(Leader of, double[] values, List<Leader> atoms) {
    double[] unit = Term.unit(values);
    if (unit != null) {
      atoms.add(new Leader(of.aggregate(), of.size(), 0, unit));
    }
  }

  private static List<double[]> orthogonal(List<double[]> units) {
    List<double[]> space = new ArrayList<>();
    for (double[] unit : units) {
      double[] free = Term.unit(outside(unit, space));
      if (free != null) {
        space.add(free);
      }
    }
    return space;
  }

  private static double[] outside(double[] values, List<double[]> space) {
    double[] left = values;
    for (double[] unit : space) {
      left = without(left, unit);
    }
    return left;
  }

  /** All that are kept for the answers themselves. */
  List<Leader> ofAnswers() {
    return List.copyOf(best.get(0));
  }
}
