package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.lock.KeysetLocks;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of every question of every form whose answers are known beforehand: how long a sealed answer is does not tell which one it is. */
class SealedLengthsTest {

    private static final AnswerPlace PLACE =
            new AnswerPlace(new CaseNumber("350404-2026-000001"), 1, "form", "field", "health");

    /** Stands in for the lists that change by themselves. */
    private static final Map<String, String> LIST = Map.of("a", "短", "P350404-2026-000001-7", "很长的名称".repeat(12));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    void allAnswersToAQuestionAreEquallyLong(CipherSuite suite) throws IOException {
        KeysetFile.create(folder.resolve("keyset.json"), suite, KeysetLocks.NONE);
        var answers = new SealedAnswers(new KeysetCipher(KeysetFile.open(folder.resolve("keyset.json"))));
        int asked = 0;
        for (Form form : forms()) {
            for (FormField field : form.fields()) {
                var possible = field.isClassified() ? possible(form, field) : List.of();
                if (!possible.isEmpty()) {
                    asked++;
                    assertThat(possible.stream()
                                    .map(value -> new DossierEntry.Answer(
                                            "health", value, Optional.empty(), form.room(field.key())))
                                    .map(answer -> answers.seal(PLACE, answer).length)
                                    .distinct())
                            .as("%s.%s", form.id(), field.key())
                            .hasSize(1);
                }
            }
        }
        assertThat(asked).isGreaterThan(600);
    }

    private static List<Form> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            var forms = new ArrayList<Form>();
            for (Path file :
                    files.filter(any -> any.toString().endsWith(".form")).toList()) {
                forms.add(Form.read(Files.readAllBytes(file)).filled(name -> Optional.of(LIST)));
            }
            return forms;
        }
    }

    /** Answers of all lengths that there can be; none where people write freely. A correction may take any of them back. */
    private static List<Object> possible(Form form, FormField field) {
        var options = new ArrayList<Object>(field.options().keySet());
        return switch (field.kind()) {
            case CHOICE -> with(options.toArray());
            case CHOICES ->
                with(Stream.concat(
                                Stream.of(List.of(), options), options.stream().map(List::of))
                        .toArray());
            case YES_NO -> with(true, false);
            case DATE -> with("2026-01-31");
            case TIME -> with("23:59", "23:59:59");
            case DATE_TIME -> with("2026-01-31T23:59", "2026-01-31T23:59:59+08:00");
            case NUMBER -> with(0, -1, 999_999_999_999L, 1234567.89);
            case TEXT -> names(form, field);
            case COMPUTED -> List.of();
        };
    }

    /** What the option is called that another question offers. */
    private static List<Object> names(Form form, FormField text) {
        return form.fields().stream()
                .filter(field -> field.names().filter(text.key()::equals).isPresent())
                .findFirst()
                .map(field -> with(field.options().values().toArray()))
                .orElse(List.of());
    }

    private static List<Object> with(Object... answers) {
        var all = new ArrayList<Object>(Arrays.asList(answers));
        all.add(null);
        return all;
    }
}
