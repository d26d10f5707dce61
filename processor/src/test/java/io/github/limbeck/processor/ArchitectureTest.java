package io.github.limbeck.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which package may use which: the arrows of the design. Findings and their catalogue may be used by all that report. */
class ArchitectureTest {
  private static final String ROOT = "io.github.limbeck.processor";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("finding", List.of());
    MAY_USE.put("effort", List.of());
    MAY_USE.put("contract", List.of("finding"));
    MAY_USE.put("dataset", List.of("contract", "finding"));
    MAY_USE.put("essence", List.of("dataset", "contract", "effort"));
    MAY_USE.put("program", List.of());
    MAY_USE.put("formula", List.of("effort"));
    MAY_USE.put("family", List.of("program", "essence", "dataset", "contract", "effort"));
    MAY_USE.put("condense", List.of("program", "formula", "family", "essence", "dataset", "contract", "effort"));
    MAY_USE.put("emit", List.of("program"));
    MAY_USE.put("verify", List.of("program", "formula"));
    MAY_USE.put("proof", List.of("effort", "program", "formula", "family", "essence"));
    MAY_USE.put("report", List.of("finding", "contract", "dataset", "essence", "program", "emit"));
    MAY_USE.put("cache", List.of());
  }

  @Test
  void packagesUseOnlyWhatTheyMay() {
    MAY_USE.forEach((name, allowed) -> {
      List<String> forbidden = new ArrayList<>(List.of(ROOT));
      MAY_USE.keySet().stream().filter(other -> !other.equals(name) && !allowed.contains(other))
          .forEach(other -> forbidden.add(ROOT + "." + other));
      noClasses().that().resideInAPackage(ROOT + "." + name)
          .should().dependOnClassesThat().resideInAnyPackage(forbidden.toArray(String[]::new)).check(CLASSES);
    });
  }

  @Test
  void onlyTheShellAndContractsKnowTheCompiler() {
    noClasses().that().resideOutsideOfPackages(ROOT, ROOT + ".cli", ROOT + ".contract", ROOT + ".emit")
        .should().dependOnClassesThat().resideInAnyPackage("javax.annotation.processing", "javax.lang.model..").check(CLASSES);
    noClasses().that().resideInAPackage(ROOT + ".emit")
        .should().dependOnClassesThat().resideInAPackage("javax.annotation.processing").check(CLASSES);
  }

  @Test
  void nothingNeedsTheCommandLine() {
    noClasses().that().resideOutsideOfPackage(ROOT + ".cli")
        .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".cli", "picocli..", "me.tongfei..").check(CLASSES);
  }

  @Test
  void onlyTheSeamKnowsTheMatrixLibrary() {
    noClasses().that().doNotHaveSimpleName("NativeMatrices")
        .should().dependOnClassesThat().resideInAPackage("org.nd4j..").check(CLASSES);
  }

  @Test
  void noPackageIsAGrabBag() {
    noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..").check(CLASSES);
  }
}
