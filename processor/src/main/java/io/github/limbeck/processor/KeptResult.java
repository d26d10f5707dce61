package io.github.limbeck.processor;

import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.CustomMethods;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The result of an earlier build for the same inputs, in the cache. */
final class KeptResult {
  /** A static method in a template: a name with a dot. */
  private static final Pattern METHOD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");
  /** The format of what is kept; changes whenever the same inputs may give other code. */
  private static final String FORMAT = "10";

  private final Environment environment;
  private final String key;

  private KeptResult(Environment environment, String key) {
    this.environment = environment;
    this.key = key;
  }

  /**
   * What was kept.
   *
   * @param equalities how each method was shown equal to its model
   * @param models those of all answers of all methods, as text
   */
  record Texts(String source, List<Equality> equalities, List<String> models) {}

  /**
   * The place of a type's result.
   *
   * @param lock the fingerprint of the lock file that it is taken from; empty if there is none
   */
  static KeptResult of(AnnotatedType annotated, List<ExampleFinder> inputs, GeneratedType generated, Environment environment, String lock) {
    List<String> parts = new ArrayList<>(List.of(FORMAT, environment.version(), annotated.type().getQualifiedName().toString(),
        String.valueOf(generated.isMarkerVisible()), String.valueOf(environment.options().effort())));
    if (!lock.isEmpty()) {
      parts.add("lock " + lock);
    }
    CustomMethods methods = new CustomMethods(environment.processing(), annotated.type());
    for (ExampleFinder in : inputs) {
      parts.add(in.contract().fingerprint());
      parts.add(in.dataset().sha256());
      parts.add(in.validation().map(Dataset::sha256).orElse(""));
      parts.add(derived(in.dataset()));
      in.contract().formula().ifPresent(f -> addMethods(f, methods, parts));
      // By JavaPoet's names: what toString says of a method differs between compilers.
      parts.add(generated.signature(in.target().method()).parameters() + " " + generated.signature(in.target().method()).returnType());
    }
    annotated.derivatives().forEach(d -> parts.add("derivative " + generated.signature(d.method()).name() + " " + d.of() + " " + d.by()));
    return new KeptResult(environment, ResultCache.key(parts));
  }

  /** What methods of records computed, which their source decides. */
  private static String derived(Dataset data) {
    StringBuilder values = new StringBuilder();
    for (int f = 0; f < data.features().size(); f++) {
      for (int row = 0; data.features().get(f).isDerived() && row < data.rows(); row++) {
        values.append(data.columns().get(f).get(row)).append(' ');
      }
    }
    return values.isEmpty() ? "" : ResultCache.hash(values.toString());
  }

  private static void addMethods(FormulaRequest f, CustomMethods methods, List<String> parts) {
    f.unary().stream().filter(name -> name.contains(".")).forEach(name -> parts.add(methods.fingerprint(name, 1)));
    f.binary().stream().filter(name -> name.contains(".")).forEach(name -> parts.add(methods.fingerprint(name, 2)));
    for (String text : List.of(f.knowledge().template(), String.join(" ", f.knowledge().parts()))) {
      METHOD.matcher(text).results().forEach(m -> IntStream.of(1, 2).forEach(arity -> parts.add(methods.fingerprint(m.group(), arity))));
    }
    parts.add(!f.loss().contains(".") ? f.loss() : methods.fingerprint(f.loss(), 2));
  }

  /** Sees what was kept, and says whether it is still right. */
  interface Use {
    boolean isRight(Texts kept);
  }

  /**
   * An entry is believed only if its models still do on the rows what they should and its source is whole.
   *
   * @return whether there was one that is right
   */
  boolean find(int methods, Use use) {
    if (environment.cache().isEmpty()) {
      return false;
    }
    ResultCache.Lookup lookup = environment.cache().get().find(key);
    String problem = lookup.problem();
    Optional<List<String>> texts = lookup.texts();
    if (texts.isPresent()) {
      try {
        List<Equality> equalities = texts.get().subList(1, 1 + methods).stream().map(Equality::parse).toList();
        if (use.isRight(new Texts(texts.get().get(0), equalities, texts.get().subList(1 + methods, texts.get().size())))) {
          return true;
        }
        problem = "it does not match its inputs";
      } catch (RuntimeException e) {
        problem = "it is damaged";
      }
    }
    if (!problem.isEmpty()) {
      environment.printer().print(Finding.of(Diagnostic.CACHE_IGNORED, Place.SUBJECT, "A cache entry was ignored: " + problem + "."));
    }
    return false;
  }

  /** Keeps a result for the next build. */
  void store(String source, List<Equality> equalities, List<Distillation> results) {
    if (environment.cache().isEmpty()) {
      return;
    }
    List<String> texts = new ArrayList<>(List.of(source));
    equalities.forEach(e -> texts.add(e.write()));
    results.forEach(r -> texts.addAll(r.texts()));
    try {
      environment.cache().get().put(key, texts);
    } catch (IOException | RuntimeException e) {
      environment.printer().print(Finding.of(Diagnostic.CACHE_UNUSABLE, Place.SUBJECT,
          "The result could not be kept in the cache (" + e.getClass().getSimpleName() + ")."));
    }
  }
}
