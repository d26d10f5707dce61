package io.github.limbeck.engine.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.perception.Patches;
import io.github.limbeck.engine.perception.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * How a method over images reads them: a class in the generated one, which computes with whole numbers alone and loads its weights from a resource beside the
 * class; and a method of the class's own that answers for what was read.
 *
 * @param reader the network that reads
 * @param images the names of the parameters that are read
 * @param answer the type of the method's answer where the other method computes with {@code double}; empty where both answer alike
 * @param apart what tells the method from others of its name; empty where there are none
 */
public record ReadingCode(ImageReader reader, Set<String> images, String answer, String apart) {
  private static final String READ = "AsRead";

  public ReadingCode {
    images = Set.copyOf(images);
  }

  /** What the method over levels is called. */
  public static String name(String method) {
    return method + READ;
  }

  /** What reads, exactly, as {@link ImageReader#parse} understands it. */
  public String weights() {
    return reader.write();
  }

  /** The same for a method that others have the name of. */
  public ReadingCode apart(String from) {
    return new ReadingCode(reader, images, answer, from);
  }

  /** The simple name of the class that reads for a method. */
  private String readerName(String method) {
    return Character.toUpperCase(method.charAt(0)) + method.substring(1) + apart + "Reader";
  }

  /** The name of the resource, in the package of the class. */
  public String resource(String className, String method) {
    return className + "." + method + apart + ".weights";
  }

  /** What the method over images does: it reads them, and calls the other. */
  CodeBlock call(MethodSpec given) {
    String arguments = given.parameters().stream()
        .map(p -> images.contains(p.name()) ? readerName(given.name()) + ".read(" + p.name() + ", " + ForeignText.literal(p.name()) + ")" : p.name()).collect(Collectors.joining(", "));
    CodeBlock call = CodeBlock.of("$L($L)", name(given.name()), arguments);
    CodeBlock value = switch (answer) {
      case "" -> call;
      case "long" -> CodeBlock.of("$T.round($L)", Math.class, call);
      case "int" -> CodeBlock.of("$1T.toIntExact($1T.round($2L))", Math.class, call);
      default -> CodeBlock.of("($L) $T.round($L)", answer, Math.class, call);
    };
    return CodeBlock.builder().addStatement("return $L", value).build();
  }

  /** The signature of the method over levels. */
  MethodSpec ofLevels(MethodSpec given) {
    return MethodSpec.methodBuilder(name(given.name())).addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(answer.isEmpty() ? given.returnType() : TypeName.DOUBLE)
        .addParameters(given.parameters().stream().map(p -> ParameterSpec.builder(images.contains(p.name()) ? reading() : p.type(), p.name()).build()).toList()).build();
  }

  /** The type of what is read. */
  private TypeName reading() {
    return reader.isReal() ? TypeName.DOUBLE : TypeName.INT;
  }

