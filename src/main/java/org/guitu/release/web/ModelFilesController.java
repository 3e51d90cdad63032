package org.guitu.release.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guitu.engine.identity.Visitors;
import org.guitu.gate.file.ModelFile;
import org.guitu.release.Release;
import org.guitu.release.Release.State;
import org.guitu.release.ReleaseFile;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.Releases;
import org.guitu.release.engine.ReleaseDesk;
import org.guitu.release.engine.Verdict.Compared;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** How files come into a release and out of it: each is sent by itself, as it is; a release leaves as one file. */
@Controller
class ModelFilesController {

    private final ReleaseDesk desk;
    private final Releases releases;
    private final Visitors administrators;
    private final Words words;

    ModelFilesController(ReleaseDesk desk, Releases releases, Visitors administrators, Words words) {
        this.desk = desk;
        this.releases = releases;
        this.administrators = administrators;
        this.words = words;
    }

    /** Without a release a new one begins with that file. */
    @PostMapping("/models/files")
    @ResponseBody
    Map<String, Object> put(
            @RequestParam Optional<Long> release,
            @RequestParam String name,
            HttpServletRequest request,
            Authentication person)
            throws IOException {
        var content = request.getInputStream().readAllBytes();
        var by = administrators.of(person);
        if (release.isPresent()) {
            desk.add(release.get(), name, content, by);
        }
        return Map.of("release", release.isPresent() ? release.get() : desk.begin(name, content, by));
    }

    /** A file as it runs and as it would be, for the diagrams. */
    @GetMapping("/models/{id}/file")
    ResponseEntity<byte[]> file(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam(defaultValue = "after") String side,
            Authentication person) {
        var release = readable(id, person);
        var found = release.isOpen() ? ofVerdict(id, name, side) : ofRelease(id, name, side);
        return found.map(file ->
                        ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(file.content()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<ModelFile> ofVerdict(long id, String name, String side) {
        return desk.verdict(id).compared().stream()
                .filter(file -> file.after().shortName().equals(name))
                .findFirst()
                .flatMap((Compared file) -> side.equals("before") ? file.before() : Optional.of(file.after()));
    }

    private Optional<ModelFile> ofRelease(long id, String name, String side) {
        return releases.files(id).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .flatMap((ReleaseFile file) -> side.equals("before") ? file.before() : Optional.of(file.file()));
    }

    @GetMapping("/models/{id}/export")
    ResponseEntity<byte[]> export(@PathVariable long id, Authentication person) {
        readable(id, person);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("guitu-release-%d.zip".formatted(id))
                                .build()
                                .toString())
                .body(desk.export(id, administrators.of(person)));
    }

    private Release readable(long id, Authentication person) {
        return releases.find(id)
                .filter(found -> found.state() != State.DRAFT || found.isOf(person.getName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(ReleaseRefusedException refused, Locale language) {
        return ResponseEntity.badRequest().body(Map.of("message", words.of(refused, language)));
    }
}
