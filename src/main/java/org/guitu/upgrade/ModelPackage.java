package org.guitu.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models that come with the program, each with its short name, such as {@code schooling.bpmn}. */
@Component
public final class ModelPackage {

    private static final List<String> PATTERNS =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final List<ModelFile> files;

    ModelPackage() {
        this(PATTERNS.stream()
                .flatMap(ModelPackage::found)
                .map(ModelPackage::read)
                .toList());
    }

    ModelPackage(List<ModelFile> files) {
        this.files = List.copyOf(files);
    }

    public List<ModelFile> files() {
        return files;
    }

    private static Stream<Resource> found(String pattern) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModelFile read(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return new ModelFile(Objects.requireNonNull(resource.getFilename()), content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
