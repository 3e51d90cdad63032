#!/usr/bin/env bash
# Camunda 7.24.0: after a process instance was migrated, executions, tasks and its history name the new version of the process, and its
# variables do not: ACT_RU_VARIABLE.PROC_DEF_ID_ still names the old one, for those of the task and of the whole instance. A variable set
# later names the new one. In the history those of the instance are changed and those of a task are not, so that a query for the
# new version's historic variables leaves out a task's.
#
# Needs Java 17 and Maven. Ends with 0 while it is so, with 1 when it is not any more.
#
# Seen:
#   runtime after: version 2
#   runtime ofInstance: version 1
#   runtime ofTask: version 1
#   task: version 2
#   historic variables of version 1: ofTask
#   historic variables of version 2: after, ofInstance
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
    <dependency><groupId>org.camunda.bpm</groupId><artifactId>camunda-engine</artifactId><version>7.24.0</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version>
  </plugin><plugin>
    <groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.5.0</version>
    <configuration><mainClass>Migrated</mainClass></configuration>
  </plugin></plugins></build>
</project>
POM
cat > src/main/java/Migrated.java <<'JAVA'
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

public class Migrated {
    public static void main(String[] arguments) throws Exception {
        String database = "jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1";
        ProcessEngine engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration().setJdbcUrl(database).buildProcessEngine();
        var versions = new ArrayList<String>();
        for (String name : new String[] {"first", "second"}) {
            var model = Bpmn.createExecutableProcess("p").camundaHistoryTimeToLive(1)
                    .startEvent().userTask("step").name(name).endEvent().done();
            versions.add(engine.getRepositoryService().createDeployment().addModelInstance("p.bpmn", model).deployWithResult()
                    .getDeployedProcessDefinitions().get(0).getId());
        }
        var instance = engine.getRuntimeService().startProcessInstanceById(versions.get(0), Map.of("ofInstance", 1));
        engine.getTaskService().setVariableLocal(engine.getTaskService().createTaskQuery().singleResult().getId(), "ofTask", 1);
        var plan = engine.getRuntimeService().createMigrationPlan(versions.get(0), versions.get(1)).mapEqualActivities().build();
        engine.getRuntimeService().newMigration(plan).processInstanceIds(instance.getId()).execute();
        engine.getRuntimeService().setVariable(instance.getId(), "after", 1);
        try (var connection = DriverManager.getConnection(database, "sa", "");
                var rows = connection.createStatement().executeQuery("select NAME_, PROC_DEF_ID_ from ACT_RU_VARIABLE order by NAME_")) {
            while (rows.next()) {
                System.out.println("seen runtime " + rows.getString(1) + ": version " + (versions.indexOf(rows.getString(2)) + 1));
            }
        }
        System.out.println("seen task: version "
                + (versions.indexOf(engine.getTaskService().createTaskQuery().singleResult().getProcessDefinitionId()) + 1));
        for (String version : versions) {
            System.out.println("seen historic variables of version " + (versions.indexOf(version) + 1) + ": "
                    + engine.getHistoryService().createHistoricVariableInstanceQuery().processDefinitionId(version).list().stream()
                            .map(HistoricVariableInstance::getName).sorted().collect(Collectors.joining(", ")));
        }
        System.exit(0);
    }
}
JAVA
mvn -q -B -Dstyle.color=never compile exec:java | sed -n 's/^.*seen //p' | tee seen.txt
diff seen.txt - <<'SEEN'
runtime after: version 2
runtime ofInstance: version 1
runtime ofTask: version 1
task: version 2
historic variables of version 1: ofTask
historic variables of version 2: after, ofInstance
SEEN
