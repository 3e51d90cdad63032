#!/usr/bin/env bash
# ICU4J 78.2: its transliterator Any-Latin, which brings "any" script into Latin letters, leaves Lao and Khmer as they are, without an error:
# there are rules for the scripts of their neighbours, Thai and Burmese, and none for these two. Of Thai it writes the consonants of a name
# without the vowels that readers add, so that the result is not how a passport spells it either. Whoever searches people by a Latin form
# of their names finds nobody from Laos or Cambodia whose name was once written in its own letters.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (common given names):
#   Lao ສົມສັກ: ສົມສັກ
#   Khmer ភិរម្យ: ភិរម្យ
#   Thai สมศักดิ์: sm sakdi
#   Burmese အောင်: aaung
#   Vietnamese Đào: Dao
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src/main/java"
cat > "$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>78.2</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Names</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > "$folder/src/main/java/Names.java" <<'JAVA'
import com.ibm.icu.text.Transliterator;

public class Names {
    public static void main(String[] arguments) {
        var latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");
        for (String name : new String[] {"Lao ສົມສັກ", "Khmer ភិរម្យ", "Thai สมศักดิ์", "Burmese အောင်", "Vietnamese Đào"}) {
            System.out.println(name + ": " + latin.transliterate(name.substring(name.indexOf(' ') + 1)));
        }
    }
}
JAVA
(cd "$folder" && JAVA_TOOL_OPTIONS="-Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8" mvn -q compile exec:java 2> /dev/null) | tee "$folder/seen.txt"
grep -qx "Lao ສົມສັກ: ສົມສັກ" "$folder/seen.txt"
grep -qx "Khmer ភិរម្យ: ភិរម្យ" "$folder/seen.txt"
grep -qx "Thai สมศักดิ์: sm sakdi" "$folder/seen.txt"
grep -qx "Burmese အောင်: aaung" "$folder/seen.txt"
grep -qx "Vietnamese Đào: Dao" "$folder/seen.txt"
