package dev.wharf.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.shipping.label.TextFit.Fitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFitTest {
    private static final TextFit.Measure HALF_OR_WHOLE = c -> TextFit.isWide(c) ? 1 : 0.5;

    private static Fitted fit(String text, double width, double height, double largest, double smallest) {
        return TextFit.fit(text, HALF_OR_WHOLE, width, height, largest, smallest);
    }

    @ParameterizedTest
    @CsvSource({
        // ten wide characters of 4 mm in 40 mm are one line, eleven are two
        "一二三四五六七八九十,       40, 20, 4, 2, 4, 1",
        "一二三四五六七八九十一,     40, 20, 4, 2, 4, 2",
        // one line of 4.6 mm is allowed: what needs two lines is made smaller until it needs one
        "一二三四五六七八九十一二三四五六, 40, 4.6, 4, 2, 2.5, 1",
        // words stay whole
        "abcd efgh,                  16, 20, 4, 2, 4, 2",
        "abcdefgh,                   16, 20, 4, 2, 4, 1",
    })
    void text_stands_in_its_box_in_the_largest_letters_that_fit(String text, double width, double height, double largest, double smallest, double size, int lines) {
        var fitted = fit(text, width, height, largest, smallest);
        assertThat(fitted.size()).isCloseTo(size, org.assertj.core.data.Offset.offset(0.01));
        assertThat(fitted.lines()).hasSize(lines);
        assertThat(fitted.whole()).isTrue();
        assertThat(String.join("", fitted.lines()).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        for (var line : fitted.lines()) assertThat(HALF_OR_WHOLE.of(line) * fitted.size()).isLessThanOrEqualTo(width + 1e-6);
        assertThat(fitted.lines().size() * fitted.size() * TextFit.LEADING).isLessThanOrEqualTo(height + 1e-6);
    }

    @Test
    void a_word_longer_than_the_line_is_broken() {
        assertThat(fit("abcdefghij", 16, 20, 4, 4).lines()).containsExactly("abcdefgh", "ij");
    }

    @Test
    void what_does_not_fit_in_the_smallest_letters_is_cut_and_says_so() {
        var fitted = fit("一二三四五六七八九十", 8, 4.6, 4, 2);
        assertThat(fitted.whole()).isFalse();
        assertThat(fitted.lines()).containsExactly("一二三四", "五六七…");
        // A line that ends in a long word is filled up
        assertThat(fit("ab cdefghijklmnop", 8, 2.3, 4, 2).lines()).containsExactly("ab cdef…");
    }

    @Test
    void characters_that_steer_a_printer_or_turn_the_direction_are_gone() {
        assertThat(TextFit.plain("  a\n\tb\u0000c\u001B[31m\u202Ed\u200F 張\uFEFF\uD83D ")).isEqualTo("a  bc[31md 張");
        assertThat(TextFit.plain("𠮷😀")).isEqualTo("𠮷😀");
        assertThat(fit("", 10, 10, 4, 2).lines()).isEmpty();
    }
}
