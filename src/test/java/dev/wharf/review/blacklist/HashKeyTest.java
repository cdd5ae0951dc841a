package dev.wharf.review.blacklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashKeyTest {
    private static final HashKey KEY = HashKey.of("a".repeat(32));

    @Test
    void a_key_has_at_least_32_characters_or_is_not_there() {
        assertThatThrownBy(() -> HashKey.of("a".repeat(31))).hasMessageContaining("wharf.review.hash-key has 31 characters").hasMessageContaining("32");
        assertThat(KEY.present()).isTrue();
        assertThat(HashKey.of("").present()).isFalse();
        assertThat(KEY).hasToString("HashKey[hidden]");
    }

    @Test
    void another_key_or_kind_makes_another_hash() {
        var hash = KEY.hash(Kind.PHONE, "13910020001");
        assertThat(hash).hasSize(32).isEqualTo(HashKey.of("a".repeat(32)).hash(Kind.PHONE, "13910020001"));
        assertThat(hash).isNotEqualTo(HashKey.of("b".repeat(32)).hash(Kind.PHONE, "13910020001")).isNotEqualTo(KEY.hash(Kind.BUYER, "13910020001"));
        assertThat(KEY.id()).hasSize(16).isNotEqualTo(HashKey.of("b".repeat(32)).id());
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE,   13910020001,        13910020001",
        "PHONE,   139-1002-0001,      13910020001",
        "PHONE,   +86 139 1002 0001,  13910020001",
        "PHONE,   008613910020001,    13910020001",
        "PHONE,   １３９１００２０００１, 13910020001",
        "PHONE,   8612910020001,      8612910020001",
        "PHONE,   +1 212 555 0100,    12125550100",
        "ADDRESS, 文三路 398 号，5 楼, 文三路398号5楼",
        "BUYER,   Buyer_01,           buyer01",
        "BUYER,   ---,                ''"})
    void writing_habits_do_not_count(Kind kind, String value, String plain) {
        assertThat(kind.plain(value)).isEqualTo(plain);
    }
}
