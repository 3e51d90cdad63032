#!/usr/bin/env bash
# Camunda 7.24.0: an exception with a code of the application's (20,000 to 39,999) that an interceptor throws keeps its code
# through most resources of the REST API, and loses it in those of jobs, which throw another exception with the message only: the
# client of "set retries" gets 500, that of "execute" 404, and neither is told the code.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   claim task: HTTP 500, code 20999
#   complete task: HTTP 500, code 20999
#   set job retries: HTTP 500, code 0
#   set job due date: HTTP 500, code 0
#   execute job: HTTP 404, code 0
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
    <dependency><groupId>org.camunda.bpm</groupId><artifactId>camunda-engine</artifactId><version>7.24.0</version></dependency>
    <dependency><groupId>org.camunda.bpm</groupId><artifactId>camunda-engine-rest-core-jakarta</artifactId><version>7.24.0</version></dependency>
    <dependency><groupId>org.glassfish.jersey.core</groupId><artifactId>jersey-server</artifactId><version>3.1.10</version></dependency>
    <dependency><groupId>org.glassfish.jersey.inject</groupId><artifactId>jersey-hk2</artifactId><version>3.1.10</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.18.2</version></dependency>
    <dependency><groupId>jakarta.activation</groupId><artifactId>jakarta.activation-api</artifactId><version>2.1.3</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version>
  </plugin><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Codes</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > "$folder/src/main/java/Codes.java" <<'JAVA'
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.dto.runtime.JobDuedateDto;
import org.camunda.bpm.engine.rest.dto.runtime.RetriesDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.camunda.bpm.engine.rest.dto.task.UserIdDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.sub.runtime.impl.JobResourceImpl;
import org.camunda.bpm.engine.rest.sub.task.impl.TaskResourceImpl;

public class Codes {

    private static boolean refusing;

    /** Refuses every command, as an application's own rule may. */
    private static class Rule extends CommandInterceptor {
        @Override
        public <T> T execute(Command<T> command) {
            if (refusing) {
                var refusal = new ProcessEngineException("Not by the rules of this application.");
                refusal.setCode(20_999);
                throw refusal;
            }
            return next.execute(command);
        }
    }

    public static void main(String[] arguments) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new Rule()));
        ProcessEngine engine = configuration.buildProcessEngine();
        refusing = true;
        var task = new TaskResourceImpl(engine, "any", "/", new ObjectMapper(), false, false, false);
        var job = new JobResourceImpl(engine, "any");
        var retries = new RetriesDto();
        retries.setRetries(1);
        var due = new JobDuedateDto();
        due.setDuedate(new Date());
        tell("claim task", () -> task.claim(new UserIdDto()));
        tell("complete task", () -> task.complete(new CompleteTaskDto()));
        tell("set job retries", () -> job.setJobRetries(retries));
        tell("set job due date", () -> job.setJobDuedate(due));
        tell("execute job", job::executeJob);
        System.exit(0);
    }

    private static void tell(String what, Runnable call) {
        try {
            call.run();
            System.out.println(what + ": accepted");
        } catch (Exception refused) {
            var response = ExceptionHandlerHelper.getInstance().getResponse(refused);
            var answer = (org.camunda.bpm.engine.rest.dto.ExceptionDto) response.getEntity();
            var code = answer.getCode();
            System.out.println(what + ": HTTP " + response.getStatus() + ", code " + (code == null ? 0 : code));
        }
    }
}
JAVA
seen=$(mvn -B -q -f "$folder/pom.xml" compile exec:java | grep -oE "(claim|complete|set|execute) [a-z ]+: (HTTP [0-9]+, code [0-9]+|accepted)")
echo "$seen"
expected='claim task: HTTP 500, code 20999
complete task: HTTP 500, code 20999
set job retries: HTTP 500, code 0
set job due date: HTTP 500, code 0
execute job: HTTP 404, code 0'
[ "$seen" = "$expected" ]
