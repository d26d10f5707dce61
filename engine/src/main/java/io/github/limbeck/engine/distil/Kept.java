package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.evidence.Evidence;

/**
 * The result for one answer as it is kept for the next build: what took work to find out.
 *
 * @param model as text
 */
record Kept(Evidence evidence, String model) {

  String write() {
    return evidence.write() + "\n" + model;
  }

  static Kept read(String text) {
    int end = text.indexOf('\n');
    return new Kept(Evidence.read(text.substring(0, end)), text.substring(end + 1));
  }
}
