package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ordered groups of features of one type that may play one role: the cells of an array, its rows and columns,
 * parameters whose names differ only by a number, all features of a type, and the halves of these.
 */
final class LikeFeatures {
  private LikeFeatures() {}

  /** Groups of at least two features, without repetition, the largest kinds first. */
  static List<List<Integer>> groups(Examples examples) {
    Set<List<Integer>> groups = new LinkedHashSet<>();
    Map<String, List<Integer>> byType = new LinkedHashMap<>();
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    Map<String, List<Integer>> byLine = new LinkedHashMap<>();
    for (int f = 0; f < examples.features().size(); f++) {
      Feature feature = examples.features().get(f);
      String type = typeKey(feature.type());
      byType.computeIfAbsent(type, k -> new ArrayList<>()).add(f);
      String stem = feature.cell().map(Feature.Cell::array).orElse(stem(feature.name()));
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

  private static String typeKey(ValueType type) {
    return type.kind() + " " + type.javaName() + " " + type.presence();
  }

  private static String stem(String name) {
    return name.replaceAll("[0-9]+$", "");
  }
}
