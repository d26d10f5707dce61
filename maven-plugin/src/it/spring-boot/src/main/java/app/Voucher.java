package app;

import io.github.limbeck.DistillFrom;

@DistillFrom(dataset = "voucher.csv", componentModel = "spring")
public interface Voucher {
  boolean grant(Customer customer);
}
