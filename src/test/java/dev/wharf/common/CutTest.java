package dev.wharf.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
    /** An emoji takes two places. */
    @ParameterizedTest
    @CsvSource({"'', 3, ''", "abc, 3, abc", "abcd, 3, ab…", "拣货员, 3, 拣货员", "拣货员们, 3, 拣货…", "a😀, 3, a😀", "a😀b, 3, a…", "😀😀, 4, 😀😀", "😀😀, 3, 😀…", "😀😀, 2, …", "ab😀cd, 5, ab😀…", "ab😀cd, 4, ab…", "abc, 1, …"})
    void words_that_are_too_long_end_with_a_sign_and_never_with_half_a_character(String text, int most, String cut) {
        assertThat(Cut.words(text, most)).isEqualTo(cut).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"'', 3, ''", "abc, 3, abc", "abcd, 3, abc", "ab😀, 3, ab", "ab😀, 4, ab😀", "😀😀, 3, 😀", "😀, 1, ''", "abc, 0, ''"})
    void the_start_is_as_long_as_it_may_be_without_half_a_character(String text, int most, String start) {
        assertThat(Cut.start(text, most)).isEqualTo(start).hasSizeLessThanOrEqualTo(most);
    }

    /** Half of a pair, which somebody sends; there is nothing whole to keep. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void broken_text_breaks_nothing(int most) {
        assertThat(Cut.words("\uD83D\uD83D\uD83D\uD83D", most)).hasSizeLessThanOrEqualTo(most).endsWith("…");
    }
}
