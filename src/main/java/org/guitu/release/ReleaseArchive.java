package org.guitu.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.guitu.gate.file.ModelFile;

/**
 * Files in one: a zip that somebody packed, or a release as another installation exported it. The latter begins with a manifest that names
 * each file with its SHA-256, so that one that was changed or cut off on the way is told.
 *
 * @param name of the release that was exported; empty for any other zip
 * @param files the models in it
 * @param others the names of what is no model
 */
public record ReleaseArchive(Optional<String> name, List<ModelFile> files, List<String> others) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "guitu-release.json";
    private static final Set<String> ENDINGS = Set.of("bpmn", "dmn", "form");
    private static final int MOST_FILES = 500;
    private static final int LARGEST_FILE = 1_000_000;
    private static final int LARGEST = 20 << 20;

    /**
     * What the manifest says.
     *
     * @param release what it is for
     * @param files SHA-256 by name
     */
    private record Manifest(String release, Map<String, String> files) {}

    public static boolean isOne(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    public static boolean isModel(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    public static byte[] write(String name, List<ModelFile> files) {
        var bytes = new ByteArrayOutputStream();
        var sums = new LinkedHashMap<String, String>();
        files.forEach(file -> sums.put(file.shortName(), Sha256.hex(file.content())));
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Manifest(name, sums)));
            for (ModelFile file : files) {
                put(zip, file.shortName(), file.content());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** @throws ReleaseRefusedException when it cannot be read to its end, or is not what its manifest says */
    public static ReleaseArchive read(byte[] content) {
        var found = unpacked(content);
        var manifest = Optional.ofNullable(found.remove(MANIFEST)).map(ReleaseArchive::manifest);
        manifest.ifPresent(said -> check(said, found));
        return new ReleaseArchive(
                manifest.map(Manifest::release),
                found.entrySet().stream()
                        .filter(entry -> isModel(entry.getKey()))
                        .map(entry -> new ModelFile(entry.getKey(), entry.getValue()))
                        .toList(),
                found.keySet().stream().filter(name -> !isModel(name)).toList());
    }

    private static Map<String, byte[]> unpacked(byte[] content) {
        var found = new LinkedHashMap<String, byte[]>();
        int size = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isDirectory()
                        || name.startsWith(".")
                        || entry.getName().startsWith("__MACOSX/")) {
                    continue;
                }
                var file = zip.readNBytes(LARGEST_FILE + 1);
                size += file.length;
                if (file.length > LARGEST_FILE || size > LARGEST || found.size() >= MOST_FILES) {
                    throw new ReleaseRefusedException("too-large", name);
                }
                if (found.put(name, file) != null) {
                    throw new ReleaseRefusedException("twice", name);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new ReleaseRefusedException("broken-zip", found.size());
        }
        if (found.isEmpty()) {
            throw new ReleaseRefusedException("broken-zip", 0);
        }
        return found;
    }

    private static Manifest manifest(byte[] json) {
        try {
            var manifest = JSON.readValue(json, Manifest.class);
            if (manifest.release() != null && manifest.files() != null) {
                return manifest;
            }
        } catch (JsonProcessingException unreadable) {
            // Told below, like one that says nothing.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        throw new ReleaseRefusedException("broken-manifest");
    }

    private static void check(Manifest said, Map<String, byte[]> found) {
        said.files().forEach((name, sum) -> {
            if (!found.containsKey(name)) {
                throw new ReleaseRefusedException("missing-file", name);
            }
            if (!Sha256.hex(found.get(name)).equals(sum)) {
                throw new ReleaseRefusedException("changed-file", name);
            }
        });
        found.keySet().stream()
                .filter(name -> !said.files().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ReleaseRefusedException("more-files", name);
                });
    }
}
