#!/usr/bin/env bash
# ICU4J 78.2: its Chinese calendar puts the first day of the lunar year 2027 on 7 February, one day after Spring Festival, and that of
# 2030 on 2 February, one day before it. In both years the new moon falls within minutes of midnight in China: on 6 February 2027 at
# 23:56, on 3 February 2030 at 00:07. By GB/T 33661-2017 the month begins on the day of the new moon, and Spring Festival is on 6 February
# 2027 and on 3 February 2030. The years between are right. Whoever computes the statutory days off from it closes an office on the wrong
# days in the next year, for which no calendar has been announced yet.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   2026-02-17
#   2027-02-07
#   2028-01-26
#   2029-02-13
#   2030-02-02
#   2031-01-23
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src/main/java"
cat > "$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>78.2</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Festivals</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > "$folder/src/main/java/Festivals.java" <<'JAVA'
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;

public class Festivals {
    public static void main(String[] arguments) {
        var zone = TimeZone.getTimeZone("Asia/Shanghai");
        for (int year = 2026; year <= 2031; year++) {
            // Spring Festival is the only first day of a first month between 21 January and 20 February.
            var day = new GregorianCalendar(zone);
            day.clear();
            day.set(year, Calendar.JANUARY, 20, 12, 0, 0);
            var lunar = new ChineseCalendar(zone, java.util.Locale.CHINA);
            do {
                day.add(Calendar.DATE, 1);
                lunar.setTimeInMillis(day.getTimeInMillis());
            } while (lunar.get(Calendar.MONTH) != 0
                    || lunar.get(ChineseCalendar.IS_LEAP_MONTH) != 0
                    || lunar.get(Calendar.DAY_OF_MONTH) != 1);
            System.out.printf("%d-%02d-%02d%n", year, day.get(Calendar.MONTH) + 1, day.get(Calendar.DATE));
        }
    }
}
JAVA
(cd "$folder" && mvn -q -B -Dstyle.color=never compile exec:java) | grep -o "[0-9-]\{10\}" | tee "$folder/seen.txt"
printf '%s\n' 2026-02-17 2027-02-07 2028-01-26 2029-02-13 2030-02-02 2031-01-23 | diff "$folder/seen.txt" -
