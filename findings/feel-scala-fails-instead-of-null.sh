#!/usr/bin/env bash
# FEEL-scala 1.19.3 (of Camunda 7.24.0) and 1.21.0: what cannot be computed is null with a warning by its documentation, and mostly is, as
# 1/0. Three functions fail the whole expression instead: a substring from behind the end of a text, a remainder by zero and the
# logarithm of zero. An "or" behind it and an "else" help nobody then, and a decision table fails at that rule instead of trying the
# next. feelin answers an empty text, null and null.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (for both versions):
#   1/0: null
#   sqrt(-1): null
#   if 1/0 = null then "none" else "some": none
#   substring("ab", 3): empty text
#   substring("ab", 4): fails, StringIndexOutOfBoundsException
#   modulo(5, 0): fails, ArithmeticException
#   log(0): fails, NumberFormatException
#   if modulo(5, 0) = null then "none" else "some": fails, ArithmeticException
#   modulo(5, 0) = 1 or 0 = 0: fails, ArithmeticException
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
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineBuilder;

public class Feel {
    public static void main(String[] arguments) {
        var feel = FeelEngineBuilder.forJava().build();
        for (String expression : new String[] {
            "1/0", "sqrt(-1)", "if 1/0 = null then \"none\" else \"some\"", "substring(\"ab\", 3)", "substring(\"ab\", 4)", "modulo(5, 0)",
            "log(0)", "if modulo(5, 0) = null then \"none\" else \"some\"", "modulo(5, 0) = 1 or 0 = 0"
        }) {
            var answer = feel.evaluateExpression(expression, Map.of());
            String told;
            if (answer.isSuccess()) {
                told = "".equals(answer.result()) ? "empty text" : String.valueOf(answer.result());
            } else {
                var exception = Pattern.compile("\\w+Exception").matcher(answer.failure().message());
                told = "fails, " + (exception.find() ? exception.group() : answer.failure().message());
            }
            System.out.println("seen " + expression + ": " + told);
        }
    }
}
JAVA
for version in 1.19.3 1.21.0; do
    mvn -q -B -Dstyle.color=never -Dfeel=$version compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
    diff seen.txt - <<'SEEN'
1/0: null
sqrt(-1): null
if 1/0 = null then "none" else "some": none
substring("ab", 3): empty text
substring("ab", 4): fails, StringIndexOutOfBoundsException
modulo(5, 0): fails, ArithmeticException
log(0): fails, NumberFormatException
if modulo(5, 0) = null then "none" else "some": fails, ArithmeticException
modulo(5, 0) = 1 or 0 = 0: fails, ArithmeticException
SEEN
done
