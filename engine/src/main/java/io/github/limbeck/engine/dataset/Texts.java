package io.github.limbeck.engine.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct texts in the order in which they are met. All {@code String} features share one numbering. */
final class Texts {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> inOrderMet = new ArrayList<>();

  List<String> inOrderMet() {
    return inOrderMet;
  }

  /** The code of a text met before, else null. */
  Integer find(String text) {
    return codes.get(text);
  }

  int codeOf(String text) {
    Integer code = codes.putIfAbsent(text, inOrderMet.size());
    if (code != null) {
      return code;
    }
    inOrderMet.add(text);
    return inOrderMet.size() - 1;
  }
}
