package io.github.limbeck.engine.effort;

/**
 * The work that a distillation may still do. All its stages count in one currency, so that every machine stops at the same place
 * with the same result: a unit is roughly a nanosecond of one core of 2020 (a word of a row set compared, an eighth of a form
 * evaluated on a row). What a stage does in parallel is given work of its own beforehand. Not for several threads.
 */
public final class Work {
  /** What one method may cost: about a minute of CPU time. */
  private static final long USUAL = 60_000_000_000L;

  /** Units that a step of a proof takes (docs/benchmarks.md, table D: 12 million steps take one to two seconds). */
  private static final long PER_PROOF_STEP = 150;

  private final Work within;
  private final long given;
  private long spent;

  private Work(Work within, long given) {
    this.within = within;
    this.given = given;
  }

  /** What {@code limbeck.effort} allows for one method: a factor on the usual. */
  public static Work of(double effort) {
    return new Work(null, (long) (USUAL * effort));
  }

  /** What one method may do where nothing is said. */
  public static Work usual() {
    return of(1);
  }

  /** A part of this for one stage: what it spends is spent here too. */
  public Work upTo(long most) {
    return new Work(this, most);
  }

  /** Work of its own for what runs in parallel; {@link #spend} what it has {@link #spent} afterwards. */
  public Work apart(long most) {
    return new Work(null, Math.max(0, Math.min(most, left())));
  }

  /** Notes that work was done. */
  public void spend(long units) {
    spent += units;
    if (within != null) {
      within.spend(units);
    }
  }

  public long spent() {
    return spent;
  }

  /** How much is left; never negative. */
  public long left() {
    long own = Math.max(0, given - spent);
    return within == null ? own : Math.min(own, within.left());
  }

  /** Whether to stop and take the best there is. */
  public boolean isSpent() {
    return left() == 0;
  }

  /** How many steps of a proof are left. */
  public long proofSteps() {
    return left() / PER_PROOF_STEP;
  }

  /** Notes that steps of a proof were taken. */
  public void spendProofSteps(long steps) {
    spend(steps * PER_PROOF_STEP);
  }
}
