#!/usr/bin/env bash
# FEEL-scala 1.19.3 (of Camunda 7.24.0) and 1.21.0: the same moment, written once with China's offset and once in UTC, is not equal to
# itself, not "<=", but ">" and ">=": first the moment is compared and then, since that is the same, the clock's time and the zone. The
# standard compares the moment alone, and the engine's own difference is nothing (known as camunda/feel-scala issue 767, open). Whoever asks
# whether a time limit is over at the moment of the limit gets an answer that depends on which of both came from a server in UTC.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (2026-11-30T03:30:00+08:00 and 2026-11-29T19:30:00Z; the same for 1.21.0):
#   1.19.3 =: false
#   1.19.3 <: false
#   1.19.3 <=: false
#   1.19.3 >: true
#   1.19.3 >=: true
#   1.19.3 difference: P0D
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
        String china = "date and time(\"2026-11-30T03:30:00+08:00\")";
        String utc = "date and time(\"2026-11-29T19:30:00Z\")";
        for (String sign : new String[] {"=", "<", "<=", ">", ">="}) {
            System.out.println("seen " + arguments[0] + " " + sign + ": "
                    + feel.evaluateExpression(china + " " + sign + " " + utc, Map.of()).result());
        }
        System.out.println("seen " + arguments[0] + " difference: "
                + feel.evaluateExpression("string(" + china + " - " + utc + ")", Map.of()).result());
    }
}
JAVA
for version in 1.19.3 1.21.0; do
    mvn -q -B -Dstyle.color=never -Dfeel=$version -Dexec.args=$version compile exec:java | sed -n 's/^.*seen //p' | tee -a seen.txt
done
for version in 1.19.3 1.21.0; do
    printf "$version %s\n" "=: false" "<: false" "<=: false" ">: true" ">=: true" "difference: P0D"
done | diff seen.txt -
