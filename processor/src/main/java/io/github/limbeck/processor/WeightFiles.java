package io.github.limbeck.processor;

import com.palantir.javapoet.ClassName;
import io.github.limbeck.processor.shell.OutputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The files beside a class that reads images: the weights, and what tells a native image to take them along. */
final class WeightFiles {
  private final List<FileObject> files = new ArrayList<>();

  private WeightFiles() {}

  /** The path of a resource in the package of a class. */
  static String path(ClassName type, String resource) {
    return type.packageName().isEmpty() ? resource : type.packageName().replace('.', '/') + "/" + resource;
  }

  /**
   * Writes the files of a type; none if it reads no images.
   *
   * @throws IOException if one can't be written, and then none is left
   */
  static WeightFiles write(Filer filer, TypeDistillation distillation) throws IOException {
    WeightFiles written = new WeightFiles();
    Map<String, byte[]> weights = distillation.weights();
    if (weights.isEmpty()) {
      return written;
    }
    try {
      ClassName type = distillation.generated();
      for (Map.Entry<String, byte[]> each : weights.entrySet()) {
        OutputFile.write(written.add(filer.createResource(StandardLocation.CLASS_OUTPUT, type.packageName(), each.getKey(), distillation.origin())), each.getValue());
      }
      String patterns = weights.keySet().stream().map(name -> "    {\"pattern\": \"" + Pattern.quote(path(type, name)).replace("\\", "\\\\") + "\"}").collect(Collectors.joining(",\n"));
      OutputFile.write(written.add(filer.createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/native-image/limbeck/" + distillation.binaryName() + "/resource-config.json",
          distillation.origin())), "{\n  \"resources\": {\"includes\": [\n" + patterns + "\n  ]}\n}\n");
      return written;
    } catch (IOException e) {
      written.delete();
      throw e;
    }
  }

  private FileObject add(FileObject file) {
    files.add(file);
    return file;
  }

  /** Deletes what was written. */
  void delete() throws IOException {
    for (FileObject file : files) {
      OutputFile.delete(file);
    }
  }
}
