package dev.wharf.stockkeeping.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.stockkeeping.count.CountChoice.ValueClass;
import dev.wharf.warehouse.Products.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountChoiceTest {
    private static Content lies(String sku, int units) {
        return new Content(new Place("W", "A-1", sku, ""), units, 0, Instant.EPOCH);
    }

    private static Product costs(String sku, long cost) {
        return new Product(sku, sku, "", sku, 0, cost, 0, 0, 0, 0, "NORMAL", List.of());
    }

    @Test
    void the_dearest_make_up_eighty_percent_the_next_fifteen_the_rest_and_what_costs_nothing_five() {
        var contents = List.of(lies("a", 7), lies("a2", 1), lies("b", 1), lies("c", 1), lies("free", 9));
        var products = Map.of("a", costs("a", 100), "a2", costs("a2", 150), "b", costs("b", 100), "c", costs("c", 50), "free", costs("free", 0));
        assertThat(CountChoice.skus(ValueClass.A, contents, products)).containsExactlyInAnyOrder("a", "a2");
        assertThat(CountChoice.skus(ValueClass.B, contents, products)).containsExactly("b");
        assertThat(CountChoice.skus(ValueClass.C, contents, products)).containsExactlyInAnyOrder("c", "free");
    }
}
