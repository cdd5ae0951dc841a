package dev.wharf.infra.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Hashes passwords slowly, so that a stolen table cannot be tried through. The engine's own hash is one round of SHA-512; it stays as a
 * checker of hashes that were stored by it. Not bcrypt: the engine appends a salt to the password, and bcrypt ignores what comes after 72 bytes.
 */
public final class SlowPasswordHash implements PasswordEncryptor {
    /** OWASP password storage cheat sheet for PBKDF2 with SHA-512: about a fifth of a second per login. */
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;

    private final Pbkdf2PasswordEncoder encoder =
        new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    /** Stored in braces before each hash. A change of the iterations needs a new name. */
    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA512-210000";
    }
}
