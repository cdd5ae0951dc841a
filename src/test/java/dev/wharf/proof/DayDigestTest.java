package dev.wharf.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DayDigestTest {
    private static DayDigest day() {
        return new DayDigest(DayDigest.NONE, "2026-11-22", "2026-11-21 16:00:00.000000", "2026-11-22 16:00:00.000000");
    }

    @Test
    void it_is_the_digest_of_the_lines_that_the_documentation_shows() throws Exception {
        var digest = day();
        digest.line(17L, "SKU-1", "SH01", "LOCK", 0, 2, null, "");
        var text = "0".repeat(64) + "\n2026-11-22\t2026-11-21 16:00:00.000000\t2026-11-22 16:00:00.000000\n17\tSKU-1\tSH01\tLOCK\t0\t2\t\t\n";
        assertThat(digest.hex()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void no_text_can_pretend_to_be_two_fields_or_two_lines() {
        var tab = day();
        tab.line("a\tb");
        var fields = day();
        fields.line("a", "b");
        var spelled = day();
        spelled.line("a\\tb");
        assertThat(java.util.Set.of(tab.hex(), fields.hex(), spelled.hex())).hasSize(3);
    }

    @Test
    void a_signature_needs_a_key_and_is_the_keys_own() {
        var digest = day().hex();
        assertThat(DayDigest.sign("", digest)).isEmpty();
        assertThat(DayDigest.sign("k1", digest)).hasSize(64).isNotEqualTo(DayDigest.sign("k2", digest));
    }

    @Test
    void a_short_key_stops_the_start_and_no_key_is_ever_printed() {
        var zone = ZoneId.of("Asia/Shanghai");
        var minutes = Duration.ofMinutes(5);
        assertThatThrownBy(() -> new ProofSettings(true, minutes, minutes, zone, "x".repeat(31))).hasMessageContaining("seal-key");
        assertThat(new ProofSettings(true, minutes, minutes, zone, "x".repeat(32)).toString()).doesNotContain("xxx").contains("signed=true");
        assertThatThrownBy(() -> new ProofSettings(true, Duration.ofSeconds(9), minutes, zone, "")).hasMessageContaining("check-every");
        assertThatThrownBy(() -> new ProofSettings(true, minutes, Duration.ofSeconds(59), zone, "")).hasMessageContaining("seal-after");
    }
}
