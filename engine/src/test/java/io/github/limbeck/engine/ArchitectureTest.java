package io.github.limbeck.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The floors of the house: a package uses packages of lower floors alone, and of these only what its line says. Findings may be used
 * by all.
 */
class ArchitectureTest {
  private static final String ROOT = "io.github.limbeck.engine";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  private static final List<Map<String, List<String>>> FLOORS = List.of(
      Map.of("finding", List.of(), "archive", List.of("finding"), "program", List.of(), "formula", List.of(), "effort", List.of(), "source", List.of("finding"), "perception", List.of()),
      Map.of("contract", List.of("finding", "archive", "source"), "regression", List.of("formula", "effort"),
          "emit", List.of("program", "perception"), "verify", List.of("program", "formula", "perception")),
      Map.of("dynamics", List.of("regression", "formula"), "model", List.of("contract", "program", "archive"), "dataset", List.of("source", "contract", "program", "formula", "finding")),
      Map.of("essence", List.of("model", "contract", "program", "effort"), "elements", List.of("model", "contract", "program", "effort"), "condense", List.of("model", "dataset", "contract", "program", "formula"),
          "proof", List.of("model", "program", "formula", "effort"),
          "items", List.of("dataset", "contract", "regression", "formula")),
      Map.of("bodies", List.of("items", "dataset", "contract", "regression", "formula"), "evidence", List.of("dataset", "contract", "effort", "finding"), "training", List.of("essence", "model", "dataset", "contract", "effort")),
      Map.of("family", List.of("elements", "training", "essence", "model", "dataset", "contract", "program", "effort")),
      Map.of("distil", List.of("family", "dynamics", "bodies", "items", "evidence", "training", "essence", "condense", "proof", "model", "dataset", "contract", "source", "regression", "emit", "verify", "perception",
          "program", "formula", "finding", "archive", "effort")),
      Map.of("export", List.of("distil", "model", "dataset", "contract", "emit", "program", "formula")),
      Map.of("report", List.of("export", "distil", "dynamics", "evidence", "model", "dataset", "contract", "emit", "verify", "program", "archive", "finding"),
          "appraise", List.of("distil", "evidence", "dataset", "contract", "source", "program", "verify", "archive", "finding")),
      Map.of("partition", List.of("distil", "evidence", "dataset", "contract", "source", "verify", "archive", "finding")),
      Map.of("lock", List.of("export", "appraise", "distil", "model", "evidence", "dataset", "contract", "source", "program", "emit", "proof", "verify", "archive", "finding")));

  private static final Map<String, List<String>> MAY_USE = FLOORS.stream().flatMap(f -> f.entrySet().stream())
      .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));

  @Test
  void packagesUseOnlyWhatTheyMay() {
    MAY_USE.forEach((name, allowed) -> {
      String[] forbidden = MAY_USE.keySet().stream().filter(other -> !other.equals(name) && !allowed.contains(other))
          .map(other -> ROOT + "." + other).toArray(String[]::new);
      noClasses().that().resideInAPackage(ROOT + "." + name).should().dependOnClassesThat().resideInAnyPackage(forbidden).check(CLASSES);
    });
  }

  @Test
  void noArrowRunsUp() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (Map.Entry<String, List<String>> line : FLOORS.get(floor).entrySet()) {
        List<String> below = FLOORS.subList(0, floor).stream().flatMap(f -> f.keySet().stream()).toList();
        assertThat(line.getValue().stream().filter(used -> !used.equals("finding"))).as(line.getKey()).allMatch(below::contains);
      }
    }
  }

  @Test
  void everyPackageHasItsLine() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackages().stream().map(JavaPackage::getRelativeName)).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    assertThat(CLASSES.getPackage(ROOT).getClasses()).as("the root holds nothing").isEmpty();
  }

  /** What a compiler is lies in the processor; the elements that printed code originates from are handed through. */
  @Test
  void nothingKnowsTheCompilerThatRunsIt() {
    noClasses().should().dependOnClassesThat().resideInAPackage("javax.annotation.processing").check(CLASSES);
    noClasses().that().resideOutsideOfPackage(ROOT + ".emit").should().dependOnClassesThat().resideInAPackage("javax.lang.model..").check(CLASSES);
  }

  /** Nothing is sent anywhere, and nobody is asked: databases that the user names are reached by their drivers. */
  @Test
  void nothingOpensAConnection() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..").check(CLASSES);
    noClasses().should().dependOnClassesThat().haveNameMatching("java[.]net[.](Socket|ServerSocket|DatagramSocket|HttpURLConnection|URLConnection)|java[.]nio[.]channels[.].*(Socket|Datagram).*").check(CLASSES);
  }

  @Test
  void onlyTheSeamKnowsTheMatrixLibrary() {
    noClasses().that().doNotHaveSimpleName("NativeMatrices").should().dependOnClassesThat().resideInAPackage("org.nd4j..").check(CLASSES);
  }

  @Test
  void noPackageIsAGrabBag() {
    noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..").check(CLASSES);
  }
}
