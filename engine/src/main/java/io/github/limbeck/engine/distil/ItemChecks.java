package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.CompiledMethod;
import io.github.limbeck.engine.verify.ItemsVerification;
import io.github.limbeck.engine.verify.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a check of a method that is given lists of things needs of its rows. */
final class ItemChecks {
  private ItemChecks() {}

  /** @param models one per answer */
  static Check of(Contract contract, int parameters, List<Program> programs, Dataset training, Optional<Dataset> heldOut, List<ItemsVerification.Model> models) {
    List<ItemsVerification.Rows> rows = new ArrayList<>();
    rows.add(rows(training));
    heldOut.ifPresent(held -> rows.add(rows(held)));
    return new ItemsVerification(contract.method(), parameters, programs, rows, models, caller(contract));
  }

  /** How the method is called for a row: of bodies, with the body before all others, as the first of which it is answered. */
  static ItemsVerification.Caller caller(Contract contract) {
    if (contract.bodies().isEmpty()) {
      return CompiledMethod::answer;
    }
    int read = contract.featuresRead();
    return (compiled, row, texts, items) -> {
      double[][] others = items.get(0).rows();
      double[][] all = new double[others.length + 1][];
      all[0] = Arrays.copyOf(row, read);
      System.arraycopy(others, 0, all, 1, others.length);
      return compiled.ofFirst(new CompiledMethod.Items(all, items.get(0).texts()));
    };
  }

  private static ItemsVerification.Rows rows(Dataset data) {
    List<List<CompiledMethod.Items>> items = new ArrayList<>();
    for (int list = 0; list < data.items().size(); list++) {
      int of = list;
      items.add(IntStream.range(0, data.rows()).mapToObj(row -> of(data, of, row)).toList());
    }
    return new ItemsVerification.Rows(new Verification.Rows(data.rows(), data::copyRow, data::place, data.vocabularies(), List.of()), items);
  }

  private static CompiledMethod.Items of(Dataset data, int list, int row) {
    return new CompiledMethod.Items(data.items().get(list).rows().get(row), data.items().get(list).vocabularies());
  }

  /** The lists of one row. */
  static List<CompiledMethod.Items> of(Dataset data, int row) {
    return IntStream.range(0, data.items().size()).mapToObj(list -> of(data, list, row)).toList();
  }
}
