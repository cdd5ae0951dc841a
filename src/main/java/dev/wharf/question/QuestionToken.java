package dev.wharf.question;

import dev.wharf.message.BuyerSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * What opens a question: 160 bits of a keyed digest over 128 random bits that are kept with the question. The secret is not in the database, so who reads that alone cannot
 * open a link; and a message that is sent again, or a reminder, carries the same one.
 */
@Component
class QuestionToken {
    private static final int SALT = 16;
    private static final int TOKEN = 20;

    private final BuyerSite site;
    private final SecureRandom random = new SecureRandom();

    QuestionToken(BuyerSite site) {
        this.site = site;
    }

    /** 32 hexadecimal digits. */
    String salt() {
        var bytes = new byte[SALT];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** 27 characters of a URL. */
    String of(long question, String salt) {
        return encoded("buyer's answer 1", question, salt);
    }

    /** What the page's form carries, so that nothing is changed by who never saw the page. */
    String form(Question question) {
        return encoded("buyer's form 1", question.id(), question.salt());
    }

    boolean isFormOf(Question question, String form) {
        return MessageDigest.isEqual(form(question).getBytes(StandardCharsets.US_ASCII), form.getBytes(StandardCharsets.UTF_8));
    }

    /** What is kept of a token. */
    static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private String encoded(String purpose, long question, String salt) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(site.seal(purpose, question + " " + salt), TOKEN));
    }
}
