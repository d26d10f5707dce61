#!/usr/bin/env bash
# What a build downloads for the processor path, with ND4J's native part and without it.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -pl annotations,processor package -DskipTests
mvn -B -q -pl annotations,processor org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$work" -DexcludeGroupIds=io.github.limbeck,info.picocli,me.tongfei,org.jline
cp annotations/target/limbeck-annotations-*SNAPSHOT.jar processor/target/limbeck-processor-*SNAPSHOT.jar "$work"
total() { # the jars of a class, in bytes
  find "$work" -name '*.jar' -printf '%s %f\n' | awk -v pattern="$1" '$2 ~ pattern { sum += $1 } END { printf "%.1f MB", sum / 1e6 }'
}
echo "all jars:                                     $(total '.')"
echo "  natives of ND4J and OpenBLAS:               $(total '(nd4j-native|openblas|javacpp).*-(linux|windows|macosx)')"
echo "  ND4J in Java, and what it brings:           $(total '^(nd4j|javacpp|openblas|guava|jackson-1|protobuf|flatbuffers|neoitertools|commons|oshi|jna|threetenbp|byteunits|slf4j).*[0-9M.]+[0-9]\\.jar$')"
echo "  Eclipse JDT:                                $(total '^(org\\.eclipse|ecj|org\\.osgi)')"
echo "  Parquet:                                    $(total '^(parquet|jts|aircompressor)')"
echo "  Limbeck itself:                             $(total '^limbeck')"
rm -f "$work"/nd4j-* "$work"/openblas-* "$work"/javacpp-*
echo "without ND4J (exclude org.nd4j:nd4j-native):  $(total '.')"
