package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.function.UnaryOperator;

/** The passes that make programs shorter or clearer. Each keeps the meaning of every program. */
public enum Pass {
  FOLD(Fold::run),
  RECOGNISE_SUMS(RecogniseSums::run),
  LOGIC(Logic::run),
  MINIMISE_BOOLEANS(MinimiseBooleans::run),
  MERGE_RETURNS(MergeReturns::run),
  LOOPS(Loops::run),
  INLINE(Inline::run),
  ORDER_TESTS(OrderTests::run),
  SHARE_TESTS(ShareTests::run),
  NEST(Nest::run),
  NAME(Name::run),
  SEARCH_LOOPS(SearchLoops::run),
  DECIDE_BY_SEARCHES(SearchLoops::decide),
  HOIST(Hoist::run),
  NAME_LOOPS(NameLoops::run);

  /** What makes decisions over scalars short, in its order. */
  public static final List<Pass> DECISIONS = List.of(
      FOLD, RECOGNISE_SUMS, LOGIC, MINIMISE_BOOLEANS, MERGE_RETURNS, FOLD, LOOPS, INLINE, FOLD, ORDER_TESTS);
  /** What makes a method over scalars of short decisions, in its order. */
  public static final List<Pass> SCALARS = List.of(SHARE_TESTS, NEST, NAME);
  /** What makes a method over arrays of short decisions, in its order. */
  public static final List<Pass> ARRAYS = List.of(SEARCH_LOOPS, DECIDE_BY_SEARCHES, FOLD, HOIST, FOLD, NAME_LOOPS);

  private final UnaryOperator<Program> change;

  Pass(UnaryOperator<Program> change) {
    this.change = change;
  }

  public Program apply(Program program) {
    return change.apply(program);
  }

  /** The program after some passes. */
  static Program all(List<Pass> passes, Program program) {
    Program changed = program;
    for (Pass pass : passes) {
      changed = pass.apply(changed);
    }
    return changed;
  }
}
