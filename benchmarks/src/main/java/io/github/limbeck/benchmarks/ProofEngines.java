package io.github.limbeck.benchmarks;

import com.microsoft.z3.Context;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.LogProxy;
import de.uni_freiburg.informatik.ultimate.smtinterpol.option.OptionMap;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.ParseEnvironment;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints which engine settles the questions that proofs of tables A and B leave open once both formulas are made: Limbeck's
 * own, SMTInterpol, Z3, and Sat4j's pseudo-Boolean solver for questions about truth values alone, each with a few seconds a
 * question.
 */
public final class ProofEngines {
  private static final int MILLISECONDS = 5000;
  private static final List<Predicate<String>> ENGINES =
      List.of(ProofEngines::interpol, ProofEngines::z3, question -> PseudoBooleanQuestion.isUnsatisfiable(question, MILLISECONDS));

  private ProofEngines() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path tabular = Files.isDirectory(Path.of("src/main/datasets")) ? Path.of("src/main/datasets") : Path.of("benchmarks/src/main/datasets");
    Path folder = Files.createTempDirectory("limbeck");
    System.out.printf("%-28s %10s %18s %18s %18s %18s%n", "", "questions", "Limbeck", "SMTInterpol", "Z3", "Sat4j");
    int[] all = new int[5];
    for (Task task : ScalarTasks.all(tabular)) {
      Task.Rows rows = task.examples().of(new Random(1000));
      Files.writeString(folder.resolve("examples.csv"), String.join(",", task.columns()) + ",answer\n"
          + rows.train().stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n")) + "\n");
      row(task.name(), Distiller.source(task), folder, all);
    }
    for (ArrayTask task : ArrayTasks.all()) {
      Files.writeString(folder.resolve("examples.jsonl"), task.train().apply(new Random(1000)).stream()
          .map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
      row(task.name(), task.source(), folder, all);
    }
    System.out.printf("%-28s %10d %18d %18d %18d %18d%n", "all", all[0], all[1], all[2], all[3], all[4]);
  }

  private static void row(String name, String source, Path folder, int[] all) throws IOException, ReflectiveOperationException {
    Path report = Files.createTempDirectory("limbeck");
    Distiller.Distilled distilled = Distiller.distilSource(source, folder, "off", "-Alimbeck.debug=true", "-Alimbeck.report=" + report);
    List<String> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".smt2")).sorted().toList()) {
        questions.add(Files.readString(file));
      }
    }
    if (questions.isEmpty()) {
      return;
    }
    boolean proved = distilled.equality().startsWith("PROVED");
    String[] texts = new String[ENGINES.size()];
    int[] settled = new int[ENGINES.size()];
    for (int engine = 0; engine < ENGINES.size(); engine++) {
      long start = System.nanoTime();
      for (String question : questions) {
        settled[engine] += ENGINES.get(engine).test(question) ? 1 : 0;
      }
      texts[engine] = String.format(Locale.ROOT, "%d in %.2f s", settled[engine], (System.nanoTime() - start) / 1e9);
    }
    System.out.printf(Locale.ROOT, "%-28s %10d %18s %18s %18s %18s%n", name, questions.size(), String.format(Locale.ROOT, "%s in %.2f s", proved ? questions.size() : "not all", distilled.proofSeconds()),
        texts[0], texts[1], texts[2]);
    all[0] += questions.size();
    all[1] += proved ? questions.size() : 0;
    all[2] += settled[0];
    all[3] += settled[1];
    all[4] += settled[2];
  }

  private static boolean z3(String question) {
    try (Context context = new Context()) {
      Solver solver = context.mkSolver();
      Params params = context.mkParams();
      params.add("timeout", MILLISECONDS);
      solver.setParameters(params);
      solver.fromString(question.replace("(check-sat)", ""));
      return solver.check() == Status.UNSATISFIABLE;
    }
  }

  private static boolean interpol(String question) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      LogProxy log = new DefaultLogger();
      log.setLoglevel(LogProxy.LOGLEVEL_OFF);
      OptionMap options = new OptionMap(log, true);
      SMTInterpol script = new SMTInterpol(null, options);
      script.setOption(":timeout", String.valueOf(MILLISECONDS));
      new ParseEnvironment(script, options).parseStream(new StringReader(question), "question");
    } catch (RuntimeException e) {
      return false;
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).contains("unsat");
  }
}
