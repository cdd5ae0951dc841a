package dev.wharf.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.BinPicks.Back;
import dev.wharf.inventory.Bins.Place;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutOfBinsTest {
    @ParameterizedTest
    @CsvSource({
        "A -3,                    A 3",
        "A -3  A 3,               ''",
        "A -2  B -1,              B 1  A 2",
        "A -1  B -1  A -1,        A 2  B 1",
        "A -3  C 1,               A 2",
        "A -3  C 3  C -3,         C 3",
        "A -3  C 3  C -2,         C 2",
        "A -3  C 1  C -1,         C 1  A 2",
        "A -2  B -2  B 1,         B 1  A 2",
        "A -2  B -2  C 3,         B 1",
        "A -1  A 2,               ''",
        "A/L1 -2  C/L2 1,         A/L1 2",
        "A/L1 -2  C/L1 1,         A/L1 1"})
    void units_go_back_to_the_bin_they_came_from_last(String history, String out) {
        var entries = Arrays.stream(history.split("  ")).map(OutOfBinsTest::entry).toList();
        assertThat(OutOfBins.of(entries).stream().map(b -> b.place().bin() + (b.place().lot().isEmpty() ? "" : "/" + b.place().lot()) + " " + b.units()).collect(Collectors.joining("  "))).isEqualTo(out);
    }

    private static Back entry(String text) {
        var parts = text.split(" ");
        var place = parts[0].split("/");
        return new Back(new Place("W", place[0], "CUP", place.length > 1 ? place[1] : ""), Integer.parseInt(parts[1]));
    }
}
