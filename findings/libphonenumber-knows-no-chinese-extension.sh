#!/usr/bin/env bash
# libphonenumber 9.0.43: it knows the words for an extension of many languages, but not those that Chinese switchboards are written with, 转
# and 分机. Such a number is not parsed without its extension, it is no number at all (NOT_A_NUMBER); with the dash that Chinese letterheads
# use as often, the extension becomes part of a subscriber's number that is too long. Only "ext" is understood. Whoever compares office or
# school phones with it must take the extension off first.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen (the exchange and the lines are made up):
#   0598-8000000: 5988000000, possible true
#   0598-8000000 ext 802: 5988000000 extension 802, possible true
#   0598-8000000转802: NOT_A_NUMBER
#   0598-8000000 分机802: NOT_A_NUMBER
#   0598-8000000-802: 5988000000802, possible false
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
    <dependency><groupId>com.googlecode.libphonenumber</groupId><artifactId>libphonenumber</artifactId><version>9.0.43</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Extensions</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > "$folder/src/main/java/Extensions.java" <<'JAVA'
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

public class Extensions {
    public static void main(String[] arguments) {
        var phones = PhoneNumberUtil.getInstance();
        for (String written : new String[] {
            "0598-8000000", "0598-8000000 ext 802", "0598-8000000转802", "0598-8000000 分机802", "0598-8000000-802"
        }) {
            String read;
            try {
                var number = phones.parse(written, "CN");
                read = number.getNationalNumber()
                        + (number.hasExtension() ? " extension " + number.getExtension() : "")
                        + ", possible " + phones.isPossibleNumber(number);
            } catch (NumberParseException refused) {
                read = refused.getErrorType().toString();
            }
            System.out.println(written + ": " + read);
        }
    }
}
JAVA
(cd "$folder" && JAVA_TOOL_OPTIONS="-Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8" mvn -q compile exec:java 2> /dev/null) | tee "$folder/seen.txt"
grep -qx "0598-8000000: 5988000000, possible true" "$folder/seen.txt"
grep -qx "0598-8000000 ext 802: 5988000000 extension 802, possible true" "$folder/seen.txt"
grep -qx "0598-8000000转802: NOT_A_NUMBER" "$folder/seen.txt"
grep -qx "0598-8000000 分机802: NOT_A_NUMBER" "$folder/seen.txt"
grep -qx "0598-8000000-802: 5988000000802, possible false" "$folder/seen.txt"
