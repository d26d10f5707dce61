#!/usr/bin/env bash
# What a build downloads for the processor path: with ND4J, without its native part, and without it altogether.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -pl annotations,engine,processor -am install -DskipTests
version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' pom.xml | head -1)

# jars NAME EXCLUSIONS: copies all jars of a project that has but the processor as its dependency.
jars() {
  mkdir -p "$work/$1"
  cat > "$work/$1/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>size</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.github.limbeck</groupId>
      <artifactId>limbeck-processor</artifactId>
      <version>$version</version>
      <exclusions>$2</exclusions>
    </dependency>
  </dependencies>
</project>
POM
  mvn -B -q -f "$work/$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$work/$1/jars"
}

total() { # DIRECTORY PATTERN: the jars whose names match, in MB
  find "$work/$1/jars" -name '*.jar' -printf '%s %f\n' | awk -v pattern="$2" '$2 ~ pattern { sum += $1 } END { printf "%6.1f MB\n", sum / 1e6 }'
}

exclusion() {
  echo "<exclusion><groupId>$1</groupId><artifactId>*</artifactId></exclusion>"
}

jars with ""
jars without "$(exclusion org.nd4j)$(exclusion org.bytedeco)"
echo "with ND4J:                       $(total with .)"
echo "  of which its native part:      $(total with '(nd4j-native|openblas|javacpp).*-(linux|windows|macosx)')"
echo "without ND4J:                    $(total without .)"
echo "  Eclipse JDT:                   $(total without '^(org[.]eclipse|ecj|org[.]osgi)')"
echo "  Parquet:                       $(total without '^(parquet|jts|aircompressor)')"
echo "  Limbeck:                       $(total without '^limbeck')"
