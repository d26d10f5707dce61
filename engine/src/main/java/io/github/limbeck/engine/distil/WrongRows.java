package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.FlatModel;
import io.github.limbeck.engine.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The rows a model answers wrongly: how many, and the first few. */
record WrongRows(int count, int rows, List<int[]> first) {
  private static final int FIRST = 5;

  static WrongRows of(Model model, Dataset data, int a) {
    FlatModel flat = FlatModel.of(model);
    int[] wrong = IntStream.range(0, data.rows()).parallel()
        .filter(i -> flat.answer(data.row(i)) != (int) data.answers().get(a).codes().get(i)).toArray();
    List<int[]> first = Arrays.stream(wrong).limit(FIRST).mapToObj(i -> new int[] {i, model.answer(data.row(i))}).toList();
    return new WrongRows(wrong.length, data.rows(), first);
  }

  double share() {
    return (double) (rows - count) / rows;
  }
}
