package org.guitu.testing;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * The hash of production with the least effort it knows: tests log in some thousand times, and their passwords are worth nothing.
 * What production does is tested on a node of production.
 */
@Order(Ordering.DEFAULT_ORDER + 20)
final class QuickPasswords extends SpringBootProcessEnginePlugin implements PasswordEncryptor {

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 8, 1);

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setPasswordEncryptor(this);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "argon2id";
    }
}
