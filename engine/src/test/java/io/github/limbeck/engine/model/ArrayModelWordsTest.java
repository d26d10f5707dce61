package io.github.limbeck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.Expr;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a model over arrays is made of can be stored: one that can't be is kept in no cache, and stands in no lock file. */
class ArrayModelWordsTest {
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ArrayModelWordsTest::kinds) : Stream.of(type);
  }

  @Test
  void everyExpressionOfAQuantityHasAWord() {
    Set<Class<?>> words = Set.copyOf(ArrayModel.words().values());
    assertThat(kinds(Expr.class).distinct().filter(kind -> kind != Expr.Invoke.class)).as("methods of users are called by formulas alone").allMatch(words::contains);
    assertThat(kinds(Atom.class).distinct()).allMatch(words::contains);
  }

  @Test
  void everyTypeWithinHasAWord() {
    Set<Class<?>> words = Set.copyOf(ArrayModel.words().values());
    for (Class<?> word : words) {
      if (word.isRecord()) {
        Arrays.stream(word.getRecordComponents()).map(RecordComponent::getType).filter(t -> t.isRecord() || t.isEnum())
            .forEach(type -> assertThat(words.contains(type)).as("%s in %s", type.getSimpleName(), word.getSimpleName()).isTrue());
      }
    }
  }
}
