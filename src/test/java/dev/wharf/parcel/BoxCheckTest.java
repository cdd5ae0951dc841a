package dev.wharf.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxCheckTest {
    private static final Map<String, Tracking> PRODUCTS = Map.of("CARTON", product("CARTON", Kind.NONE), "LOTTED", product("LOTTED", Kind.LOT), "FOOD", product("FOOD", Kind.LOT_EXPIRY), "PHONE", product("PHONE", Kind.SERIAL));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  '',     ''",
        "B1,   32, box, 100000, 100000, 100000, 0,  0,  0,  CARTON, ''",
        "B1,   33, box, 1,      1,      1,      0,  0,  0,  '',     code",
        "' ',  1,  box, 1,      1,      1,      0,  0,  0,  '',     code",
        "-,    1,  box, 1,      1,      1,      0,  0,  0,  '',     code",
        "B1,   1,  ' ', 1,      1,      1,      0,  0,  0,  '',     name",
        "B1,   1,  -,   1,      1,      1,      0,  0,  0,  '',     name",
        "B1,   1,  box, 0,      1,      1,      0,  0,  0,  '',     lengthMm",
        "B1,   1,  box, 100001, 1,      1,      0,  0,  0,  '',     lengthMm",
        "B1,   1,  box, 1,      0,      1,      0,  0,  0,  '',     widthMm",
        "B1,   1,  box, 1,      1,      -5,     0,  0,  0,  '',     heightMm",
        "B1,   1,  box, 1,      1,      1,      -1, 0,  0,  '',     weightG",
        "B1,   1,  box, 1,      1,      1,      0,  -1, 0,  '',     maxWeightG",
        "B1,   1,  box, 1,      1,      1,      0,  0,  -1, '',     costMinor",
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  NOTHERE, materialSku",
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  carton, materialSku",
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  LOTTED, materialSku",
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  FOOD,   materialSku",
        "B1,   1,  box, 1,      1,      1,      0,  0,  0,  PHONE,  materialSku"})
    void the_field_that_is_wrong_is_named(String code, int length, String name, int lengthMm, int widthMm, int heightMm, int weightG, int maxWeightG, long costMinor, String material, String field) {
        var box = new Box(length > 1 ? "B".repeat(length) : code, name, lengthMm, widthMm, heightMm, weightG, maxWeightG, costMinor, material);
        assertThat(wrong(() -> BoxCheck.one("", box, PRODUCTS))).isEqualTo(field);
        // In a list its place stands before the field
        assertThat(wrong(() -> BoxCheck.all(List.of(box("FIRST"), box), PRODUCTS))).isEqualTo(field.isEmpty() ? "" : "[1]." + field);
    }

    @Test
    void the_largest_box_has_a_volume_that_can_be_reckoned_with() {
        var largest = new Box("B", "b", BoxCheck.LONGEST_MM, BoxCheck.LONGEST_MM, BoxCheck.LONGEST_MM, 0, 0, 0);
        assertThat(Math.multiplyExact(largest.volume(), 100L)).isPositive();
    }

    @Test
    void names_and_materials_have_a_length() {
        assertThat(wrong(() -> BoxCheck.one("", new Box("B", "n".repeat(100), 1, 1, 1, 0, 0, 0), PRODUCTS))).isEmpty();
        assertThat(wrong(() -> BoxCheck.one("", new Box("B", "n".repeat(101), 1, 1, 1, 0, 0, 0), PRODUCTS))).isEqualTo("name");
        var sku = "S".repeat(64);
        assertThat(wrong(() -> BoxCheck.one("", new Box("B", "n", 1, 1, 1, 0, 0, 0, sku), Map.of(sku, product(sku, Kind.NONE))))).isEmpty();
        assertThatThrownBy(() -> BoxCheck.one("", new Box("B", "n", 1, 1, 1, 0, 0, 0, sku + "S"), Map.of(sku + "S", product(sku, Kind.NONE)))).hasMessageContaining("at most 64");
    }

    @Test
    void a_list_has_each_code_once_whatever_its_capitals() {
        assertThat(wrong(() -> BoxCheck.all(List.of(box("B1"), box("B2")), PRODUCTS))).isEmpty();
        assertThat(wrong(() -> BoxCheck.all(List.of(box("B1"), box("B2"), box("b1")), PRODUCTS))).isEqualTo("[2].code");
        assertThat(wrong(() -> BoxCheck.all(Arrays.asList(box("B1"), null), PRODUCTS))).isEqualTo("[1]");
    }

    @Test
    void one_that_is_added_has_a_code_of_its_own() {
        assertThat(wrong(() -> BoxCheck.added(List.of(box("B1")), box("B2"), PRODUCTS))).isEmpty();
        assertThatThrownBy(() -> BoxCheck.added(List.of(box("B1")), box("b1"), PRODUCTS)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("BOX_CODE_TAKEN");
            assertThat(refusal.field()).isEqualTo("code");
            assertThat(refusal.getMessage()).contains("B1");
        });
    }

    @Test
    void a_warehouse_has_at_most_two_hundred() {
        var most = IntStream.range(0, 200).mapToObj(i -> box("B" + i)).toList();
        assertThatCode(() -> BoxCheck.all(most, PRODUCTS)).doesNotThrowAnyException();
        assertThatCode(() -> BoxCheck.added(most.subList(0, 199), box("NEW"), PRODUCTS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> BoxCheck.added(most, box("NEW"), PRODUCTS)).hasMessageContaining("200");
        assertThatThrownBy(() -> BoxCheck.all(Collections.nCopies(201, box("B")), PRODUCTS)).hasMessageContaining("200");
    }

    /** @return the field that is refused; empty if nothing is */
    private static String wrong(Runnable check) {
        try {
            check.run();
            return "";
        } catch (Refusal refusal) {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            return refusal.field();
        }
    }

    private static Box box(String code) {
        return new Box(code, "box", 100, 100, 100, 50, 0, 80);
    }

    private static Tracking product(String sku, Kind kind) {
        return new Tracking(sku, "", "NORMAL", kind, 0);
    }
}
