#!/usr/bin/env bash
# Is 10:00 without a zone later than 03:00 in UTC? feelin 3.2.0 and @bpmn-io/feelin 6.1.1 (npm; of form-js-viewer 1.8.7 and 2.0.0) ask the
# computer's time zone, so that the answer in China is another than in Greenwich; feelin 8.2.0 compares what the clocks show; FEEL-scala
# 1.19.3 (of Camunda 7.24.0) answers null everywhere, as the standard has it. So "now() > deadline", for a deadline from a
# field without a zone, becomes true in the browser and never on the server, since now() has a zone.
#
# Needs Node.js with npm, Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   Asia/Shanghai, feelin 3.2.0: later false, now() later than 2020 true
#   Asia/Shanghai, @bpmn-io/feelin 6.1.1: later false, now() later than 2020 true
#   Asia/Shanghai, feelin 8.2.0: later true, now() later than 2020 true
#   UTC, feelin 3.2.0: later true, now() later than 2020 true
#   UTC, @bpmn-io/feelin 6.1.1: later true, now() later than 2020 true
#   UTC, feelin 8.2.0: later true, now() later than 2020 true
#   Asia/Shanghai, FEEL-scala 1.19.3: later null, now() later than 2020 null
#   UTC, FEEL-scala 1.19.3: later null, now() later than 2020 null
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit feelin@3.2.0 @bpmn-io/feelin@6.1.1 newest@npm:feelin@8.2.0 > /dev/null
cat > clocks.mjs <<'JS'
for (const [name, path] of [["feelin 3.2.0", "feelin"], ["@bpmn-io/feelin 6.1.1", "@bpmn-io/feelin"], ["feelin 8.2.0", "newest"]]) {
  const { evaluate } = await import(path);
  const value = expression => [evaluate(expression, {})].map(answer => answer?.warnings ? answer.value : answer)[0];
  console.log(`${process.env.TZ}, ${name}: later ${value(`date and time("2026-11-30T10:00:00") > date and time("2026-11-30T03:00:00Z")`)}, ` +
    `now() later than 2020 ${value(`now() > date and time("2020-01-01T00:00:00")`)}`);
}
JS
for zone in Asia/Shanghai UTC; do TZ=$zone node clocks.mjs | tee -a seen.txt; done
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
        System.out.println("seen " + java.time.ZoneId.systemDefault() + ", FEEL-scala 1.19.3: later "
                + feel.evaluateExpression("date and time(\"2026-11-30T10:00:00\") > date and time(\"2026-11-30T03:00:00Z\")", Map.of()).result()
                + ", now() later than 2020 "
                + feel.evaluateExpression("now() > date and time(\"2020-01-01T00:00:00\")", Map.of()).result());
    }
}
JAVA
for zone in Asia/Shanghai UTC; do
    mvn -q -B -Dstyle.color=never -Duser.timezone=$zone compile exec:java | sed -n 's/^.*seen //p' | tee -a seen.txt
done
diff seen.txt - <<'SEEN'
Asia/Shanghai, feelin 3.2.0: later false, now() later than 2020 true
Asia/Shanghai, @bpmn-io/feelin 6.1.1: later false, now() later than 2020 true
Asia/Shanghai, feelin 8.2.0: later true, now() later than 2020 true
UTC, feelin 3.2.0: later true, now() later than 2020 true
UTC, @bpmn-io/feelin 6.1.1: later true, now() later than 2020 true
UTC, feelin 8.2.0: later true, now() later than 2020 true
Asia/Shanghai, FEEL-scala 1.19.3: later null, now() later than 2020 null
UTC, FEEL-scala 1.19.3: later null, now() later than 2020 null
SEEN
