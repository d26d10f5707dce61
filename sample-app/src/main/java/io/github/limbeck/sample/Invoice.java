package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import java.util.List;

/**
 * What an invoice comes to, learned from 300 invoices. The rule by which they were generated: the sum of quantity times price, less
 * the discount of each line; from 2,000 on, 5 % off.
 */
@DistillFrom(dataset = "invoices.jsonl")
public interface Invoice {
  /** A line of an invoice. */
  record Line(int quantity, double price, double discount) {}

  double total(List<Line> lines);
}
