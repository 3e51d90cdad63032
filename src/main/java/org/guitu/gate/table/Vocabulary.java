package org.guitu.gate.table;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;

/** Every code that a form, a process or a list has: what a table says to a process is one of them, or nobody acts on it. */
final class Vocabulary {

    private static final Pattern IN_PROCESS =
            Pattern.compile("'([\\w-]+)'|calledElement=\"([\\w-]+)\"|value=\"([\\w-]+)\"");
    private static final Pattern IN_FORM = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]*)\"|\\\\\"([\\w-]+)\\\\\"");

    private final Whole whole;
    private final SortedSet<String> words;
    private boolean isRead;

    Vocabulary(Whole whole, Collection<String> listed) {
        this.whole = whole;
        this.words = new TreeSet<>(listed);
    }

    private void read() {
        isRead = true;
        Stream.concat(whole.files("bpmn"), whole.older().stream().map(OlderVersion::model))
                .forEach(model -> collect(IN_PROCESS, model));
        Stream.concat(whole.files("form"), whole.older().stream().flatMap(version -> version.forms().stream()))
                .forEach(form -> collect(IN_FORM, form));
    }

    private void collect(Pattern codes, ModelFile file) {
        codes.matcher(new String(file.content(), StandardCharsets.UTF_8))
                .results()
                .forEach(code -> {
                    for (int group = 1; group <= code.groupCount(); group++) {
                        if (code.group(group) != null) {
                            words.add(code.group(group));
                        }
                    }
                });
    }

    /** Looked for when somebody asks. */
    SortedSet<String> words() {
        if (!isRead) {
            read();
        }
        return words;
    }
}
