package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinOrderTest {
    @Test
    void bins_follow_the_aisle_and_unknown_places_come_last() {
        var walk = List.of("A-9-1", "A-10-1", "A-10-2", "A-10-2-1", "a-11", "B-01", "B-1", "");
        var mixed = new ArrayList<>(walk);
        Collections.reverse(mixed);
        mixed.sort(new BinOrder());
        assertThat(mixed).containsExactlyElementsOf(List.of("A-9-1", "A-10-1", "A-10-2", "A-10-2-1", "a-11", "B-01", "B-1", ""));
    }
}
