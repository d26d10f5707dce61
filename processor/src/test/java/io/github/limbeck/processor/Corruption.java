package io.github.limbeck.processor;

import com.palantir.javapoet.CodeBlock;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What a method returns, changed a little: as little as can still matter. Woven into the methods of printers and lowerings. */
public final class Corruption {
  /** What is exchanged in Java source, each for the next. */
  private static final List<List<String>> TOKENS = List.of(List.of(" && ", " || "), List.of(" <= ", " < "), List.of(" >= ", " > "),
      List.of(" == ", " != "), List.of(" + ", " - "), List.of(" * ", " + "), List.of(" / ", " * "), List.of(" % ", " / "), List.of("true", "false"),
      List.of("max", "min"), List.of("sin", "cos"), List.of("floorMod", "floorDiv"));

  private Corruption() {}

  /** Changes what is returned. */
  public static final class OfResult {
    private OfResult() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object value) {
      value = Corruption.of(value);
    }
  }

  /** Does nothing where there is nothing to return. */
  public static final class OfEffect {
    private OfEffect() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** Something else of the same type, or the value itself where no change is known. */
  public static Object of(Object value) {
    if (value instanceof Boolean b) {
      return !b;
    } else if (value instanceof Integer i) {
      return i + 1;
    } else if (value instanceof Long l) {
      return l + 1;
    } else if (value instanceof Double d) {
      return d == 0 ? 1.0 : 1.5 * d;
    } else if (value instanceof String s) {
      return text(s);
    } else if (value instanceof CodeBlock code) {
      return CodeBlock.of("$L", text(code.toString()));
    } else if (value instanceof Expr e) {
      return expression(e);
    } else if (value instanceof Program program) {
      return program.withBody(without(program.body(), Statement.If.class::isInstance));
    } else if (value instanceof Optional<?> optional) {
      return optional.map(Corruption::of);
    } else if (value instanceof List<?> list) {
      return list.isEmpty() ? list : List.copyOf(list.subList(0, list.size() - 1));
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> fewer = new LinkedHashMap<>(map);
      map.keySet().stream().findFirst().ifPresent(fewer::remove);
      return fewer;
    } else if (value instanceof Enum<?> constant) {
      Object[] all = constant.getDeclaringClass().getEnumConstants();
      return all[(constant.ordinal() + 1) % all.length];
    }
    return value instanceof Record r ? record(r) : value;
  }

  /** The first operator exchanged, else the first digit raised, else a negation. */
  private static String text(String java) {
    for (List<String> pair : TOKENS) {
      if (java.contains(pair.get(0))) {
        return java.replaceFirst(Pattern.quote(pair.get(0)), Matcher.quoteReplacement(pair.get(1)));
      }
    }
    Matcher digit = Pattern.compile("[0-9]").matcher(java);
    if (digit.find()) {
      int raised = (Integer.parseInt(digit.group()) + 1) % 10;
      return java.substring(0, digit.start()) + raised + java.substring(digit.end());
    }
    return java.isBlank() ? java : "!" + java;
  }

  private static Expr expression(Expr e) {
    if (e instanceof Logical.Compare compare) {
      return new Logical.Compare(compare.left(), compare.op() == Comparison.AT_LEAST ? Comparison.MORE : compare.op().negated(), compare.right());
    } else if (e instanceof Expr.Constant constant) {
      return new Expr.Constant(constant.value() + 1);
    } else if (e instanceof Expr.Answer answer) {
      return new Expr.Answer(answer.code() == 0 ? 1 : answer.code() - 1);
    } else if (e instanceof Logical && e.children().isEmpty()) {
      return new Logical.Not(e);
    } else if (e.children().isEmpty()) {
      return new Expr.Sum(List.of(new Expr.Term(1, e), new Expr.Term(1, new Expr.Constant(1))));
    }
    List<Expr> children = new ArrayList<>(e.children());
    children.set(0, expression(children.get(0)));
    return e.withChildren(children);
  }

  private static <T> List<T> without(List<T> all, Predicate<T> which) {
    for (int i = 0; i < all.size(); i++) {
      if (which.test(all.get(i))) {
        List<T> fewer = new ArrayList<>(all);
        fewer.remove(i);
        return fewer;
      }
    }
    return all;
  }

  /** With the first component changed that can be. */
  private static Object record(Record r) {
    RecordComponent[] components = r.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    boolean changed = false;
    try {
      for (int c = 0; c < components.length; c++) {
        components[c].getAccessor().setAccessible(true);
        Object value = components[c].getAccessor().invoke(r);
        types[c] = components[c].getType();
        values[c] = changed ? value : of(value);
        changed |= value != null && !value.equals(values[c]);
      }
      Constructor<?> constructor = r.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      return r;
    }
  }
}
