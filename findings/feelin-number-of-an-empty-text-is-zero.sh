#!/usr/bin/env bash
# feelin 8.2.0 and @bpmn-io/feelin 6.1.1 (npm): number("") is 0 and number("0x10") is 16, since JavaScript's own reading of a text is used;
# by the standard both are null, as FEEL-scala 1.19.3 answers. So a field that nobody filled in counts as nought in a browser. FEEL-scala
# in turn takes the wide digits of Chinese keyboards for a number, for which feelin answers null.
#
# Needs Node.js with npm, Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   @bpmn-io/feelin 6.1.1: empty 0, 0x10 16, wide 12 null
#   feelin 8.2.0: empty 0, 0x10 16, wide 12 null
#   FEEL-scala 1.19.3: empty null, 0x10 null, wide 12 12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > numbers.mjs <<'JS'
for (const [name, path] of [["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = text => evaluate(`number("${text}")`, {}).value;
  console.log(`${name}: empty ${value("")}, 0x10 ${value("0x10")}, wide 12 ${value("１２")}`);
}
JS
node numbers.mjs | tee seen.txt
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
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

public class Feel {
    public static void main(String[] arguments) {
        var feel = FeelEngineBuilder.forJava().build();
        System.out.println("FEEL-scala 1.19.3: empty " + number(feel, "") + ", 0x10 " + number(feel, "0x10")
                + ", wide 12 " + number(feel, "\uFF11\uFF12"));
    }

    private static Object number(FeelEngineApi feel, String text) {
        return feel.evaluateExpression("number(\"" + text + "\")", Map.of()).result();
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | grep -o "FEEL-scala 1.*" | tee -a seen.txt
diff seen.txt - <<'SEEN'
@bpmn-io/feelin 6.1.1: empty 0, 0x10 16, wide 12 null
feelin 8.2.0: empty 0, 0x10 16, wide 12 null
FEEL-scala 1.19.3: empty null, 0x10 null, wide 12 12
SEEN
