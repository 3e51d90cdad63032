package org.guitu.engine.identity;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes passwords with Argon2id instead of the engine's one round of SHA-512, each in its turn. */
final class Argon2PasswordEncryptor implements PasswordEncryptor {

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final PasswordTurns turns;

    Argon2PasswordEncryptor(PasswordTurns turns) {
        this.turns = turns;
    }

    @Override
    public String encrypt(String password) {
        return turns.take(() -> encoder.encode(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return turns.take(() -> encoder.matches(password, encrypted));
    }

    @Override
    public String hashAlgorithmName() {
        return "argon2id";
    }
}
