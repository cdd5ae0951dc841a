package dev.wharf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({"TEE-RED-M, TEE-RED-M, 1.0", "TEE-RED-M, tee red m, 1.0", "TEE-RED-M, TEE-RED-L, 0.857", "TEE-RED-M, TE-RED-M, 0.857", "TEE-RED-M, MUG-BLU, 0.0",
        "TEE, TEE-RED-M, 0.0", "ABCD, AB, 0.5", "ABCDE, AB, 0.0", "---, TEE, 0.0"})
    void codes(String one, String other, double likeness) {
        assertThat(Likeness.ofCodes(one, other)).isEqualTo(likeness, Offset.offset(0.001));
        assertThat(Likeness.ofCodes(other, one)).isEqualTo(likeness, Offset.offset(0.001));
    }

    @Test
    void words_are_letters_and_digits_and_pairs_of_chinese_characters() {
        assertThat(Likeness.words("Blue Mug, 350ml 蓝色马克杯 大")).containsExactlyInAnyOrder("blue", "mug", "350ml", "蓝色", "色马", "马克", "克杯", "大");
        assertThat(Likeness.words("T恤red")).containsExactlyInAnyOrder("t", "red", "恤");
        assertThat(Likeness.words("")).isEmpty();
    }

    @Test
    void names_are_alike_by_the_words_they_share() {
        assertThat(Likeness.ofWords(Likeness.words("蓝色马克杯"), Likeness.words("马克杯 蓝色"))).isEqualTo(0.75);
        assertThat(Likeness.ofWords(Likeness.words("蓝色马克杯"), Likeness.words("红色T恤"))).isZero();
        assertThat(Likeness.ofWords(Likeness.words(""), Likeness.words(""))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"TEE-RED-M, teeredm", "tee red_m, teeredm", "ＴＥＥ－１, tee1", "款-红, 款红", "--, ''"})
    void a_match_key_forgets_case_width_spaces_and_punctuation(String code, String key) {
        assertThat(Products.matchKey(code)).isEqualTo(key);
    }

    @Test
    void sizes_stand_as_people_sort_them() {
        var sizes = new TreeSet<>(SizeOrder.SMALLEST_FIRST);
        sizes.addAll(List.of("10", "均码", "XL", "9.5", "M", "s", "", "2XL", "100"));
        assertThat(sizes).containsExactly("s", "M", "XL", "2XL", "9.5", "10", "100", "", "均码");
    }
}
