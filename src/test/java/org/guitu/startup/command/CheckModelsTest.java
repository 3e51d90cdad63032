package org.guitu.startup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CheckModelsTest {

    private static final String COMMAND = "--guitu.command=check-models";

    @TempDir
    private Path folder;

    private void copy(String file, String old, String now) throws IOException {
        var target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, Files.readString(Path.of(file)).replace(old, now));
    }

    @Test
    void modelsThatWouldBeTakenPassWithoutADatabase(CapturedOutput output) throws IOException {
        copy("processes/time-limits.dmn", "", "");
        assertThat(CheckModels.run(COMMAND, folder.toString())).isZero();
        assertThat(output).contains("可以部署。");
    }

    @Test
    void whatIsWrongIsToldInChineseOrEnglishWithNameAndLane(CapturedOutput output) throws IOException {
        copy("processes/mandatory-defence.bpmn", "candidateGroups=\"justice\"", "candidateGroups=\"司法\"");
        assertThat(CheckModels.run(COMMAND, folder.toString())).isEqualTo(1);
        assertThat(output).contains("错误", "泳道“", "（是不是“justice”？）", "不能部署。");
        assertThat(CheckModels.run(COMMAND, folder.toString(), "--guitu.language=en"))
                .isEqualTo(1);
        assertThat(output).contains("FAULT", "lane “", "(meant 'justice'?)", "They would not be taken.");
    }

    @Test
    void aFolderMustBeNamedThatIsThere(CapturedOutput output) {
        assertThat(CheckModels.run(COMMAND)).isEqualTo(2);
        assertThat(CheckModels.run(COMMAND, folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(output).contains("Name the folder");
    }
}
