package org.guitu.engine.identity;

import java.time.Duration;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/** How passwords are hashed, for an engine that is started beside the nodes. */
public final class PasswordHashing {

    private PasswordHashing() {}

    public static PasswordEncryptor encryptor() {
        return new Argon2PasswordEncryptor(new PasswordTurns(new PasswordSettings(1, 1, Duration.ofSeconds(8))));
    }
}
