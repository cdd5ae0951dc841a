package dev.wharf.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.common.Refusal;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StubReceiversTest {
    @Test
    void secrets_are_kept_of_so_many_names_and_not_of_more() {
        var receivers = new StubReceivers(new MockEnvironment());
        var secret = WebhookSecret.fresh(new SecureRandom());
        for (int n = 0; n < StubReceivers.MOST_NAMES; n++) receivers.trust("R" + n, secret);
        assertThatThrownBy(() -> receivers.trust("one more", secret)).isInstanceOf(Refusal.class);
        assertThat(receivers.secret("one more")).isNull();
        receivers.trust("R0", WebhookSecret.fresh(new SecureRandom()));
        assertThat(receivers.secret("R" + (StubReceivers.MOST_NAMES - 1))).as("full to the last").isNotNull();
    }
}
