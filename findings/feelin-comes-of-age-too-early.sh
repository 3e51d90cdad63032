#!/usr/bin/env bash
# feelin 3.2.0 and @bpmn-io/feelin 6.1.1 (npm; what form-js-viewer 1.8.7 and 2.0.0 read the conditions of a form with): "years and months
# duration" counts a month as over on the last day of a shorter one. Who was born on 29 February 2008 is 18 years old on 28 February
# 2026, when eighteen years are not over yet; the server's FEEL-scala 1.19.3 says 17. In feelin 8.2.0 that is mended, but there
# the duration keeps the days that are left over, so that it is longer than the months it consists of: from 15 January to 14 March is more
# than one month, and its text has days, which no duration of this type has.
#
# Needs Node.js with npm, Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   feelin 3.2.0: 18 years, more than a month true, text P1M28DT22H17M8.571S
#   @bpmn-io/feelin 6.1.1: 18 years, more than a month true, text P1M28DT22H17M8.571S
#   feelin 8.2.0: 17 years, more than a month true, text P1M27D
#   FEEL-scala 1.19.3: 17 years, more than a month false, text P1M
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > age.mjs <<'JS'
const months = `years and months duration(date("2026-01-15"), date("2026-03-14"))`;
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${name}: ${value(`years and months duration(date("2008-02-29"), date("2026-02-28")).years`)} years, more than a month ${
    value(`${months} > duration("P1M")`)}, text ${value(`string(${months})`)}`);
}
JS
node age.mjs | tee seen.txt
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
import org.camunda.feel.api.FeelEngineBuilder;

public class Feel {
    public static void main(String[] arguments) {
        var feel = FeelEngineBuilder.forJava().build();
        String months = "years and months duration(date(\"2026-01-15\"), date(\"2026-03-14\"))";
        System.out.println("FEEL-scala 1.19.3: "
                + feel.evaluateExpression("years and months duration(date(\"2008-02-29\"), date(\"2026-02-28\")).years", Map.of()).result()
                + " years, more than a month " + feel.evaluateExpression(months + " > duration(\"P1M\")", Map.of()).result()
                + ", text " + feel.evaluateExpression("string(" + months + ")", Map.of()).result());
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | grep -o "FEEL-scala 1.*" | tee -a seen.txt
diff seen.txt - <<'SEEN'
feelin 3.2.0: 18 years, more than a month true, text P1M28DT22H17M8.571S
@bpmn-io/feelin 6.1.1: 18 years, more than a month true, text P1M28DT22H17M8.571S
feelin 8.2.0: 17 years, more than a month true, text P1M27D
FEEL-scala 1.19.3: 17 years, more than a month false, text P1M
SEEN
