package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ordered groups of features of one type that may play one role: the cells of an array, its rows and columns,
 * parameters whose names differ only by a number, all features of a type, and the halves of these. Numbers are of one kind only where their
 * ranges are alike: ages and incomes are not added up or compared, whatever the rows make of it.
 */
final class LikeFeatures {
  /** The share that the ranges of numbers in a group have in common with the first of them. */
  private static final double ALIKE = 0.5;
  /** The share that two numbers have in common that may be compared or added. */
  private static final double COMPARABLE = 0.1;

  private LikeFeatures() {}

  /** Whether two numbers reach over ranges that have something in common, or have names that differ by a number alone. */
  static boolean areComparable(Examples examples, int a, int b) {
    Feature first = examples.features().get(a);
    Feature second = examples.features().get(b);
    // Dates are compared with dates, months with months: whatever numbers they are.
    boolean otherKind = !first.part().equals(second.part()) || !first.type().javaName().equals(second.type().javaName()) && (isOfJdk(first) || isOfJdk(second));
    return !otherKind && (stem(examples.features().get(a)).equals(stem(examples.features().get(b)))
        || inCommon(examples.range(a), examples.range(b)) >= COMPARABLE);
  }

  /** The share of the two ranges together that lies in both; whole numbers are counted. */
  private static double inCommon(double[] a, double[] b) {
    double both = Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + a[2];
    double all = Math.max(a[1], b[1]) - Math.min(a[0], b[0]) + a[2];
    return all <= 0 ? 1 : Math.max(0, both) / all;
  }

  /** Groups of at least two features, without repetition, the largest kinds first. */
  static List<List<Integer>> groups(Examples examples) {
    Set<List<Integer>> groups = new LinkedHashSet<>();
    Map<String, List<Integer>> byType = new LinkedHashMap<>();
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    Map<String, List<Integer>> byLine = new LinkedHashMap<>();
    for (int f = 0; f < examples.features().size(); f++) {
      Feature feature = examples.features().get(f);
      if (feature.type().isPoint() || feature.part().isPresent()) {
        continue;
      }
      String type = typeKey(feature);
      byType.computeIfAbsent(type + ofLikeRange(examples, f, byType, type), k -> new ArrayList<>()).add(f);
      String stem = stem(feature);
      byName.computeIfAbsent(type + " " + stem, k -> new ArrayList<>()).add(f);
      if (feature.cell().isPresent() && feature.cell().get().index().size() == 2) {
        List<Integer> index = feature.cell().get().index();
        byLine.computeIfAbsent(stem + " row " + index.get(0), k -> new ArrayList<>()).add(f);
        byLine.computeIfAbsent(stem + " column " + index.get(1), k -> new ArrayList<>()).add(f);
      }
    }
    groups.addAll(byType.values());
    groups.addAll(byName.values());
    for (List<Integer> whole : List.copyOf(groups)) {
      if (whole.size() % 2 == 0 && whole.size() >= 4) {
        groups.add(List.copyOf(whole.subList(0, whole.size() / 2)));
        groups.add(List.copyOf(whole.subList(whole.size() / 2, whole.size())));
      }
      if (whole.size() % 2 == 0 && whole.size() >= 4 && whole.size() <= 32) {
        groups.add(everySecond(whole, 0));
        groups.add(everySecond(whole, 1));
      }
    }
    groups.addAll(byLine.values());
    groups.removeIf(group -> group.size() < 2);
    return List.copyOf(groups);
  }

  private static List<Integer> everySecond(List<Integer> whole, int start) {
    List<Integer> half = new ArrayList<>();
    for (int i = start; i < whole.size(); i += 2) {
      half.add(whole.get(i));
    }
    return half;
  }

  /** Whether a number is the count of something, such as days, that Java has a type for. */
  private static boolean isOfJdk(Feature feature) {
    return feature.type().kind() == Kind.INTEGER && feature.type().javaName().contains(".");
  }

  private static String typeKey(Feature feature) {
    ValueType type = feature.type();
    return feature.part().map(p -> p + " ").orElse("") + type.kind() + " " + type.javaName() + " " + type.presence();
  }

  /** A number by which those of like range are told from others of their type. */
  private static String ofLikeRange(Examples examples, int feature, Map<String, List<Integer>> byType, String type) {
    Kind kind = examples.kind(feature);
    if (kind != Kind.INTEGER && kind != Kind.REAL) {
      return "";
    }
    int range = 0;
    while (byType.containsKey(type + " " + range)
        && inCommon(examples.range(byType.get(type + " " + range).get(0)), examples.range(feature)) < ALIKE) {
      range++;
    }
    return " " + range;
  }

  private static String stem(Feature feature) {
    return feature.cell().map(Feature.Cell::array).orElse(feature.name().replaceAll("[0-9]+$", ""));
  }
}
