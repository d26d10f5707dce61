package io.github.limbeck.engine.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.RandomModels;
import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.CompiledMethod;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random models of every kind are emitted, compiled and run: the class answers as the model does, and is proved to. */
class GeneratedCodePropertyTest {
  private static final int MODELS = 120;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsTheModelDoes(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, String> sources = new LinkedHashMap<>();
    List<Model> models = new ArrayList<>();
    List<Program> programs = new ArrayList<>();
    for (int k = 0; k < MODELS; k++) {
      boolean booleanAnswer = random.nextBoolean();
      Dataset dataset = RandomModels.dataset(booleanAnswer);
      models.add(RandomModels.model(random, booleanAnswer ? 2 : 3));
      programs.add(Condenser.condense(models.get(k), dataset, 0));
      MethodSpec signature = RandomModels.signature(booleanAnswer);
      sources.put("app.I" + k, stub("I" + k, signature));
      sources.put("app.G" + k, new Emission(ClassName.get("app", "G" + k), ClassName.get("app", "I" + k), null,
          List.of(new Emission.Method(signature, List.of(programs.get(k)), List.of(), null, Map.of(), List.of("Random."), false)), false, NameScope.EMPTY)
          .source());
    }
    sources.put("io.github.limbeck.DistilledGenerated", "package io.github.limbeck; public @interface DistilledGenerated {}");
    ClassLoader loader = InMemoryCompiler.compile(sources);
    for (int k = 0; k < MODELS; k++) {
      CompiledMethod compiled = CompiledMethod.of(loader, "app.G" + k, "f", 14, List.of(programs.get(k)));
      List<List<String>> texts = programs.get(k).inputs().stream().map(i -> {
        List<String> known = new ArrayList<>(i.labels());
        known.add("other");
        known.add("another");
        return known;
      }).toList();
      for (int i = 0; i < 100; i++) {
        double[] row = RandomModels.row(random);
        assertThat(compiled.answer(row, texts)).as(sources.get("app.G" + k)).containsExactly(models.get(k).answer(row));
      }
      Program program = programs.get(k);
      Proof.Outcome proof = Proof.ofScalars(sources.get("app.G" + k),
          new Proof.Signature("f", 14, program.inputs(), List.of(), List.of(program.answer()), false, () -> 1, Proof.Setting.USUAL), List.of(EssenceNetwork.of(models.get(k))));
      assertThat(proof.proved()).as(proof + "\n" + sources.get("app.G" + k) + "\n" + models.get(k)).isTrue();
    }
  }

  private static String stub(String name, MethodSpec signature) {
    return JavaFile.builder("app", TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PUBLIC)
        .addMethod(signature.toBuilder().addModifiers(Modifier.ABSTRACT).build()).build()).build().toString();
  }
}
