package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/**
 * How a shipment travels, learned from 600 decisions of an old system. The rule by which they were generated:
 * freight above 30 kg; else courier if express (but not to the islands), or if fragile and of three items or more;
 * else letter up to 2 kg in one item; else parcel.
 */
@DistillFrom(dataset = "tariff.csv")
public interface Tariff {
  String tariff(int weightKg, String zone, boolean express, boolean fragile, int items);
}
