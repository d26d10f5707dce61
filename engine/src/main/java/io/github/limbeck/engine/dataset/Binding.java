package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.hint;
import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which column each feature and each answer is read from.
 *
 * @param features per feature its column, or -1 for one that the data do not have
 * @param elements per feature which element of an array it is that a single column holds, counted row by row; -1 if it has its column
 * @param arrays where the arrays come from: those of the features, then those of answers that are arrays
 * @param items per list of things its column
 * @param weights the column that says how much a row counts, or -1
 * @param group the column that says which group a row belongs to, or -1
 * @param order the column that says when a row was, or -1
 */
record Binding(int[] features, int[] elements, int[] answers, List<OfArray> arrays, int[] items, int weights, int group, int order) {

  /** The columns of an array: one that holds all of it, or one per element. */
  record OfArray(List<List<Integer>> columns, boolean isOneColumn) {
    int first() {
      return columns.get(0).get(0);
    }
  }

  /** Binds by name; every feature and answer that finds no column is reported. */
  static Binding of(Contract contract, Header header, String file, Place place) throws Refusal {
    List<Finding> findings = new ArrayList<>();
    Map<Integer, String> claimed = new HashMap<>();
    int[] features = new int[contract.columnsRead()];
    int[] elements = new int[features.length];
    Arrays.fill(elements, -1);
    for (int f = 0; f < features.length; f++) {
      Feature feature = contract.features().get(f);
      if (feature.isDerived()) {
        features[f] = -1;
        continue;
      }
      if (feature.part().isPresent()) {
        features[f] = features[f - 1];
        continue;
      }
      if (contract.hidden().isPresent() && contract.hidden().getAsInt() == f) {
        features[f] = -1;
        continue;
      }
      features[f] = find(feature.columns(), header);
      requireOne(feature.columns(), header, feature.name(), file, new Place.Parameter(feature.parameter()), findings);
      if (features[f] < 0 && feature.cell().isPresent()) {
        Feature.Cell cell = feature.cell().get();
        features[f] = find(feature.columns().stream().map(Binding::ofArray).toList(), header);
        elements[f] = cell.index().size() == 1 ? cell.index().get(0) : cell.index().get(0) * cell.shape().get(1) + cell.index().get(1);
        String array = ofArray(feature.name());
        if (features[f] >= 0 && array.equals(claimed.putIfAbsent(features[f], array))) {
          continue;
        }
      }
      if (features[f] < 0) {
        if (findings.size() < DatasetReader.MOST_OF_A_KIND) {
          findings.add(Finding.of(Diagnostic.COLUMN_NOT_FOUND, new Place.Parameter(feature.parameter()),
              file + " has no column " + quote(feature.columns().get(0)) + " for " + feature.name() + "."
                  + hint(feature.columns().get(0), header.names()) + " Columns found: " + shown(header.names()) + "."));
        }
        continue;
      }
      String claim = feature.member().map(Feature.Member::set).orElse(feature.name());
      String other = claimed.putIfAbsent(features[f], claim);
      if (other != null && !(elements[f] == 0 && other.equals(ofArray(feature.name()))) && !(feature.member().isPresent() && other.equals(claim))) {
        boolean leaf = feature.columns().size() > 1;
        findings.add(Finding.of(leaf ? Diagnostic.AMBIGUOUS_COLUMN : Diagnostic.COLUMN_USED_TWICE,
            new Place.Parameter(feature.parameter()), "The column " + quote(header.names().get(features[f])) + " of " + file
                + " would serve both " + other + " and " + feature.name() + "."));
      }
    }
    List<OfArray> arrays = new ArrayList<>();
    for (ArrayFeature array : contract.arrays()) {
      Optional<OfArray> found = array(array.columns(), array.dimensions(), header);
      if (found.isEmpty()) {
        String wanted = array.columns().get(0);
        findings.add(Finding.of(Diagnostic.COLUMN_NOT_FOUND, new Place.Parameter(array.parameter()),
            file + " has no column " + quote(wanted) + " with JSON arrays, and none " + quote(wanted + (array.dimensions() == 1 ? "[0]" : "[0][0]"))
                + " for " + array.name() + "." + hint(wanted, header.names()) + " Columns found: " + shown(header.names()) + "."));
        continue;
      }
      found.get().columns().forEach(row -> row.forEach(c -> claimed.put(c, array.name())));
      arrays.add(found.get());
    }
    int[] items = new int[contract.items().size()];
    for (int i = 0; i < items.length; i++) {
      ItemsFeature list = contract.items().get(i);
      items[i] = find(list.columns(), header);
      if (items[i] < 0) {
        String wanted = list.columns().get(0);
        findings.add(Finding.of(Diagnostic.COLUMN_NOT_FOUND, new Place.Parameter(list.parameter()), file + " has no column " + quote(wanted)
            + " with a list of objects for " + list.name() + "." + hint(wanted, header.names()) + " Columns found: " + shown(header.names()) + "."));
      } else {
        claimed.put(items[i], list.name());
      }
    }
    int[] answers = new int[contract.answers().size()];
    int[] state = contract.state();
    for (int a = 0; a < answers.length; a++) {
      if (a > 0 && contract.bodies().isPresent()) {
        answers[a] = answers[0];
        continue;
      }
      if (state.length > 0) {
        answers[a] = features[state[a]];
        continue;
      }
      Answer answer = contract.answers().get(a);
      if (answer.dimensions() > 0) {
        Optional<OfArray> found = array(answer.columns(), answer.dimensions(), header);
        int last = header.names().size() - 1;
        if (found.isEmpty() && !answer.explicit() && !claimed.containsKey(last)) {
          found = Optional.of(new OfArray(List.of(List.of(last)), true));
        }
        if (found.isPresent()) {
          arrays.add(found.get());
          continue;
        }
      }
      answers[a] = findAnswer(answer, header, claimed);
      requireOne(answer.columns(), header, "the answer " + answer.name(), file, contract.request().answer().isEmpty() ? place : Place.attribute("answer"), findings);
      if (answers[a] < 0) {
        findings.add(Finding.of(Diagnostic.ANSWER_NOT_FOUND,
            contract.request().answer().isEmpty() ? place : Place.attribute("answer"),
            file + " has no column " + answer.columns().stream().map(c -> quote(c)).collect(Collectors.joining(" or "))
                + " for the answer." + hint(answer.columns().get(0), header.names()) + " Columns found: "
                + shown(header.names()) + "."));
        continue;
      }
      String other = claimed.putIfAbsent(answers[a], "the answer " + answer.name());
      if (other != null) {
        findings.add(Finding.of(Diagnostic.COLUMN_USED_TWICE, place, "The column "
            + quote(header.names().get(answers[a])) + " of " + file + " would serve both " + other + " and the answer."));
      }
    }
    String ofFormula = contract.formula().map(FormulaRequest::weights).orElse("");
    int weights = ofFormula.isEmpty() ? findMark(contract.request().weight(), "the weights of rows", header, file, Place.attribute("weight"), findings)
        : findMark(ofFormula, "the weights of rows", header, file, Place.SUBJECT, findings);
    int group = findMark(contract.request().group(), "the groups of rows", header, file, ofRows(contract, "group"), findings);
    int order = findMark(contract.request().order(), "the order of rows", header, file, ofRows(contract, "order"), findings);
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return new Binding(features, elements, answers, arrays, items, weights, group, order);
  }

