package org.guitu.gate.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guitu.gate.engine.AskedLanguage;
import org.guitu.gate.engine.ModelCheck;
import org.guitu.gate.file.GateWords;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /models/check}: what the gate says of a ZIP of models, together with what is deployed. Nothing is deployed or kept. */
@RestController
class ModelCheckController {

    private static final int MOST_FILES = 500;
    private static final int MOST_BYTES = 50_000_000;

    private final ModelCheck models;

    ModelCheckController(ModelCheck models) {
        this.models = models;
    }

    /**
     * The answer.
     *
     * @param passes whether the files would be taken
     */
    record Verdict(boolean passes, List<Found> problems) {}

    /**
     * One problem.
     *
     * @param severity {@code FAULT} or {@code WARNING}
     * @param element the id of the element, the key of the question; empty for the file itself
     * @param name what people call it
     * @param lane in which lane it stands
     * @param message what is wrong and how to mend it
     * @param way the elements that a case passes until it goes wrong
     */
    record Found(
            String severity, String file, String element, String name, String lane, String message, List<String> way) {

        static Found of(Problem problem, Locale language) {
            return new Found(
                    problem.severity().name(),
                    problem.file(),
                    problem.element(),
                    problem.place().name(),
                    problem.place().lane(),
                    GateWords.say(problem.sentence(), language),
                    problem.way());
        }
    }

    /** HTTP 200 when the files would be taken, 422 when not, 400 when the body is no ZIP of files. */
    @PostMapping("/models/check")
    ResponseEntity<Verdict> check(@RequestBody(required = false) byte[] zip) {
        var language = AskedLanguage.ofRequest();
        var files = read(zip);
        if (files.isEmpty()) {
            var message = GateWords.isEnglish(language)
                    ? "Send the models as a ZIP file in the body of the request."
                    : "请把模型文件打包成 ZIP，作为请求的内容发送。";
            return ResponseEntity.badRequest()
                    .body(new Verdict(false, List.of(new Found("FAULT", "", "", "", "", message, List.of()))));
        }
        var problems = models.check(files);
        boolean passes = problems.stream().noneMatch(Problem::isFault);
        return ResponseEntity.status(passes ? 200 : 422)
                .body(new Verdict(
                        passes,
                        problems.stream()
                                .map(problem -> Found.of(problem, language))
                                .toList()));
    }

    /** The files in it, without folders; none when it is no ZIP, or holds more than a deployment may. */
    private static List<ModelFile> read(byte[] zip) {
        var files = new ArrayList<ModelFile>();
        long left = MOST_BYTES;
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip == null ? new byte[0] : zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var content = entries.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
                left -= content.length;
                if (left < 0 || files.size() == MOST_FILES) {
                    return List.of();
                }
                files.add(new ModelFile(entry.getName(), content));
            }
            return files;
        } catch (IOException broken) {
            return List.of();
        }
    }
}
