package io.github.limbeck.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints table H: the ground-truth track of SRBench (La Cava et al. 2021), made anew from the formulas: the laws of
 * {@link FeynmanLaws} and the 14 right sides of differential equations after Strogatz. Arguments as {@link Recovery#print} has them; 1,000 rows.
 */
public final class TableH {
  private static final int STROGATZ = 14;
  private static final int ROWS = 1000;

  private TableH() {}

  public static void main(String[] arguments) {
    List<Law> laws = new ArrayList<>(FeynmanLaws.ALL);
    laws.addAll(Laws.STROGATZ.subList(0, STROGATZ));
    Recovery.print(laws, ROWS, arguments);
  }
}
