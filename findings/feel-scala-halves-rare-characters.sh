#!/usr/bin/env bash
# FEEL-scala 1.19.3 (of Camunda 7.24.0) and 1.21.0: it counts UTF-16 units, not characters. A rare character of a name, as
# U+20000, which GB 18030-2022 demands and identity cards bear, has the length 2; the first "character" of a name with it is half of it,
# which no database or browser can show, and not equal to it. By the standard the length is 1. feelin in the browser counts characters, so
# that the same rule about a length or an initial goes otherwise there.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (for both versions):
#   length of U+20000 and U+660E: 3
#   first character: U+D840
#   first character is U+20000: false
#   second character: U+DC00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p src/main/java
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>org.camunda.feel</groupId><artifactId>feel-engine</artifactId><version>${feel}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version>
  </plugin><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Feel</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > src/main/java/Feel.java <<'JAVA'
import java.util.Map;
import org.camunda.feel.api.FeelEngineBuilder;

public class Feel {
    public static void main(String[] arguments) {
        var feel = FeelEngineBuilder.forJava().build();
        var name = Map.<String, Object>of("name", "\uD840\uDC00\u660E", "rare", "\uD840\uDC00");
        System.out.println("seen length of U+20000 and U+660E: " + feel.evaluateExpression("string length(name)", name).result());
        System.out.printf("seen first character: U+%X%n",
                ((String) feel.evaluateExpression("substring(name, 1, 1)", name).result()).codePointAt(0));
        System.out.println("seen first character is U+20000: " + feel.evaluateExpression("substring(name, 1, 1) = rare", name).result());
        System.out.printf("seen second character: U+%X%n",
                ((String) feel.evaluateExpression("substring(name, 2, 1)", name).result()).codePointAt(0));
    }
}
JAVA
for version in 1.19.3 1.21.0; do
    mvn -q -B -Dstyle.color=never -Dfeel=$version compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
    diff seen.txt - <<'SEEN'
length of U+20000 and U+660E: 3
first character: U+D840
first character is U+20000: false
second character: U+DC00
SEEN
done
