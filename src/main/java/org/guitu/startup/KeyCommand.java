package org.guitu.startup;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** What an operator has Guitu do with its keys instead of starting a node: {@code --guitu.command=new-keyset}. */
enum KeyCommand {
    NEW_KEYSET("new-keyset", false),
    ADD_KEYS("add-keys", false),
    ROTATE_KEYS("rotate-keys", true),
    DROP_OLD_KEYS("drop-old-keys", true);

    static final String SETTING = "guitu.command";

    private final String word;
    private final boolean needsDatabase;

    KeyCommand(String word, boolean needsDatabase) {
        this.word = word;
        this.needsDatabase = needsDatabase;
    }

    static Optional<KeyCommand> asked(Environment environment) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(environment.getProperty(SETTING)))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(command -> command.word).collect(Collectors.joining(", "));
    }

    /** Otherwise it only works on the file. */
    boolean needsDatabase() {
        return needsDatabase;
    }
}
