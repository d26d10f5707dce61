package io.github.limbeck.engine.family;

/**
 * The elements of all answers.
 *
 * @param row the row that each is of
 * @param i its position along the first axis of the answer
 * @param j its position along the last
 * @param answers what it is
 */
record Instances(int[] row, int[] i, int[] j, double[] answers) {

  static Instances of(Sample sample, Layout layout) {
    int count = 0;
    for (int r = 0; r < sample.rows(); r++) {
      count += sample.answer(r).length * sample.answer(r)[0].length;
    }
    Instances all = new Instances(new int[count], new int[count], new int[count], new double[count]);
    int at = 0;
    for (int r = 0; r < sample.rows(); r++) {
      double[][] answer = sample.answer(r);
      for (int i = 0; i < answer.length; i++) {
        for (int j = 0; j < answer[i].length; j++) {
          all.row()[at] = r;
          all.i()[at] = layout.axes().size() == 1 ? j : i;
          all.j()[at] = j;
          all.answers()[at++] = answer[i][j];
        }
      }
    }
    return all;
  }

  int size() {
    return row.length;
  }
}
