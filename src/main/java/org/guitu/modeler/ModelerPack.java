package org.guitu.modeler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** One file for whoever draws models: the templates where the Modeler looks for them, and how to use them. */
@Component
public final class ModelerPack {

    /** Where the Modeler looks, beside a diagram or in a folder above it. */
    public static final String TEMPLATES = ".camunda/element-templates/guitu.json";

    public static final String README = "README.md";

    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ElementTemplates templates;

    ModelerPack(ElementTemplates templates) {
        this.templates = templates;
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, README, readme());
            add(zip, TEMPLATES, json());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ANY_DAY);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    String json() throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(templates.all()) + "\n";
    }

    private String readme() throws IOException {
        try (var steps = new ClassPathResource("modeler/README.md").getInputStream()) {
            return new String(steps.readAllBytes(), StandardCharsets.UTF_8)
                    + "| 模板 | 用途 |\n|---|---|\n"
                    + templates.all().stream()
                            .map(template -> "| %s | %s |\n".formatted(template.name(), template.description()))
                            .collect(Collectors.joining());
        }
    }
}
