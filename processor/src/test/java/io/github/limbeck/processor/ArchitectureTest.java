package io.github.limbeck.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The shell around the engine: the root runs the work on a type; {@code shell}, {@code signature} and {@code cli} know nothing of it. */
class ArchitectureTest {
  private static final String ROOT = "io.github.limbeck.processor";
  private static final String ENGINE = "io.github.limbeck.engine.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void nothingNeedsTheRootButTheCommandLine() {
    noClasses().that().resideInAnyPackage(ROOT + ".shell", ROOT + ".signature").should().dependOnClassesThat().resideInAPackage(ROOT).check(CLASSES);
  }

  @Test
  void signaturesNeedNoShell() {
    noClasses().that().resideInAPackage(ROOT + ".signature").should().dependOnClassesThat().resideInAPackage(ROOT + ".shell").check(CLASSES);
  }

  @Test
  void nothingNeedsTheCommandLine() {
    noClasses().that().resideOutsideOfPackage(ROOT + ".cli")
        .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".cli", "picocli..", "me.tongfei..").check(CLASSES);
  }

  /** Learning, condensing and proving are behind one door. */
  @Test
  void theEngineIsEnteredByItsDoor() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage(ENGINE + "essence", ENGINE + "family", ENGINE + "condense", ENGINE + "model",
        ENGINE + "regression").check(CLASSES);
    noClasses().that().resideInAnyPackage(ROOT + ".signature", ROOT + ".shell").should().dependOnClassesThat()
        .resideInAnyPackage(ENGINE + "report", ENGINE + "proof", ENGINE + "appraise").check(CLASSES);
  }

  /** Nothing is sent anywhere, and nobody is asked. */
  @Test
  void nothingOpensAConnection() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..").check(CLASSES);
    noClasses().should().dependOnClassesThat().haveNameMatching("java[.]net[.](Socket|ServerSocket|DatagramSocket|HttpURLConnection|URLConnection)|java[.]nio[.]channels[.].*(Socket|Datagram).*").check(CLASSES);
  }

  @Test
  void onlyTheShellAndSignaturesKnowTheCompiler() {
    noClasses().that().resideInAPackage(ROOT + ".cli").should().dependOnClassesThat().resideInAnyPackage("javax.lang.model.element",
        "javax.lang.model.util").check(CLASSES);
  }
}
