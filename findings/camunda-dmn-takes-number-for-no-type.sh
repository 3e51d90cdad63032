#!/usr/bin/env bash
# Camunda 7.24.0 (camunda-engine-dmn): "number", the type that DMN itself has and dmn-js offers, is none that this engine knows; so is a
# misspelt one. It neither refuses the table nor warns, it leaves the value as it is. An answer that arrives as text is turned into a number
# in a column of type "double" and of type "integer", and one that is none is refused there; in a column of type "number" it matches no
# rule, and the table has no result.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (rules "< 5" and ">= 5"):
#   double, number 7: large
#   double, text 7: large
#   double, text seven: DMN-01005
#   number, number 7: large
#   number, text 7: no result
#   number, text seven: no result
#   nmuber, text 7: no result
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
    <dependency><groupId>org.camunda.bpm.dmn</groupId><artifactId>camunda-engine-dmn</artifactId><version>7.24.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version>
  </plugin><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Tables</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > src/main/java/Tables.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.variable.Variables;

public class Tables {

    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    public static void main(String[] arguments) {
        tell("double", 7);
        tell("double", "7");
        tell("double", "seven");
        tell("number", 7);
        tell("number", "7");
        tell("number", "seven");
        tell("nmuber", "7");
    }

    private static void tell(String type, Object value) {
        String table = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="size" name="size">
                    <decisionTable id="t">
                      <input id="i"><inputExpression id="ie" typeRef="%s"><text>x</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string" />
                      <rule id="r1"><inputEntry id="e1"><text>&lt; 5</text></inputEntry><outputEntry id="o1"><text>"small"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="e2"><text>&gt;= 5</text></inputEntry><outputEntry id="o2"><text>"large"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(type);
        String told;
        try {
            var decision = ENGINE.parseDecision("size", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
            var result = ENGINE.evaluateDecisionTable(decision, Variables.createVariables().putValue("x", value));
            told = result.isEmpty() ? "no result" : result.getSingleResult().getSingleEntry();
        } catch (DmnEngineException refused) {
            told = refused.getMessage().split(" ")[0];
        }
        System.out.println("seen " + type + ", " + (value instanceof String ? "text" : "number") + " " + value + ": " + told);
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
diff seen.txt - <<'SEEN'
double, number 7: large
double, text 7: large
double, text seven: DMN-01005
number, number 7: large
number, text 7: no result
number, text seven: no result
nmuber, text 7: no result
SEEN
