#!/usr/bin/env bash
# feelin 8.2.0 and @bpmn-io/feelin 6.1.1 (npm): "if" goes the first way for every value that JavaScript takes for true: a text, also "no", a
# number, also an empty list. By the standard only true goes there and everything else the other way, as in FEEL-scala 1.19.3. feelin's own
# "and" and "or" are as strict as the standard: ("no" and true) is null. And a list of one thing equals the thing. Whoever forgets "= true"
# behind a check box that became a question with two words gets the opposite in the browser and on the server.
#
# Needs Node.js with npm, Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   @bpmn-io/feelin 6.1.1: if "no" first, if 5 first, if [] first, if ("no" and true) second, ["a"] = "a" true
#   feelin 8.2.0: if "no" first, if 5 first, if [] first, if ("no" and true) second, ["a"] = "a" true
#   FEEL-scala 1.19.3: if "no" second, if 5 second, if [] second, if ("no" and true) second, ["a"] = "a" null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > ways.mjs <<'JS'
for (const [name, path] of [["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const ways = [`"no"`, `5`, `[]`, `("no" and true)`].map(condition =>
    `if ${condition} ${evaluate(`if ${condition} then "first" else "second"`, {}).value}`);
  console.log(`${name}: ${ways.join(", ")}, ["a"] = "a" ${evaluate(`["a"] = "a"`, {}).value}`);
}
JS
node ways.mjs | tee seen.txt
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
    <dependency><groupId>org.camunda.feel</groupId><artifactId>feel-engine</artifactId><version>1.19.3</version></dependency>
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineBuilder;

public class Feel {
    public static void main(String[] arguments) {
        var feel = FeelEngineBuilder.forJava().build();
        System.out.println("FEEL-scala 1.19.3: " + Stream.of("\"no\"", "5", "[]", "(\"no\" and true)")
                .map(condition -> "if " + condition + " "
                        + feel.evaluateExpression("if " + condition + " then \"first\" else \"second\"", Map.of()).result())
                .collect(Collectors.joining(", "))
                + ", [\"a\"] = \"a\" " + feel.evaluateExpression("[\"a\"] = \"a\"", Map.of()).result());
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | grep -o "FEEL-scala 1.*" | tee -a seen.txt
diff seen.txt - <<'SEEN'
@bpmn-io/feelin 6.1.1: if "no" first, if 5 first, if [] first, if ("no" and true) second, ["a"] = "a" true
feelin 8.2.0: if "no" first, if 5 first, if [] first, if ("no" and true) second, ["a"] = "a" true
FEEL-scala 1.19.3: if "no" second, if 5 second, if [] second, if ("no" and true) second, ["a"] = "a" null
SEEN
