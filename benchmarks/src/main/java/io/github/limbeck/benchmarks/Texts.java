package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions of texts, in the style of program synthesis benchmarks: answers that are texts, numbers and truths. */
final class Texts {
  private static final String WORDS = "abcdefghiklmnoprstuvw    ";
  private static final String FEW = "abc";
  private static final int PAIRS = 40;
  private static final int ROWS = 200;

  private Texts() {}

  /**
   * The tasks.
   *
   * @param length of the texts of the tests; 0 for lengths as in training
   */
  static List<ArrayTask> all(int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    BiFunction<String, Function<String, Object>, Boolean> text = (name, f) -> tasks.add(task(name, "String x", "String", PAIRS, WORDS, length, tests, x -> f.apply(x.get(0))));
    BiFunction<String, Function<String, Object>, Boolean> number = (name, f) -> tasks.add(task(name, "String x", "int", ROWS, WORDS, length, tests, x -> f.apply(x.get(0))));
    BiFunction<String, Function<String, Object>, Boolean> truth = (name, f) -> tasks.add(task(name, "String x", "boolean", ROWS, FEW, length, tests, x -> f.apply(x.get(0))));
    text.apply("turned around", x -> new StringBuilder(x).reverse().toString());
    text.apply("upper case", x -> x.toUpperCase(java.util.Locale.ROOT));
    text.apply("spaces to dashes", x -> x.replace(' ', '-'));
    text.apply("without spaces", x -> x.replace(" ", ""));
    text.apply("without vowels", x -> x.replaceAll("[aeiou]", ""));
    text.apply("vowels starred", x -> x.replaceAll("[aeiou]", "*"));
    text.apply("words capitalised", Texts::capitalised);
    text.apply("first half", x -> x.substring(0, x.length() / 2));
    text.apply("without the ends", x -> x.substring(1, x.length() - 1));
    text.apply("with itself turned around", x -> x + new StringBuilder(x).reverse());
    text.apply("each letter twice", x -> x.replaceAll("(.)", "$1$1"));
    text.apply("repeated letters once", x -> x.replaceAll("(.)\\1+", "$1"));
    text.apply("every second letter", x -> IntStream.range(0, (x.length() + 1) / 2).mapToObj(i -> x.substring(2 * i, 2 * i + 1)).collect(Collectors.joining()));
    text.apply("first word", x -> x.indexOf(' ') < 0 ? x : x.substring(0, x.indexOf(' ')));
    text.apply("in order", x -> x.chars().sorted().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining()));
    text.apply("middle letters", x -> x.substring((x.length() - 1) / 2, x.length() / 2 + 1));
    text.apply("in quotes", x -> "'" + x + "'");
    number.apply("how many vowels", x -> (int) x.chars().filter(c -> "aeiou".indexOf(c) >= 0).count());
    number.apply("how many words", x -> (int) IntStream.range(0, x.length()).filter(i -> x.charAt(i) != ' ' && (i == 0 || x.charAt(i - 1) == ' ')).count());
    number.apply("how many letters differ", x -> (int) x.chars().distinct().count());
    number.apply("first space", x -> x.indexOf(' '));
    number.apply("longest word", x -> java.util.Arrays.stream(x.split(" ")).mapToInt(String::length).max().orElse(0));
    number.apply("words of three letters or more", x -> (int) java.util.Arrays.stream(x.split(" ")).filter(word -> word.length() >= 3).count());
    truth.apply("palindrome", x -> new StringBuilder(x).reverse().toString().equals(x));
    truth.apply("contains abb", x -> x.contains("abb"));
    truth.apply("ends as it begins", x -> x.charAt(0) == x.charAt(x.length() - 1));
    tasks.add(task("letters that differ", "String x, String y", "int", ROWS, FEW, length, tests, x -> (int) IntStream.range(0, x.get(0).length())
        .filter(i -> x.get(0).charAt(i) != x.get(1).charAt(i)).count()));
    tasks.add(task("one after the other", "String x, String y", "String", PAIRS, FEW, length, tests, x -> x.get(0) + x.get(1)));
    tasks.add(task("capitals and small letters exchanged", "String x", "String", PAIRS, "abcdxyzABCDXYZ ", length, tests, x -> x.get(0).chars()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()));
    tasks.add(task("sum of the digits", "String x", "int", ROWS, "0123456789", length, tests, x -> x.get(0).chars().map(c -> c - '0').sum()));
    return tasks;
  }

  private static String capitalised(String x) {
    StringBuilder capitalised = new StringBuilder(x);
    for (int i = 0; i < x.length(); i++) {
      if (x.charAt(i) != ' ' && (i == 0 || x.charAt(i - 1) == ' ')) {
        capitalised.setCharAt(i, Character.toUpperCase(x.charAt(i)));
      }
    }
    return capitalised.toString();
  }

  private static ArrayTask task(String name, String parameters, String type, int rows, String alphabet, int length, int tests, Function<List<String>, Object> answer) {
    Function<Random, Case> shorter = random -> row(parameters, alphabet, 6 + random.nextInt(11), random, answer);
    Function<Random, Case> longer = random -> row(parameters, alphabet, length == 0 ? 6 + random.nextInt(11) : length, random, answer);
    return new ArrayTask(name, parameters, type, 1, 1, cases(shorter, rows), cases(longer, tests));
  }

  private static Function<Random, List<Case>> cases(Function<Random, Case> row, int rows) {
    return random -> IntStream.range(0, rows).mapToObj(k -> row.apply(random)).toList();
  }

  /** Texts that are drawn; every second one alone reads the same from both ends. */
  private static Case row(String parameters, String alphabet, int length, Random random, Function<List<String>, Object> answer) {
    List<String> texts = new ArrayList<>();
    for (int p = 0; p < parameters.split(",").length; p++) {
      String text = random.ints(length, 0, alphabet.length()).mapToObj(alphabet::charAt).map(String::valueOf).collect(Collectors.joining());
      boolean turned = alphabet.equals(FEW) && parameters.indexOf(',') < 0 && random.nextBoolean();
      texts.add(turned ? text.substring(0, length / 2) + new StringBuilder(text.substring(0, (length + 1) / 2)).reverse() : text);
    }
    return new Case(List.copyOf(texts), answer.apply(texts));
  }
}
