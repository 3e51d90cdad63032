#!/usr/bin/env bash
# feelin 3.2.0, @bpmn-io/feelin 6.1.1 and feelin 8.2.0 (npm): a variable hides the built-in function of the same name. With a field whose key
# is "date", every date("…") in the conditions of the form is null, so that the condition is not true, without an error; so it goes with
# "count". FEEL-scala 1.19.3 on the server keeps variables and functions apart and answers as if there was no such field.
#
# Needs Node.js with npm, Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (with the variables date = "2026-11-30" and count = 5):
#   feelin 3.2.0: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
#   @bpmn-io/feelin 6.1.1: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
#   feelin 8.2.0: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
#   FEEL-scala 1.19.3: date("2026-11-30") < date("2026-12-31") true, count([1, 2]) = 2 true
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > names.mjs <<'JS'
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  console.log(`${name}: ` + [`date("2026-11-30") < date("2026-12-31")`, `count([1, 2]) = 2`].map(expression => {
    const answer = evaluate(expression, { date: "2026-11-30", count: 5 });
    return `${expression} ${answer?.warnings ? answer.value : answer}`;
  }).join(", "));
}
JS
node names.mjs | tee seen.txt
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
        System.out.println("FEEL-scala 1.19.3: " + Stream.of("date(\"2026-11-30\") < date(\"2026-12-31\")", "count([1, 2]) = 2")
                .map(expression -> expression + " "
                        + feel.evaluateExpression(expression, Map.<String, Object>of("date", "2026-11-30", "count", 5)).result())
                .collect(Collectors.joining(", ")));
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | grep -o "FEEL-scala 1.*" | tee -a seen.txt
diff seen.txt - <<'SEEN'
feelin 3.2.0: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
@bpmn-io/feelin 6.1.1: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
feelin 8.2.0: date("2026-11-30") < date("2026-12-31") null, count([1, 2]) = 2 false
FEEL-scala 1.19.3: date("2026-11-30") < date("2026-12-31") true, count([1, 2]) = 2 true
SEEN
