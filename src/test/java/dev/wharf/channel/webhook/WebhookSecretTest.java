package dev.wharf.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    /** The example of the standard's own documentation. */
    private static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signs_as_the_standard_does() {
        assertThat(SECRET.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void verifies_only_what_was_signed_and_only_within_five_minutes() {
        assertThat(SECRET.verifies(ID, "1614265330", "v1,bm90IG91cnM= " + SIGNATURE, BODY, AT.plusSeconds(300))).isTrue();
        assertThat(SECRET.verifies(ID, "1614265330", SIGNATURE, BODY, AT.plusSeconds(301))).isFalse();
        assertThat(SECRET.verifies(ID, "1614265330", SIGNATURE, BODY, AT.minusSeconds(301))).isFalse();
        assertThat(SECRET.verifies(ID, "1614265331", SIGNATURE, BODY, AT)).isFalse();
        assertThat(SECRET.verifies("other", "1614265330", SIGNATURE, BODY, AT)).isFalse();
        assertThat(SECRET.verifies(ID, "1614265330", SIGNATURE, "{}".getBytes(StandardCharsets.UTF_8), AT)).isFalse();
        assertThat(SECRET.verifies(ID, "now", SIGNATURE, BODY, AT)).isFalse();
        assertThat(SECRET.verifies(null, null, null, BODY, AT)).isFalse();
    }

    @Test
    void refuses_secrets_that_are_short_or_of_another_shape_and_never_prints_one() {
        assertThatThrownBy(() -> WebhookSecret.parse("whsec_c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSecret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isInstanceOf(IllegalArgumentException.class);
        assertThat(SECRET.toString()).doesNotContain("MfKQ");
    }
}
