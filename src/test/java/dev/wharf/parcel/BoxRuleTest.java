package dev.wharf.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Products.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxRuleTest {
    private static final List<Box> BOXES = List.of(new Box("B1", "小", 100, 100, 100, 50, 0, 100), new Box("B2", "长", 400, 100, 50, 60, 0, 150),
        new Box("B3", "大", 200, 200, 200, 120, 1000, 200), new Box("B4", "大，贵", 200, 200, 200, 120, 0, 900));

    private static Map<String, Product> products(int length, int width, int height, int grams) {
        return Map.of("CUP", new Product("CUP", "CUP", "", "Cup", 1, grams, length, width, height, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // Half of the smallest box; at 80 % eight units of 10 cm³ × 10 fit, a ninth does not
        "50, 50, 40, 8, B1", "50, 50, 40, 9, B2",
        // Long goods go where their longest edge fits, however small they are
        "300, 20, 20, 1, B2", "100, 100, 100, 1, B3", "20, 100, 20, 1, B1", "101, 10, 10, 1, B2",
        "401, 10, 10, 1, ''"})
    void the_smallest_box_that_holds_volume_and_edges(int length, int width, int height, int units, String code) {
        var found = BoxRule.suggest(Map.of("CUP", units), products(length, width, height, 1), BOXES, 80);
        assertThat(found.box().map(Box::code).orElse("")).isEqualTo(code);
        assertThat(found.why().en().isEmpty()).isEqualTo(!code.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"500, B3", "501, B4"})
    void of_two_as_large_the_cheaper_if_it_carries_the_weight(int grams, String code) {
        assertThat(BoxRule.suggest(Map.of("CUP", 2), products(150, 150, 100, grams), BOXES, 80).box().orElseThrow().code()).isEqualTo(code);
    }

    @Test
    void without_a_size_there_is_no_suggestion_and_it_says_so() {
        var found = BoxRule.suggest(Map.of("CUP", 1, "PEN", 1), products(50, 50, 0, 1), BOXES, 80);
        assertThat(found.box()).isEmpty();
        assertThat(found.why().en()).contains("CUP, PEN");
        assertThat(BoxRule.suggest(Map.of("CUP", 1), products(50, 50, 50, 1), List.of(), 80).why().en()).isEmpty();
    }
}
