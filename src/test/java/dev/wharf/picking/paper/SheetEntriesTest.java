package dev.wharf.picking.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.picking.PaperWalks.Fetched;
import dev.wharf.picking.PaperWalks.Share;
import dev.wharf.picking.PaperWalks.Stop;
import dev.wharf.picking.paper.SheetEntries.Entry;
import dev.wharf.picking.paper.SheetEntries.LotUnits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SheetEntriesTest {
    private static final Share SHARE = new Share(new FulfillmentId(9), 1, "OPEN");
    /** Three units of a lot, and two of goods without one. */
    private static final List<Stop> STOPS = List.of(new Stop(1, SHARE, 1, "A-1", "L1", "TEA", 3), new Stop(2, SHARE, 2, "", "", "CUP", 2));

    @Test
    void what_nobody_mentions_was_fetched_as_printed() {
        var read = SheetEntries.read(STOPS, List.of());
        assertThat(read.fetched()).containsExactly(new Fetched(1, "", "L1", "", 3), new Fetched(2, "", "", "", 2));
        assertThat(read.missing()).isEmpty();
    }

    static Stream<Arguments> good() {
        return Stream.of(
            Arguments.of(entry(3, null, null, null), List.of(new Fetched(1, "", "L1", "", 3)), 0),
            Arguments.of(entry(2, "TOO_FEW", null, null), List.of(new Fetched(1, "", "L1", "", 2)), 1),
            Arguments.of(entry(0, "NOT_FOUND", null, null), List.of(), 1),
            Arguments.of(entry(null, null, List.of(new LotUnits(" L2 ", null)), null), List.of(new Fetched(1, "", "L2", "", 3)), 0),
            Arguments.of(entry(2, "DAMAGED", List.of(new LotUnits("L2", null)), null), List.of(new Fetched(1, "", "L2", "", 2)), 1),
            Arguments.of(entry(3, null, List.of(new LotUnits("L1", 1), new LotUnits("L2", 2)), null), List.of(new Fetched(1, "", "L1", "", 1), new Fetched(1, "", "L2", "", 2)), 0),
            Arguments.of(entry(2, "TOO_FEW", null, List.of("s1", " s2")), List.of(new Fetched(1, "", "", "s1", 1), new Fetched(1, "", "", "s2", 1)), 1));
    }

    @ParameterizedTest
    @MethodSource("good")
    void what_differs_is_booked_as_written(Entry written, List<Fetched> fetched, int missing) {
        var read = SheetEntries.read(STOPS.subList(0, 1), List.of(written));
        assertThat(read.fetched()).isEqualTo(fetched);
        assertThat(read.missing()).hasSize(missing);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
            Arguments.of(List.of(entry(2, null, null, null)), "REASON_NEEDED", "lines[1].reason"),
            Arguments.of(List.of(entry(2, "LAZY", null, null)), "REASON_UNKNOWN", "reason"),
            Arguments.of(List.of(entry(4, null, null, null)), "OVER_PICK", "lines[1].picked"),
            Arguments.of(List.of(entry(-1, "TOO_FEW", null, null)), "QUANTITY_INVALID", "lines[1].picked"),
            Arguments.of(List.of(entry(3, null, List.of(new LotUnits("L1", 2)), null)), "PICKED_DIFFERS", "lines[1].picked"),
            Arguments.of(List.of(entry(3, null, List.of(new LotUnits("", 3)), null)), "LOT_WANTED", "lines[1].lots"),
            Arguments.of(List.of(entry(null, null, null, List.of("s1", "s1"))), "SERIAL_TWICE", "lines[1].serials"),
            Arguments.of(List.of(entry(3, null, null, null), entry(3, null, null, null)), "PICK_LINE_TWICE", "lines"),
            Arguments.of(List.of(new Entry(77, 1, null, null, null, null)), "PICK_LINE_CLOSED", ""));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_cannot_be_is_refused_with_its_line(List<Entry> written, String code, String field) {
        assertThatThrownBy(() -> SheetEntries.read(STOPS, written)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }

    @Test
    void goods_without_a_known_place_say_where_they_were() {
        var read = SheetEntries.read(STOPS, List.of(new Entry(2, 2, null, null, null, " C-7 ")));
        assertThat(read.fetched()).contains(new Fetched(2, "C-7", "", "", 2));
    }

    private static Entry entry(Integer picked, String reason, List<LotUnits> lots, List<String> serials) {
        return new Entry(1, picked, reason, lots, serials, null);
    }
}
