package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "299, 299", "300, 300", "301, 300", "9000, 300"})
    void words_have_three_hundred_characters_at_most(int said, int kept) {
        assertThat(Words.cut("货".repeat(said))).hasSize(kept);
        assertThat(new EffectRefused("E1", "货".repeat(said)).getMessage()).hasSize(kept);
    }

    @Test
    void a_character_of_two_halves_is_not_torn() {
        var cut = Words.cut("a".repeat(298) + "😀😀");
        assertThat(cut).isEqualTo("a".repeat(298) + "…");
    }

    @Test
    void what_an_exception_says_is_cut_too() {
        var effect = new Effect(1, "TEST", "K1", null, "side", Map.of(), 0, false, "", Instant.EPOCH);
        assertThat(Attempt.givenUp(effect, 3, true, "x".repeat(5000)).words()).hasSizeLessThan(400).endsWith("…");
    }
}