  /** Where the name of a column that says something of rows stands: of a law of change, not in {@code @DistillFrom}. */
  private static Place ofRows(Contract contract, String attribute) {
    return contract.change().isPresent() ? Place.SUBJECT : Place.attribute(attribute);
  }

  /** The name of the array that an element is of: what comes before its indices. */
  private static String ofArray(String element) {
    return element.replaceFirst("(\\[\\d+])+$", "");
  }

  /** The column of a name that may be left out; -1 if it is. */
  private static int findMark(String name, String what, Header header, String file, Place place, List<Finding> findings) {
    int found = name.isEmpty() ? -1 : find(List.of(name), header);
    if (found < 0 && !name.isEmpty()) {
      findings.add(Finding.of(Diagnostic.COLUMN_NOT_FOUND, place, file + " has no column " + quote(name)
          + " for " + what + "." + hint(name, header.names()) + " Columns found: " + shown(header.names()) + "."));
    }
    return found;
  }

  private static Optional<OfArray> array(List<String> candidates, int dimensions, Header header) {
    int whole = find(candidates, header);
    if (whole >= 0) {
      return Optional.of(new OfArray(List.of(List.of(whole)), true));
    }
    for (String stem : candidates) {
      List<List<Integer>> rows = new ArrayList<>();
      for (int i = 0; i < (dimensions == 1 ? 1 : Integer.MAX_VALUE); i++) {
        String row = dimensions == 1 ? stem : stem + "[" + i + "]";
        List<Integer> cells = new ArrayList<>();
        for (int column = header.names().indexOf(row + "[0]"); column >= 0; column = header.names().indexOf(row + "[" + cells.size() + "]")) {
          cells.add(column);
        }
        if (cells.isEmpty()) {
          break;
        }
        rows.add(cells);
      }
      if (!rows.isEmpty()) {
        return Optional.of(new OfArray(rows, false));
      }
    }
    return Optional.empty();
  }

  private static int findAnswer(Answer answer, Header header, Map<Integer, String> claimed) {
    int named = find(answer.columns(), header);
    if (named >= 0 && (answer.explicit() || !claimed.containsKey(named))) {
      return named;
    }
    int last = header.names().size() - 1;
    return answer.explicit() || claimed.containsKey(last) ? -1 : last;
  }

  /** The column of the first candidate that has one: by its name as it stands, or else by its normal form. */
  private static int find(List<String> candidates, Header header) {
    for (String candidate : candidates) {
      int exact = header.names().indexOf(candidate);
      List<Integer> alike = exact >= 0 ? List.of(exact) : header.alike(candidate);
      if (!alike.isEmpty()) {
        return alike.get(0);
      }
    }
    return -1;
  }

  /** Reports a name that is not written like any column, and otherwise like several. */
  private static void requireOne(List<String> candidates, Header header, String what, String file, Place place, List<Finding> findings) {
    for (String candidate : candidates) {
      List<Integer> alike = header.names().contains(candidate) ? List.of() : header.alike(candidate);
      if (alike.size() > 1) {
        findings.add(Finding.of(Diagnostic.AMBIGUOUS_COLUMN, place, what + " could be the column " + alike.stream().map(c -> quote(header.names().get(c)))
            .collect(Collectors.joining(" or ")) + " of " + file + "."));
      }
      if (!alike.isEmpty() || header.names().contains(candidate)) {
        return;
      }
    }
  }

  private static String shown(List<String> names) {
    int most = 20;
    String list = names.stream().limit(most).map(n -> quote(n)).collect(Collectors.joining(", "));
    return names.size() <= most ? list : list + " and " + (names.size() - most) + " more";
  }
}
