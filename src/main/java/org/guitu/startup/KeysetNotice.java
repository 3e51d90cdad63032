package org.guitu.startup;

import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.startup.settings.KeysetSettings;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** What whoever started Guitu is to know about its keys: that anybody reads them who has the file, or that they are not those wanted. */
@Component
class KeysetNotice {

    private final Environment environment;
    private final KeysetSettings settings;
    private final KeysetFile file;

    KeysetNotice(Environment environment, KeysetSettings settings, KeysetFile file) {
        this.environment = environment;
        this.settings = settings;
        this.file = file;
    }

    /** Lines to be added to the notice; empty when there is nothing to say. */
    String text() {
        var text = new StringBuilder();
        if (environment.acceptsProfiles(Profiles.of("production")) && !file.isClosed()) {
            text.append("\n注意 Warning    密钥文件没有加密，谁拿到谁就能用 the keyset file is not closed: --guitu.command=close-keyset");
        }
        settings.newSuite()
                .filter(wanted -> wanted != file.suiteInUse())
                .ifPresent(wanted -> text.append(
                        "\n注意 Warning    现用密钥的算法是 %s，设置要求 %s keys in use are for another suite: add-keys, rotate-keys"
                                .formatted(file.suiteInUse().word(), wanted.word())));
        return text.toString();
    }
}
