#!/usr/bin/env bash
# Builds the release twice, from the last commit, in two directories, and compares every jar byte by byte.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in one another-directory; do
  mkdir "$work/$build"
  git archive HEAD | tar -x -C "$work/$build"
  (cd "$work/$build" && mvn -B -q -Prelease -DskipTests -Dinvoker.skip -pl '!benchmarks' package)
  (cd "$work/$build" && find . -path '*/target/*.jar' -not -path '*/it*' -not -name 'original-*' -exec sha256sum {} + | sort -k2) > "$work/$build.sums"
done
cat "$work/one.sums"
if ! diff "$work/one.sums" "$work/another-directory.sums"; then
  echo "The two builds differ." >&2
  exit 1
fi
echo "$(wc -l < "$work/one.sums") jars are the same in both builds."
