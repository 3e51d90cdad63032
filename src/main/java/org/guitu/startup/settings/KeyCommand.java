package org.guitu.startup.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator has Guitu do with its keys instead of starting a node: {@code --guitu.command=new-keyset}. */
public enum KeyCommand {
    NEW_KEYSET("new-keyset", false),
    CLOSE_KEYSET("close-keyset", false),
    ADD_KEYS("add-keys", false),
    ROTATE_KEYS("rotate-keys", true),
    DROP_OLD_KEYS("drop-old-keys", true);

    /** What an operator has Guitu do with the audit trail, by the same setting. */
    public static final String VERIFY_AUDIT = "verify-audit";

    /** What an operator has Guitu do when there are no two administrators, by the same setting. */
    public static final String ADD_ADMINISTRATOR = "add-administrator";

    /** What somebody who keeps models in a repository has Guitu do, by the same setting. */
    public static final String CHECK_MODELS = "check-models";

    /** What an operator has a new release do before an upgrade, by the same setting. */
    public static final String CHECK_UPGRADE = "check-upgrade";

    static final String SETTING = "guitu.command";

    private final String word;
    private final boolean needsDatabase;

    KeyCommand(String word, boolean needsDatabase) {
        this.word = word;
        this.needsDatabase = needsDatabase;
    }

    /** The command that is called so; empty when none is. */
    public static Optional<KeyCommand> find(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }

    /** All commands, for people. */
    static String words() {
        return Stream.concat(
                        Arrays.stream(values()).map(command -> command.word),
                        Stream.of(VERIFY_AUDIT, ADD_ADMINISTRATOR, CHECK_UPGRADE, CHECK_MODELS))
                .collect(Collectors.joining(", "));
    }

    /** Otherwise it only works on the file. */
    public boolean needsDatabase() {
        return needsDatabase;
    }
}
