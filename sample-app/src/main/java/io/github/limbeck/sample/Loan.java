package io.github.limbeck.sample;

import io.github.limbeck.Column;
import io.github.limbeck.Csv;
import io.github.limbeck.DistillFrom;
import io.github.limbeck.Label;
import io.github.limbeck.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.OptionalInt;

/**
 * Who gets a loan, learned from 1,200 decisions as a German spreadsheet exports them. They were made up by this rule: applicants are 21 years old
 * or more, ask for at most 25,000 € (since July 2024 for at most 15,000 €), and for anything but to pay back other debts.
 */
@Csv(separator = ';', decimal = ',', grouping = '.', charset = "windows-1252", units = true)
@DistillFrom(dataset = "loans.csv", answer = "Entscheid", holdout = 0.2)
public interface Loan {
  /** What a loan is for. */
  enum Purpose {
    @Label("Auto")
    CAR,
    @Label("Möbel")
    FURNITURE,
    @Label("Renovierung")
    RENOVATION,
    @Label("Umschuldung")
    OTHER_DEBTS
  }

  /** What becomes of an application. */
  enum Decision {
    @Label("bewilligt")
    GRANTED,
    @Label("abgelehnt")
    REFUSED
  }

  /** An application, in the columns of the spreadsheet. */
  record Application(
      @Column("Geboren") LocalDate born,
      @Column("Beantragt am") LocalDate applied,
      @Column("Betrag") BigDecimal amount,
      @Column("Einkommen") BigDecimal income,
      @Column("Monate") int months,
      @Column("Verwendung") Purpose purpose,
      @Column("Score") OptionalInt score,
      @Column("Bestandskunde") @Words(yes = "ja", no = "nein") boolean customer) {
    /** The applicant's age in whole years, which the rule may look at as at any column. */
    int age() {
      return Period.between(born, applied).getYears();
    }
  }

  Decision decide(Application application);
}
