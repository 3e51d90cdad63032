#!/usr/bin/env bash
# FEEL-scala 1.19.3 (of Camunda 7.24.0) and 1.21.0: FeelEngineBuilder.forJava() makes an engine that answers in Java's types. If a value
# mapper of one's own is added with withCustomValueMapper, as the manual describes, the one for Java is replaced instead of joined, also if
# the own one changes nothing: numbers come back as Scala's BigDecimal, lists and contexts as Scala's collections, so that a Java caller
# who casts to Long, List or Map fails.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (for both versions):
#   forJava: 1 + 1 java.lang.Long, list is a java.util.List true, context is a java.util.Map true
#   forJava with a mapper that maps nothing: 1 + 1 scala.math.BigDecimal, list is a java.util.List false, context is a java.util.Map false
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;

public class Feel {

    /** Maps nothing. */
    public static class Idle extends JavaCustomValueMapper {
        @Override
        public Optional<Val> toValue(Object value, Function<Object, Val> others) {
            return Optional.empty();
        }

        @Override
        public Optional<Object> unpackValue(Val value, Function<Val, Object> others) {
            return Optional.empty();
        }
    }

    public static void main(String[] arguments) {
        tell("forJava", FeelEngineBuilder.forJava().build());
        tell("forJava with a mapper that maps nothing", FeelEngineBuilder.forJava().withCustomValueMapper(new Idle()).build());
    }

    private static void tell(String how, FeelEngineApi feel) {
        System.out.println("seen " + how + ": 1 + 1 " + feel.evaluateExpression("1 + 1", Map.of()).result().getClass().getName()
                + ", list is a java.util.List " + (feel.evaluateExpression("[1, 2]", Map.of()).result() instanceof List)
                + ", context is a java.util.Map " + (feel.evaluateExpression("{a: 1}", Map.of()).result() instanceof Map));
    }
}
JAVA
for version in 1.19.3 1.21.0; do
    mvn -q -B -Dstyle.color=never -Dfeel=$version compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
    diff seen.txt - <<'SEEN'
forJava: 1 + 1 java.lang.Long, list is a java.util.List true, context is a java.util.Map true
forJava with a mapper that maps nothing: 1 + 1 scala.math.BigDecimal, list is a java.util.List false, context is a java.util.Map false
SEEN
done
