package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small programs from text, over the inputs of {@link SmallPrograms}; {@link ProgramPrinter} writes them back. Statements end with a
 * semicolon or a line; answers are {@code #0}, {@code #1} …; a loop is {@code any(i: 0..length(p), p[i])}.
 */
final class ProgramText {
  private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z]\\w*|\\.\\.|&&|\\|\\||[<>=!]=|[-+*%<>=!?:;,(){}\\[\\]#])");

  private final List<String> tokens = new ArrayList<>();
  private final Set<String> variables = new HashSet<>();
  private int next;

  private ProgramText(String text) {
    Matcher matcher = TOKEN.matcher(text.strip().replaceAll(";?\\s*\\n\\s*", "; "));
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, matcher.regionEnd());
    }
    if (end < matcher.regionEnd()) {
      throw new IllegalArgumentException("not understood from character " + end + ": " + text);
    }
  }

  /** Statements in which some variables are bound outside. */
  static List<Statement> statements(String text, String... bound) {
    ProgramText read = new ProgramText(text);
    read.variables.addAll(List.of(bound));
    List<Statement> body = new ArrayList<>();
    while (read.next < read.tokens.size()) {
      body.add(read.statement());
      read.taken(";");
    }
    return body;
  }

  /** An expression in which some variables are bound outside. */
  static Expr expression(String text, String... bound) {
    ProgramText read = new ProgramText(text);
    read.variables.addAll(List.of(bound));
    return read.expr();
  }

  private boolean taken(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    next += found ? 1 : 0;
    return found;
  }

  private String take() {
    return tokens.get(next++);
  }

  private void expect(String token) {
    if (!taken(token)) {
      throw new IllegalArgumentException(token + " is missing before " + tokens.subList(next, tokens.size()));
    }
  }

  private Statement statement() {
    if (taken("return")) {
      return new Statement.Return(expr());
    } else if (taken("if")) {
      expect("(");
      Expr condition = expr();
      expect(")");
      return new Statement.If(condition, taken("{") ? block() : List.of(statement()));
    }
    return let();
  }

  private List<Statement> block() {
    List<Statement> body = new ArrayList<>();
    while (!taken("}")) {
      body.add(statement());
      taken(";");
    }
    return body;
  }

  private Statement.Let let() {
    String name = take();
    expect("=");
    return new Statement.Let(name, expr());
  }

  private Expr expr() {
    Expr first = joined("||", () -> joined("&&", this::comparison));
    if (!taken("?")) {
      return first;
    }
    List<Expr.Case> cases = new ArrayList<>();
    Expr value = joined("||", this::comparison);
    expect(":");
    cases.add(new Expr.Case(first, value));
    Expr otherwise = expr();
    if (otherwise instanceof Expr.Choice more) {
      cases.addAll(more.cases());
      otherwise = more.otherwise();
    }
    return new Expr.Choice(cases, otherwise);
  }

  private Expr joined(String operator, Supplier<Expr> part) {
    List<Expr> parts = new ArrayList<>(List.of(part.get()));
    while (taken(operator)) {
      parts.add(part.get());
    }
    return operator.equals("&&") ? Logical.and(parts) : Logical.or(parts);
  }

  private Expr comparison() {
    Expr left = sum();
    for (Comparison op : Comparison.values()) {
      if (taken(op.java())) {
        return new Logical.Compare(left, op, sum());
      }
    }
    return left;
  }

  private Expr sum() {
    List<Expr.Term> terms = new ArrayList<>(List.of(term(taken("-") ? -1 : 1)));
    while (next < tokens.size() && (tokens.get(next).equals("+") || tokens.get(next).equals("-"))) {
      terms.add(term(take().equals("+") ? 1 : -1));
    }
    Expr.Term only = terms.get(0);
    boolean number = terms.size() == 1 && only.of() instanceof Expr.Constant;
    return number ? new Expr.Constant(only.weight() * ((Expr.Constant) only.of()).value())
        : terms.size() == 1 && only.weight() == 1 ? only.of() : new Expr.Sum(terms);
  }

  private Expr.Term term(int sign) {
    Expr factor = factor();
    if (taken("*")) {
      Expr second = factor();
      return factor instanceof Expr.Constant weight ? new Expr.Term(sign * weight.value(), second) : new Expr.Term(sign, new Expr.Product(factor, second));
    }
    return new Expr.Term(sign, taken("%") ? new Expr.Remainder(factor, Integer.parseInt(take())) : factor);
  }

  private Expr factor() {
    String token = take();
    if (token.equals("(")) {
      Expr inner = expr();
      expect(")");
      return inner;
    } else if (token.equals("!")) {
      return new Logical.Not(factor());
    } else if (token.equals("#")) {
      return new Expr.Answer(Integer.parseInt(take()));
    } else if (Character.isDigit(token.charAt(0))) {
      return new Expr.Constant(Double.parseDouble(token));
    } else if (token.equals("true") || token.equals("false")) {
      return new Logical.Truth(token.equals("true"));
    } else if (taken("(")) {
      Expr call = call(token);
      expect(")");
      return call;
    }
    return next < tokens.size() && tokens.get(next).equals("[") ? element(token)
        : variables.contains(token) ? new Expr.Variable(token) : SmallPrograms.isInput(token) ? new Expr.Read(SmallPrograms.input(token)) : new Expr.Local(token);
  }

  private Expr call(String name) {
    switch (name) {
      case "rows", "length":
        return new Expr.Size(SmallPrograms.array(take()), 0);
      case "columns":
        return new Expr.Size(SmallPrograms.array(take()), 1);
      case "missing":
        return new Logical.IsMissing(SmallPrograms.input(take()));
      case "is", "same":
        int input = SmallPrograms.input(take());
        expect(",");
        return name.equals("is") ? new Logical.IsLabel(input, Integer.parseInt(take())) : new Logical.SameLabel(input, SmallPrograms.input(take()));
      default:
        return loop(name);
    }
  }

  private Expr loop(String name) {
    String variable = take();
    expect(":");
    Expr first = variables.contains(variable) || name.equals("at") ? expr() : null;
    boolean bound = !variables.add(variable);
    try {
      if (name.startsWith("running")) {
        return new Loop.Running(Reduction.valueOf(name.substring("running".length()).toUpperCase(Locale.ROOT)), variable, first);
      }
      first = first == null ? expr() : first;
      if (name.equals("repeat")) {
        expect(",");
        return new Loop.Repeat(variable, (int) ((Expr.Constant) first).value(), expr());
      } else if (name.equals("at")) {
        expect(",");
        Expr body = expr();
        expect(",");
        return new Loop.ValueAt(first, variable, body, expr());
      }
      expect("..");
      Expr to = expr();
      expect(",");
      List<Statement.Let> lets = new ArrayList<>();
      while (tokens.get(next + 1).equals("=")) {
        lets.add(let());
        expect(";");
      }
      return new Loop.Over(Reduction.valueOf(name.toUpperCase(Locale.ROOT)), variable, first, to, lets, expr());
    } finally {
      if (!bound) {
        variables.remove(variable);
      }
    }
  }

  private Expr element(String array) {
    List<Expr> index = new ArrayList<>();
    while (taken("[")) {
      index.add(expr());
      expect("]");
    }
    if (SmallPrograms.isArray(array)) {
      return new Expr.Element(SmallPrograms.array(array), index, Border.NONE);
    }
    if (index.stream().allMatch(Expr.Constant.class::isInstance)) {
      return new Expr.Read(SmallPrograms.input(array + String.join("", index.stream().map(i -> "[" + (int) ((Expr.Constant) i).value() + "]").toList())));
    }
    return new Expr.Cell(array, index.stream().map(ProgramText::index).toList());
  }

  private static Expr.Index index(Expr e) {
    return e instanceof Expr.Constant c ? new Expr.Index("", 0, (int) c.value()) : e instanceof Expr.Variable v ? new Expr.Index(v.name(), 1, 0)
        : new Expr.Index(((Expr.Variable) ((Expr.Sum) e).terms().get(0).of()).name(), (int) ((Expr.Sum) e).terms().get(0).weight(),
            ((Expr.Sum) e).terms().size() > 1 ? (int) ((Expr.Constant) ((Expr.Sum) e).terms().get(1).of()).value() : 0);
  }
}
