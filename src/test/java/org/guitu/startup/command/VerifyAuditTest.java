package org.guitu.startup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.audit.chain.ChainBreak;
import org.guitu.audit.chain.ChainReport;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.startup.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class VerifyAuditTest {

    @Test
    void checksTheConfiguredDatabaseAndEnds(@TempDir Path folder, CapturedOutput output) throws Exception {
        var option = "--guitu.data-folder=" + folder;
        assertThat(VerifyAudit.run("--guitu.command=verify-audit", option)).isEqualTo(2);
        assertThat(output).contains("The audit trail cannot be read");
        try (var server = new EmbeddedDatabase(folder, false)) {
            AnotherDatabase.flyway(
                            new DriverManagerDataSource(server.getJdbcUrl(), "postgres", ""),
                            new KeysetCipher(KeysetFile.open(folder.resolve("keyset.json"))))
                    .load()
                    .migrate();
        }
        assertThat(VerifyAudit.run("--guitu.command=verify-audit", option)).isZero();
        assertThat(output).contains("The audit trail is whole.");
    }

    @Test
    void nonsenseInsteadOfANotedEndIsRefused(CapturedOutput output) {
        assertThat(VerifyAudit.run("--guitu.command=verify-audit", "nonsense")).isEqualTo(2);
        assertThat(output).contains("'nonsense'");
    }

    @Test
    void namesWhatIsBroken() {
        var bytes = new ByteArrayOutputStream();
        var report = new ChainReport(
                Instant.EPOCH, 9, 0, 0, 2, List.of(new ChainBreak(ChainBreak.Fault.CHANGED, 4, 5)), Optional.empty());
        assertThat(VerifyAudit.print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("event 5 (link 4): was changed or moved", "and 1 more", "NOT whole");
    }

    @Test
    void isAskedForByTheSettingOfAllCommands() {
        assertThat(VerifyAudit.isAskedFor("--guitu.command=verify-audit")).isTrue();
        assertThat(VerifyAudit.isAskedFor("--guitu.command=rotate-keys")).isFalse();
        assertThat(VerifyAudit.isAskedFor()).isFalse();
    }
}
