package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a new user writes first, for files as people have them. Each attempt builds, or gets one error that names the edit which makes it build: the test
 * makes that edit and builds again.
 */
class FirstAttemptsTest {
  private static final int ROWS = 150;

  @TempDir Path data;

  /**
   * An attempt.
   *
   * @param says what the one error says; empty if it builds at once
   * @param edit what its reader does then
   */
  record Attempt(String name, String file, byte[] bytes, String parameters, String annotations, String says, Function<Draft, Draft> edit) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What the user has written so far. */
  record Draft(String file, String parameters, String annotations, String attributes, String message) {
    Draft csv() {
      Matcher written = Pattern.compile("(?<= with )@Csv\\(.*?\\)(?= beside)").matcher(message);
      assertThat(written.find()).as(message).isTrue();
      return new Draft(file, parameters, written.group() + " " + annotations, attributes, message);
    }

    Draft parameters(String from, String to) {
      return new Draft(file, parameters.replace(from, to), annotations, attributes, message);
    }

    Draft attribute(String attribute) {
      return new Draft(file, parameters, annotations, attributes + ", " + attribute, message);
    }

    Draft annotation(String annotation) {
      return new Draft(file, parameters, annotation + " " + annotations, attributes, message);
    }
  }

  /** A loan; it is granted if the amount is at most 10,000 and the customer is a member. */
  record Loan(int age, BigDecimal amount, LocalDate applied, String purpose, boolean member) {
    boolean granted() {
      return amount.compareTo(new BigDecimal("10000")) <= 0 && member;
    }
  }

  private static final List<Loan> LOANS = loans();

