package dev.wharf.picking.putback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.lot.UnitTraces.OfLot;
import dev.wharf.picking.putback.PutBacks.OnCart;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of one order line, whose lots are written as lot and units; - is no lot. */
class TakenLotsTest {
    @ParameterizedTest
    @CsvSource({
        "- 2,        '',           '',    - 2",
        "- 2,        X 2,          '',    X 2",
        "- 3,        X 2,          '',    X 2  - 1",
        "- 3,        X 2  Y 1,     '',    X 2  Y 1",
        "- 2,        X 2  Y 2,     X 2,   Y 2",
        "X 2  - 1,   X 2  Y 1,     '',    X 2  Y 1",
        "- 1  X 2,   X 3,          '',    X 1  X 2",
        "- 1  - 1,   X 1  Y 1,     '',    X 1  Y 1",
        "Z 2,        X 2,          '',    Z 2"})
    void goods_go_back_as_the_lots_that_were_read(String cart, String traced, String open, String named) {
        var goods = lots(cart).stream().map(l -> new OnCart("W", 1, "anna", 7, "TEA", "T-1", l.lot(), true, l.units())).toList();
        assertThat(TakenLots.name(goods, lots(traced), lots(open)).stream().map(g -> (g.lot().isEmpty() ? "-" : g.lot()) + " " + g.units()).collect(Collectors.joining("  "))).isEqualTo(named);
    }

    private static List<OfLot> lots(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split("  ")).map(part -> part.split(" ")).map(p -> new OfLot(7, p[0].equals("-") ? "" : p[0], Integer.parseInt(p[1]))).toList();
    }
}
