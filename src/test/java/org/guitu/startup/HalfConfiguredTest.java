package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guitu.GuituApplication;
import org.guitu.startup.settings.HalfConfiguredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HalfConfiguredTest {

    @Test
    void productionRefusesToStartAndNamesEverythingThatIsMissing(CapturedOutput output) {
        var application = new SpringApplicationBuilder(GuituApplication.class).profiles("production");

        assertThatThrownBy(application::run).isInstanceOf(HalfConfiguredException.class);
        assertThat(output)
                .contains("5 settings are missing or wrong")
                .contains("1. SPRING_DATASOURCE_URL is missing")
                .contains("2. SPRING_DATASOURCE_USERNAME is missing")
                .contains("3. GUITU_DATABASE_PASSWORD_FILE is missing")
                .contains("4. GUITU_KEYSET_FILE is missing")
                .contains("5. GUITU_PUBLIC_URL is missing")
                .contains("docs/production.md");
    }
}