  private static List<Loan> loans() {
    Random random = new Random(18);
    return IntStream.range(0, ROWS).mapToObj(i -> new Loan(18 + random.nextInt(60), BigDecimal.valueOf(50_000 + random.nextInt(1_950_000), 2),
        LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700)), List.of("Car", "Home loan", "Round trip").get(random.nextInt(3)), random.nextInt(4) > 0)).toList();
  }

  private static String text(String header, Function<Loan, String> row) {
    return header + "\n" + LOANS.stream().map(row).collect(Collectors.joining("\n")) + "\n";
  }

  private static byte[] csv(String header, Function<Loan, String> row) {
    return text(header, row).getBytes(StandardCharsets.UTF_8);
  }

  private static String german(BigDecimal amount) {
    return String.format(Locale.GERMANY, "%,.2f", amount);
  }

  private static String date(LocalDate date, String pattern) {
    return date.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }

  private static final String HEADER = "age,amount,applied,purpose,member,granted";
  private static final String TYPES = "int age, java.math.BigDecimal amount, java.time.LocalDate applied, Purpose purpose, boolean member";

  private static String plain(Loan l) {
    return l.age + "," + l.amount + "," + l.applied + "," + l.purpose + "," + l.member + "," + l.granted();
  }

  private static Attempt builds(String name, String file, byte[] bytes, String parameters) {
    return new Attempt(name, file, bytes, parameters, "", "", d -> d);
  }

  private static Attempt edit(String name, String file, byte[] bytes, String parameters, String says, Function<Draft, Draft> edit) {
    return new Attempt(name, file, bytes, parameters, "", says, edit);
  }

  static Stream<Attempt> attempts() throws IOException {
    List<Attempt> all = new ArrayList<>();
    // Plain CSV and its types
    all.add(builds("plain CSV", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES));
    all.add(builds("amounts as double", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES.replace("java.math.BigDecimal", "double")));
    all.add(builds("a purpose as text", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES.replace("Purpose", "String")));
    all.add(builds("only some of the columns", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), "double amount, boolean member"));
    all.add(builds("a record", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), "Request request"));
    all.add(builds("capitals and blanks in the header", "loans.csv", csv("Age,AMOUNT, applied ,Purpose,Member,Granted", FirstAttemptsTest::plain), TYPES));
    all.add(builds("a header with underscores", "loans.csv", csv("customer_age,loan-amount,Applied On,purpose,is_member,granted", FirstAttemptsTest::plain),
        "int customerAge, double loanAmount, java.time.LocalDate appliedOn, Purpose purpose, boolean isMember"));
    all.add(builds("umlauts in the header", "loans.csv", csv("Alter,Betrag,Datum,Zweck,Prämie,granted", FirstAttemptsTest::plain), "double betrag, boolean prämie"));
    all.add(builds("trailing empty cells", "loans.csv", csv(HEADER + ",,", l -> plain(l) + ",,"), TYPES));
    all.add(builds("Windows line ends", "loans.csv", text(HEADER, FirstAttemptsTest::plain).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), TYPES));
    all.add(builds("a byte order mark", "loans.csv", ("\uFEFF" + text(HEADER, FirstAttemptsTest::plain)).getBytes(StandardCharsets.UTF_8), TYPES));
    for (String words : List.of("Y N", "yes no", "T F", "1 0", "on off", "TRUE FALSE")) {
      String[] both = words.split(" ");
      all.add(builds("truth as " + words, "loans.csv", csv(HEADER, l -> l.age + "," + l.amount + "," + l.applied + "," + l.purpose + "," + (l.member ? both[0] : both[1]) + "," + l.granted()), TYPES));
    }
    all.add(builds("whole numbers as 9.0", "loans.csv", csv(HEADER, l -> plain(l).replaceFirst("^(\\d+)", "$1.0")), TYPES));
    all.add(builds("dates as 31.12.2024", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), date(l.applied, "dd.MM.yyyy"))), TYPES));
    all.add(builds("dates as 2024/12/31", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), date(l.applied, "yyyy/MM/dd"))), TYPES));
    all.add(builds("dates as 20241231", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), date(l.applied, "yyyyMMdd"))), TYPES));
    all.add(builds("dates with midnight", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), l.applied + " 00:00:00")), TYPES));
    all.add(builds("a tab-separated file", "loans.tsv", text(HEADER, FirstAttemptsTest::plain).replace(',', '\t').getBytes(StandardCharsets.UTF_8), TYPES));
    all.add(builds("an optional column with empty cells", "loans.csv", csv(HEADER, l -> plain(l).replaceFirst("^\\d*[05],", ",")), TYPES.replace("int age", "Integer age")));
    // Dialects
    all.add(edit("semicolons", "loans.csv", text(HEADER, FirstAttemptsTest::plain).replace(',', ';').getBytes(StandardCharsets.UTF_8), TYPES, "@Csv(separator = ';')", Draft::csv));
    all.add(edit("pipes", "loans.csv", text(HEADER, FirstAttemptsTest::plain).replace(',', '|').getBytes(StandardCharsets.UTF_8), TYPES, "@Csv(separator = '|')", Draft::csv));
    all.add(edit("tabs in a .csv", "loans.csv", text(HEADER, FirstAttemptsTest::plain).replace(',', '\t').getBytes(StandardCharsets.UTF_8), TYPES, "@Csv(separator = '\\t')", Draft::csv));
    all.add(edit("German Excel", "loans.csv", text("Alter;Betrag;Datum;Zweck;Prämie;granted", l -> l.age + ";" + german(l.amount) + ";" + date(l.applied, "dd.MM.yyyy") + ";" + l.purpose + ";"
        + l.member + ";" + l.granted()).getBytes(Charset.forName("windows-1252")), "java.math.BigDecimal betrag, java.time.LocalDate datum, boolean prämie",
        "@Csv(separator = ';', decimal = ',', grouping = '.', charset = \"windows-1252\")", Draft::csv));
    all.add(edit("German Excel with euros", "loans.csv", csv("Alter;Betrag;Datum;member;granted", l -> l.age + ";" + german(l.amount) + " €;" + date(l.applied, "dd.MM.yyyy") + ";" + l.member + ";"
        + l.granted()), "double betrag, boolean member", "decimal = ',', grouping = '.', units = true", Draft::csv));
    all.add(edit("dollars and thousands", "loans.csv", csv(HEADER, l -> l.age + ",\"$" + String.format(Locale.US, "%,.2f", l.amount) + "\"," + l.applied + "," + l.purpose + "," + l.member + ","
        + l.granted()), TYPES, "@Csv(grouping = ',', units = true)", Draft::csv));
    all.add(edit("Swiss thousands", "loans.csv", csv(HEADER, l -> plain(l).replace(l.amount.toString(), String.format(Locale.US, "%,.2f", l.amount).replace(',', '\''))), TYPES,
        "@Csv(grouping = ''')".replace("'''", "'\\''"), Draft::csv));
    all.add(edit("decimal commas in quotes", "loans.csv", csv(HEADER, l -> plain(l).replace(l.amount.toString(), "\"" + l.amount.toString().replace('.', ',') + "\"")), TYPES, "@Csv(decimal = ',')", Draft::csv));
    all.add(edit("per cent", "loans.csv", csv("rate,member,granted", l -> l.amount.movePointLeft(3) + " %," + l.member + "," + l.granted()), "double rate, boolean member", "@Csv(units = true)", Draft::csv));
    all.add(edit("UTF-16", "loans.csv", text(HEADER, FirstAttemptsTest::plain).getBytes(StandardCharsets.UTF_16), TYPES, "@Csv(charset = \"UTF-16\")", Draft::csv));
    all.add(edit("a title above the header", "loans.csv", csv("Loans of the last two years,,,,,\n,,,,,\n" + HEADER, FirstAttemptsTest::plain), TYPES, "@Csv(header = 3)", Draft::csv));
    all.add(edit("Excel's line sep=;", "loans.csv", ("sep=;\n" + text(HEADER, FirstAttemptsTest::plain).replace(',', ';')).getBytes(StandardCharsets.UTF_8), TYPES, "@Csv(separator = ';', header = 2)", Draft::csv));
    all.add(edit("dates as 12/31/2024", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), date(l.applied, "MM/dd/yyyy"))), TYPES, "@Csv(date = \"MM/dd/yyyy\")", Draft::csv));
    all.add(edit("dates as 31/12/24", "loans.csv", csv(HEADER, l -> plain(l).replace(l.applied.toString(), date(l.applied, "dd/MM/yy"))), TYPES, "@Csv(date = \"dd/MM/yy\")", Draft::csv));
    // Words and labels
    all.add(edit("truth as ja and nein", "loans.csv", csv(HEADER, l -> l.age + "," + l.amount + "," + l.applied + "," + l.purpose + "," + (l.member ? "ja" : "nein") + "," + l.granted()), TYPES,
        "@Words(yes = \"…\", no = \"…\")", d -> d.parameters("boolean member", "@Words(yes = \"ja\", no = \"nein\") boolean member")));
    all.add(edit("a constant that is called otherwise", "loans.csv", csv(HEADER, l -> plain(l).replace("Car", "Automobile")), TYPES, "@Label",
        d -> d.parameters("Purpose purpose", "Labelled purpose")));
    // Missing values
    for (String word : List.of("N/A", "NaN", "NULL", "None", "-")) {
      all.add(edit("ages as " + word, "loans.csv", csv(HEADER, l -> plain(l).replaceFirst("^\\d*[05],", word + ",")), TYPES, "add \"" + word + "\" to missing of @DistillFrom",
          d -> d.parameters("int age", "Integer age").attribute("missing = {\"\", \"" + word + "\"}")));
    }
    all.add(edit("empty cells of an int", "loans.csv", csv(HEADER, l -> plain(l).replaceFirst("^\\d*[05],", ",")), TYPES, "the type is Integer", d -> d.parameters("int age", "Integer age")));
    all.add(edit("empty dates", "loans.csv", csv(HEADER, l -> l.age % 5 == 0 ? plain(l).replace(l.applied.toString(), "") : plain(l)), TYPES, "the type is Optional<LocalDate>",
        d -> d.parameters("java.time.LocalDate applied", "java.util.Optional<java.time.LocalDate> applied")));
    all.add(edit("decimals as int", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES.replace("java.math.BigDecimal", "int"), "the type is double", d -> d.parameters("int amount", "double amount")));
    // Names
    all.add(edit("a misspelt parameter", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES.replace("amount", "ammount"), "Did you mean 'amount'?", d -> d.parameters("ammount", "amount")));
    all.add(edit("a column of another name", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), "double sum, boolean member", "@Column(\"…\")", d -> d.parameters("double sum", "@Column(\"amount\") double sum")));
    all.add(edit("two columns that are called alike", "loans.csv", csv("age,Amount,AMOUNT,purpose,member,granted", l -> l.age + "," + l.amount + "," + l.age + "," + l.purpose + "," + l.member + "," + l.granted()),
        "double amount, boolean member", "'Amount' or 'AMOUNT'", d -> d.parameters("double amount", "@Column(\"Amount\") double amount")));
    all.add(edit("an identifier", "loans.csv", csv("id,amount,member,granted", l -> new java.util.UUID(l.age, l.amount.hashCode()) + "," + l.amount + "," + l.member + "," + l.granted()),
        "java.util.UUID id, double amount, boolean member", "Leave it out", d -> d.parameters("java.util.UUID id, ", "")));
    all.add(edit("a date of old", "loans.csv", csv(HEADER, FirstAttemptsTest::plain), TYPES.replace("java.time.LocalDate", "java.util.Date"), "Use LocalDate", d -> d.parameters("java.util.Date", "java.time.LocalDate")));
    // Other formats
    all.add(builds("a workbook", "loans.xlsx", workbook("Loans", 0, false), TYPES));
    all.add(builds("a workbook since 1904", "loans.xlsx", workbook("Loans", 0, true), TYPES));
    all.add(edit("a workbook with another sheet in front", "loans.xlsx", workbook("Notes", 0, false), TYPES, "@Sheet(\"Loans\")", d -> d.annotation("@Sheet(\"Loans\")")));
    all.add(edit("a workbook that is called .csv", "loans.csv", workbook("Loans", 0, false), TYPES, "Rename it to loans.xlsx", d -> new Draft("loans.xlsx", d.parameters, d.annotations, d.attributes, d.message)));
    all.add(new Attempt("a sheet that there is not", "loans.xlsx", workbook("Loans", 0, false), TYPES, "@Sheet(\"Loan\")", "Did you mean 'Loans'?",
        d -> new Draft(d.file, d.parameters, "@Sheet(\"Loans\")", d.attributes, d.message)));
    all.add(edit("a header in the third row of a sheet", "loans.xlsx", workbook("Loans", 2, false), TYPES, "@Sheet(header = 3)", d -> d.annotation("@Sheet(header = 3)")));
    all.add(builds("ARFF", "loans.arff", ("@relation loans\n@attribute age numeric\n@attribute amount numeric\n@attribute applied date 'yyyy-MM-dd'\n@attribute purpose {Car,'Home loan','Round trip'}\n"
        + "@attribute member {true,false}\n@attribute granted {true,false}\n@data\n" + LOANS.stream().map(l -> plain(l).replace(l.purpose, "'" + l.purpose + "'")).collect(Collectors.joining("\n")))
        .getBytes(StandardCharsets.UTF_8), TYPES));
    all.add(builds("JSON Lines", "loans.jsonl", LOANS.stream().map(l -> "{\"age\": " + l.age + ", \"amount\": " + l.amount + ", \"applied\": \"" + l.applied + "\", \"purpose\": \"" + l.purpose
        + "\", \"member\": " + l.member + ", \"granted\": " + l.granted() + "}").collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8), TYPES));
    return all.stream();
  }

  /** A workbook with dates that are numbers, a formula, and another sheet in front unless the first is to have the loans. */
  private static byte[] workbook(String first, int above, boolean since1904) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (since1904) {
        book.getCTWorkbook().getWorkbookPr().setDate1904(true);
      }
      if (!first.equals("Loans")) {
        book.createSheet(first).createRow(0).createCell(0).setCellValue("Read me");
      }
      Sheet sheet = book.createSheet("Loans");
      CellStyle date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
      if (above > 0) {
        sheet.createRow(0).createCell(0).setCellValue("Loans of the last two years");
      }
      Row header = sheet.createRow(above);
      String[] names = HEADER.split(",");
      IntStream.range(0, names.length).forEach(c -> header.createCell(c).setCellValue(names[c]));
      for (int i = 0; i < LOANS.size(); i++) {
        Loan loan = LOANS.get(i);
        Row row = sheet.createRow(above + 1 + i);
        row.createCell(0).setCellValue(loan.age);
        row.createCell(1).setCellFormula(loan.amount + "+0");
        row.createCell(2).setCellValue(loan.applied);
        row.getCell(2).setCellStyle(date);
        row.createCell(3).setCellValue(loan.purpose);
        row.createCell(4).setCellValue(loan.member);
        row.createCell(5).setCellValue(loan.granted());
      }
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.write(out);
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void buildsOrSaysWhatToWrite(Attempt attempt) throws IOException {
    Files.write(data.resolve(attempt.file), attempt.bytes);
    Draft draft = new Draft(attempt.file, attempt.parameters, attempt.annotations, "", "");
    var result = compile(draft);
    if (!attempt.says.isEmpty()) {
      List<TestCompiler.Message> errors = result.messages().stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).toList();
      assertThat(errors).singleElement().satisfies(e -> assertThat(e.text()).contains(attempt.says).hasLineCount(2));
      Draft edited = attempt.edit.apply(new Draft(draft.file, draft.parameters, draft.annotations, "", errors.get(0).text()));
      Files.move(data.resolve(attempt.file), data.resolve(edited.file));
      result = compile(edited);
    }
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.GrantDistilled")).contains("Equal to the trained network: ", " 100.0 % of the training rows are right").doesNotContain("SAMPLED");
  }

  private TestCompiler.Result compile(Draft draft) {
    return TestCompiler.JAVAC.compile(data, Map.of("app.Grant", """
        package app;
        import io.github.limbeck.*;
        %s
        @DistillFrom(dataset = "%s", answer = "granted"%s)
        public interface Grant {
          enum Purpose { CAR, HOME_LOAN, ROUND_TRIP }
          enum Labelled { @Label("Automobile") CAR, HOME_LOAN, ROUND_TRIP }
          record Request(int age, java.math.BigDecimal amount, java.time.LocalDate applied, Purpose purpose, boolean member) {}
          boolean granted(%s);
        }
        """.formatted(draft.annotations, draft.file, draft.attributes, draft.parameters)));
  }
}