  /**
   * The class that reads.
   *
   * @param given the method over images
   * @param className the simple name of the generated class
   */
  TypeSpec type(MethodSpec given, String className) {
    Patches patches = reader.patches();
    Pixels pixels = patches.pixels();
    ClassName self = ClassName.get("", readerName(given.name()));
    TypeName image = given.parameters().stream().filter(p -> images.contains(p.name())).findFirst().orElseThrow().type();
    byte[] bytes = reader.bytes();
    String size = pixels.rows() == 1 ? "a signal of " + pixels.columns() + " values" : "an image of " + pixels.rows() + " by " + pixels.columns() + " cells";
    TypeSpec.Builder type = TypeSpec.classBuilder(self).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Reads what $L shows: $L patches of $L are looked for, their responses are added up in $L regions, and $L. "
            + "All of it is arithmetic of whole numbers.\n", size, patches.count(), patches.rows() == 1 ? patches.columns() + " values" : patches.rows() + " by " + patches.columns() + " cells",
            patches.across() * patches.down(), reader.isReal() ? "their weighted sum is what is read" : "the level with the greatest score is the one shown");
    constant(type, "PATCHES", patches.count());
    constant(type, "THRESHOLD", patches.threshold());
    if (!reader.isReal()) {
      type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.INT), "LEVELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
          .initializer("{$L}", IntStream.of(reader.levels()).mapToObj(String::valueOf).collect(Collectors.joining(", "))).build());
    }
    type.addField(FieldSpec.builder(String.class, "WEIGHTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer("$S", resource(className, given.name())).build());
    type.addField(FieldSpec.builder(String.class, "SHA_256", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer("$S", sha256(bytes)).build());
    type.addField(FieldSpec.builder(self, "instance", Modifier.PRIVATE, Modifier.STATIC, Modifier.VOLATILE).build());
    type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.INT), "patches", Modifier.PRIVATE, Modifier.FINAL).initializer("new int[$L * PATCHES]", patches.rows() * patches.columns())
        .addJavadoc("Cell by cell what each patch gives for a step of it.\n").build());
    type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.INT), "weights", Modifier.PRIVATE, Modifier.FINAL).initializer("new int[" + scores() + "$L]", patches.features())
        .addJavadoc(reader.isReal() ? "What each feature gives.\n" : "Level by level what each feature gives.\n").build());
    type.addField(reader.isReal() ? FieldSpec.builder(TypeName.LONG, "bias", Modifier.PRIVATE, Modifier.FINAL).build()
        : FieldSpec.builder(ArrayTypeName.of(TypeName.LONG), "biases", Modifier.PRIVATE, Modifier.FINAL).initializer("new long[LEVELS.length]").build());
    type.addMethod(constructor());
    type.addMethod(read(image, pixels, self));
    type.addMethod(load(self, bytes.length));
    type.addMethod(steps(image, pixels));
    type.addMethod(features(patches));
    type.addMethod(respond(patches));
    type.addMethod(reader.isReal() ? value() : level());
    return type.build();
  }

  private static void constant(TypeSpec.Builder type, String name, int value) {
    type.addField(FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer("$L", value).build());
  }

  private String scores() {
    return reader.isReal() ? "" : "LEVELS.length * ";
  }

  private MethodSpec constructor() {
    MethodSpec.Builder made = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(ByteBuffer.class, "bytes")
        .beginControlFlow("if (bytes.getInt() != $L || bytes.getInt() != $L)", "0x" + Integer.toHexString(ImageReader.MAGIC), ImageReader.VERSION)
        .addStatement("throw new $T(WEIGHTS + $S)", IllegalStateException.class, " has another format")
        .endControlFlow()
        .beginControlFlow("for (int i = 0; i < patches.length; i++)").addStatement("patches[i] = bytes.getShort()").endControlFlow();
    if (reader.isReal()) {
      return made.addStatement("bias = bytes.getLong()").beginControlFlow("for (int f = 0; f < weights.length; f++)").addStatement("weights[f] = bytes.getShort()").endControlFlow().build();
    }
    return made.beginControlFlow("for (int level = 0; level < LEVELS.length; level++)")
        .addStatement("biases[level] = bytes.getLong()")
        .beginControlFlow("for (int f = 0; f < $1L; f++)", reader.patches().features()).addStatement("weights[level * $L + f] = bytes.getShort()", reader.patches().features()).endControlFlow()
        .endControlFlow().build();
  }

  private MethodSpec read(TypeName image, Pixels pixels, ClassName self) {
    boolean flat = pixels.rows() == 1 && !(((ArrayTypeName) image).componentType() instanceof ArrayTypeName);
    MethodSpec.Builder read = MethodSpec.methodBuilder("read").addModifiers(Modifier.STATIC).returns(reading()).addParameter(image, "image").addParameter(String.class, "name")
        .addJavadoc(reader.isReal() ? "What an image shows.\n" : "The level that an image shows.\n");
    if (flat) {
      read.beginControlFlow("if (image.length != $L)", pixels.columns());
    } else {
      read.beginControlFlow("if (image.length != $L || $T.stream(image).anyMatch(row -> row.length != $L))", pixels.rows(), Arrays.class, pixels.columns());
    }
    return read.addStatement("throw new $T(name + $S)", IllegalArgumentException.class, " must be " + (flat ? pixels.columns() + " long" : pixels.rows() + " x " + pixels.columns()))
        .endControlFlow()
        .addStatement("$T reader = instance", self)
        .beginControlFlow("if (reader == null)").addStatement("reader = load()").addStatement("instance = reader").endControlFlow()
        .addStatement(reader.isReal() ? "return reader.value(reader.features(steps(image)))" : "return LEVELS[reader.level(reader.features(steps(image)))]").build();
  }

  private static MethodSpec load(ClassName self, int length) {
    return MethodSpec.methodBuilder("load").addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(self)
        .beginControlFlow("try ($T in = $T.class.getResourceAsStream(WEIGHTS))", InputStream.class, self)
        .beginControlFlow("if (in == null)").addStatement("throw new $T(WEIGHTS + $S)", IllegalStateException.class, " is missing: it belongs beside the class").endControlFlow()
        .addStatement("byte[] bytes = in.readAllBytes()")
        .addStatement("String hash = $T.of().formatHex($T.getInstance($S).digest(bytes))", HexFormat.class, MessageDigest.class, "SHA-256")
        .beginControlFlow("if (bytes.length != $L || !hash.equals(SHA_256))", length)
        .addStatement("throw new $T(WEIGHTS + $S)", IllegalStateException.class, " is damaged, or that of another build").endControlFlow()
        .addStatement("return new $T($T.wrap(bytes))", self, ByteBuffer.class)
        .nextControlFlow("catch ($T | $T e)", IOException.class, NoSuchAlgorithmException.class)
        .addStatement("throw new $T(WEIGHTS + $S, e)", IllegalStateException.class, " can't be read")
        .endControlFlow().build();
  }

  private static MethodSpec steps(TypeName image, Pixels pixels) {
    boolean flat = !(((ArrayTypeName) image).componentType() instanceof ArrayTypeName);
    TypeName cell = flat ? ((ArrayTypeName) image).componentType() : ((ArrayTypeName) ((ArrayTypeName) image).componentType()).componentType();
    MethodSpec.Builder steps = MethodSpec.methodBuilder("steps").addModifiers(Modifier.PRIVATE, Modifier.STATIC).returns(ArrayTypeName.of(TypeName.INT)).addParameter(image, "image")
        .addJavadoc("Cells as whole numbers, counted from the commonest; those beyond what the examples had count as the nearest of these.$L\n", pixels.cells() == 1 ? "" : " Means are taken of blocks of " + pixels.cells() + ".")
        .addStatement("int[] steps = new int[$L]", pixels.count());
    steps.beginControlFlow("for (int row = 0; row < $L; row++)", pixels.rows()).beginControlFlow("for (int column = 0; column < $L; column++)", pixels.columns());
    String at = flat ? "image[column]" : "image[row][column]";
    steps.addStatement("double cell = $L", cell.equals(TypeName.BOOLEAN) ? at + " ? 1 : 0" : at);
    steps.addStatement("double within = cell > $1L ? $2T.min(cell, $3L) : $1L", decimal(pixels.least()), Math.class, decimal(pixels.greatest()));
    String offset = pixels.least() == 0 ? "within" : "(within - " + decimal(pixels.least()) + ")";
    String blank = pixels.blank() == 0 ? "" : " - " + pixels.blank();
    String block = pixels.block() == 1 ? "" : " / " + pixels.block();
    steps.addStatement("steps[row" + (pixels.rows() == 1 ? "" : block) + " * $L + column" + block + "] += (int) $T.rint($L * $L)$L", pixels.wide(), Math.class, offset, decimal(pixels.stepsPerUnit()), blank);
    steps.endControlFlow().endControlFlow();
    if (pixels.cells() > 1) {
      steps.beginControlFlow("for (int i = 0; i < steps.length; i++)").addStatement("steps[i] /= $L", pixels.cells()).endControlFlow();
    }
    return steps.addStatement("return steps").build();
  }

  /** A literal that may stand after a minus. */
  private static String decimal(double value) {
    return value < 0 || 1 / value < 0 ? "(" + value + ")" : String.valueOf(value);
  }

  private static MethodSpec features(Patches patches) {
    int high = patches.pixels().high() - patches.rows() + 1;
    int wide = patches.pixels().wide() - patches.columns() + 1;
    String step = patches.stride() == 1 ? "$1L++" : "$1L += " + patches.stride();
    return MethodSpec.methodBuilder("features").addModifiers(Modifier.PRIVATE).returns(ArrayTypeName.of(TypeName.INT)).addParameter(ArrayTypeName.of(TypeName.INT), "steps")
        .addJavadoc("How strongly each patch is seen in each region.\n")
        .addStatement("int[] features = new int[$L]", patches.features())
        .addStatement("int[] responses = new int[PATCHES]")
        .beginControlFlow("for (int $1L = 0; $1L < " + high + "; " + step + ")", "row")
        .beginControlFlow("for (int $1L = 0; $1L < " + wide + "; " + step + ")", "column")
        .beginControlFlow("if (!respond(steps, row * $L + column, responses))", patches.pixels().wide()).addStatement("continue").endControlFlow()
        .addStatement("int region = (row * $L / $L * $L + column * $L / $L) * PATCHES", patches.down(), high, patches.across(), patches.across(), wide)
        .beginControlFlow("for (int k = 0; k < PATCHES; k++)").addStatement("features[region + k] += $T.max(responses[k] - THRESHOLD, 0)", Math.class).endControlFlow()
        .endControlFlow().endControlFlow()
        .beginControlFlow("for (int f = 0; f < features.length; f++)").addStatement("features[f] = $T.min(features[f] >> $L, $L)", Math.class, patches.shift(), Patches.GREATEST).endControlFlow()
        .addStatement("return features").build();
  }

  private static MethodSpec respond(Patches patches) {
    String cell = patches.rows() == 1 ? "from + i" : "from + i / " + patches.columns() + " * " + patches.pixels().wide() + " + i % " + patches.columns();
    return MethodSpec.methodBuilder("respond").addModifiers(Modifier.PRIVATE).returns(TypeName.BOOLEAN).addParameter(ArrayTypeName.of(TypeName.INT), "steps")
        .addParameter(TypeName.INT, "from").addParameter(ArrayTypeName.of(TypeName.INT), "responses")
        .addJavadoc("Computes the responses to a window, unless it is blank.\n")
        .addStatement("boolean blank = true")
        .addStatement("$T.fill(responses, 0)", Arrays.class)
        .beginControlFlow("for (int i = 0; i < $L; i++)", patches.rows() * patches.columns())
        .addStatement("int step = steps[$L]", cell)
        .beginControlFlow("if (step != 0)")
        .addStatement("blank = false")
        .beginControlFlow("for (int k = 0; k < PATCHES; k++)").addStatement("responses[k] += step * patches[i * PATCHES + k]").endControlFlow()
        .endControlFlow().endControlFlow()
        .addStatement("return !blank").build();
  }

  private MethodSpec value() {
    return MethodSpec.methodBuilder("value").addModifiers(Modifier.PRIVATE).returns(TypeName.DOUBLE).addParameter(ArrayTypeName.of(TypeName.INT), "features")
        .addJavadoc("A sum of whole numbers, in units of a power of two.\n")
        .addStatement("long sum = bias")
        .beginControlFlow("for (int f = 0; f < features.length; f++)").addStatement("sum += (long) weights[f] * features[f]").endControlFlow()
        .addStatement("return sum * $L", Double.toHexString(reader.unit())).build();
  }

  private MethodSpec level() {
    int features = reader.patches().features();
    return MethodSpec.methodBuilder("level").addModifiers(Modifier.PRIVATE).returns(TypeName.INT).addParameter(ArrayTypeName.of(TypeName.INT), "features")
        .addJavadoc("The position of the level with the greatest score; of equal ones the first.\n")
        .addStatement("int best = 0").addStatement("long most = $T.MIN_VALUE", Long.class)
        .beginControlFlow("for (int level = 0; level < LEVELS.length; level++)")
        .addStatement("long score = biases[level]")
        .beginControlFlow("for (int f = 0; f < features.length; f++)").addStatement("score += (long) weights[level * $L + f] * features[f]", features).endControlFlow()
        .beginControlFlow("if (score > most)").addStatement("most = score").addStatement("best = level").endControlFlow()
        .endControlFlow().addStatement("return best").build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The types of the JDK that the class names. */
  static List<Class<?>> mentioned() {
    return List.of(InputStream.class, IOException.class, ByteBuffer.class, MessageDigest.class, NoSuchAlgorithmException.class, HexFormat.class, IllegalStateException.class);
  }
}
