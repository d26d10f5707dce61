package io.github.limbeck.engine.appraise;

import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.util.ClassFileBytesDisassembler;
import org.eclipse.jdt.core.util.ClassFormatException;

/**
 * What the methods of a class file do: their instructions, with the names and constants these mean. Names of locals, line numbers
 * and the order of constants, which hang on the options of the compiler, are left out.
 */
final class CompiledCode {
  private static final Pattern INSTRUCTION = Pattern.compile("\\s*[0-9]+  .*");
  private static final Pattern REFERENCE = Pattern.compile(" \\[[^\\]]*\\]");

  private CompiledCode() {}

  /**
   * Whether a class was compiled from a source, by the JDK's compiler or by Eclipse's.
   *
   * @param name the class
   * @param classPath where the types lie that it mentions
   * @throws InMemoryCompiler.Failure if the source does not compile
   */
  static boolean isOf(byte[] classFile, String name, String source, List<File> classPath) throws InMemoryCompiler.Failure {
    String code = text(classFile);
    for (JavaCompiler compiler : InMemoryCompiler.compilers()) {
      byte[] compiled = InMemoryCompiler.compile(compiler, Map.of(name, source), classPath).get(name);
      if (text(compiled).equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static String text(byte[] classFile) {
    try {
      return ToolFactory.createDefaultClassFileBytesDisassembler().disassemble(classFile, "\n", ClassFileBytesDisassembler.DETAILED).lines()
          .filter(line -> INSTRUCTION.matcher(line).matches() || line.contains("Method descriptor"))
          .map(line -> REFERENCE.matcher(line.replaceAll("#[0-9]+ ", "")).replaceAll("")).collect(Collectors.joining("\n"));
    } catch (ClassFormatException e) {
      return "not a class file: " + e.getMessage();
    }
  }
}
