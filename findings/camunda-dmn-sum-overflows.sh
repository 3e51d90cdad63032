#!/usr/bin/env bash
# Camunda 7.24.0 (camunda-engine-dmn): a table with the hit policy COLLECT and SUM whose output is an integer adds in 32 bits and goes
# over into negative numbers without an error. With the type "number" it adds in binary fractions, although every other number of FEEL is a
# decimal: 0.1 and 0.2 make 0.30000000000000004, while the same sum inside one cell is 0.3.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   integer 2000000000 and 2000000000: -294967296
#   long 2000000000 and 2000000000: 4000000000
#   number 0.1 and 0.2: 0.30000000000000004
#   number 0.1 + 0.2 and 0: 0.3
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
import org.camunda.bpm.engine.variable.Variables;

public class Tables {
    public static void main(String[] arguments) {
        DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        for (String[] sum : new String[][] {
            {"integer", "2000000000", "2000000000"}, {"long", "2000000000", "2000000000"}, {"number", "0.1", "0.2"}, {"number", "0.1 + 0.2", "0"}
        }) {
            String table = """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                      <decision id="sum" name="sum">
                        <decisionTable id="t" hitPolicy="COLLECT" aggregation="SUM">
                          <input id="i"><inputExpression id="ie" typeRef="integer"><text>x</text></inputExpression></input>
                          <output id="o" name="o" typeRef="%s" />
                          <rule id="r1"><inputEntry id="e1"><text>1</text></inputEntry><outputEntry id="o1"><text>%s</text></outputEntry></rule>
                          <rule id="r2"><inputEntry id="e2"><text>1</text></inputEntry><outputEntry id="o2"><text>%s</text></outputEntry></rule>
                        </decisionTable>
                      </decision>
                    </definitions>""".formatted((Object[]) sum);
            var decision = engine.parseDecision("sum", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
            var result = engine.evaluateDecisionTable(decision, Variables.createVariables().putValue("x", 1));
            System.out.println("seen " + sum[0] + " " + sum[1] + " and " + sum[2] + ": " + result.getSingleResult().getSingleEntry());
        }
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
diff seen.txt - <<'SEEN'
integer 2000000000 and 2000000000: -294967296
long 2000000000 and 2000000000: 4000000000
number 0.1 and 0.2: 0.30000000000000004
number 0.1 + 0.2 and 0: 0.3
SEEN
