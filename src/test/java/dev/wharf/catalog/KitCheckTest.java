package dev.wharf.catalog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KitCheckTest {
    private final KitCheck check = new KitCheck(Set.of("KIT", "OTHER", "A", "B", "OLD"), Set.of("OLD"), Map.of("B", List.of("OLD")));

    private static Kit kit(String sku, String... components) {
        return new Kit(sku, Arrays.stream(components).map(c -> new Kit.Component(c, 1, 0)).toList());
    }

    private void refused(String code, String field, Kit... kits) {
        assertThatThrownBy(() -> check.require(List.of(kits))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            org.assertj.core.api.Assertions.assertThat(refusal.code()).isEqualTo(code);
            org.assertj.core.api.Assertions.assertThat(refusal.field()).isEqualTo(field);
        });
    }

    @Test
    void goods_make_a_kit() {
        assertThatCode(() -> check.require(List.of(kit("KIT", "A", "B"), kit("OTHER", "A")))).doesNotThrowAnyException();
    }

    @Test
    void what_cannot_be_is_refused_by_the_entry() {
        refused("SKU_UNKNOWN", "[0].sku", kit("NONE", "A"));
        refused("SKU_UNKNOWN", "[0].components[1].sku", kit("KIT", "A", "NONE"));
        refused("KIT_TWICE", "[1].sku", kit("KIT", "A"), kit("KIT", "B"));
        refused("COMPONENT_TWICE", "[0].components[1].sku", kit("KIT", "A", "A"));
    }

    @Test
    void a_kit_of_kits_and_every_circle_is_refused() {
        refused("KIT_OF_KITS", "[0].components[0].sku", kit("KIT", "OLD"));
        refused("KIT_OF_KITS", "[0].components[0].sku", kit("KIT", "KIT"));
        refused("KIT_OF_KITS", "[0].components[0].sku", kit("KIT", "OTHER"), kit("OTHER", "A"));
        refused("KIT_IS_COMPONENT", "", kit("B", "A"));
    }
}
