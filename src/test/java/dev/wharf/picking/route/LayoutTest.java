package dev.wharf.picking.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final Layout TWO_BLOCKS = new Layout(List.of(0, 10, 30), List.of(0, 100, 150), List.of(new Block(10, 5, 10), new Block(3, 0, 25)), new Depot(5, 1));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the same aisle                              | 0 | 0 | 0 | 0 | 9 |  90
        another aisle, over the lower cross aisle   | 0 | 0 | 0 | 1 | 1 |  30
        another aisle, over the upper cross aisle   | 0 | 0 | 9 | 1 | 8 |  30
        """)
    void from_bin_to_bin_of_the_lower_block(String what, int aisle, int block, int bin, int toAisle, int toBin, int centimetres) {
        var from = TWO_BLOCKS.spot(aisle, block, bin);
        var to = TWO_BLOCKS.spot(toAisle, 0, toBin);
        assertThat(TWO_BLOCKS.walk(from, to)).as(what).isEqualTo(centimetres).isEqualTo(TWO_BLOCKS.walk(to, from));
    }

    @Test
    void from_the_depot_and_back() {
        assertThat(TWO_BLOCKS.walkFromDepot(TWO_BLOCKS.spot(2, 1, 1))).isEqualTo(50);
        assertThat(TWO_BLOCKS.tour(List.of(TWO_BLOCKS.spot(2, 1, 1), TWO_BLOCKS.spot(2, 0, 9)))).isEqualTo(110);
        assertThat(TWO_BLOCKS.tour(List.of())).isZero();
    }

    /** Numbers of a good site with one of them changed; lists with blanks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 10    | 0 100   | 10 5 10  | 0 | 0  | -
        0 10    | 0 100   | 10 10 10 | 0 | 1  | -
        0 10    | 0 100   | 10 11 10 | 0 | 0  | Block 0 is 100 cm deep, but its last bin lies at 101 cm.
        0 10    | 0 100   | 10 -1 10 | 0 | 0  | The first bin lies at the cross aisle or behind it, not at -1 cm.
        0 10    | 0 100   | 10 5 -1  | 0 | 0  | From one bin to the next it is 0 cm or more, not -1.
        0 10    | 0 100   | -1 5 10  | 0 | 0  | A block has 0 bins or more, not -1.
        0 10    | 0 100   | 10 5 10  | 0 | 2  | The depot lies on cross aisle 0 to 1, not on 2.
        0 10    | 0 100   | 10 5 10  | 0 | -1 | The depot lies on cross aisle 0 to 1, not on -1.
        0 10    | 0 100   | 10 5 10  | 1000000 | 0 | -
        0 10    | 0 100   | 10 5 10  | 1000001 | 0 | depot.x must be between -1000000 and 1000000 cm, not 1000001.
        0 0     | 0 100   | 10 5 10  | 0 | 0  | aisleX must ascend, but 0 follows 0.
        0 10    | 100 0   | 10 5 10  | 0 | 0  | crossAisleY must ascend, but 0 follows 100.
        0 10    | 0       | 10 5 10  | 0 | 0  | crossAisleY needs at least 2 values.
        0 10    | 0 1 100 | 10 5 10  | 0 | 0  | Between 3 cross aisles lie 2 blocks, not 1.
        """)
    void a_site_that_cannot_be_is_refused(String aisleX, String crossAisleY, String block, int depotX, int depotCross, String sentence) {
        var b = numbers(block);
        if (sentence.equals("-")) assertThat(new Layout(numbers(aisleX), numbers(crossAisleY), List.of(new Block(b.get(0), b.get(1), b.get(2))), new Depot(depotX, depotCross))).isNotNull();
        else assertThatThrownBy(() -> new Layout(numbers(aisleX), numbers(crossAisleY), List.of(new Block(b.get(0), b.get(1), b.get(2))), new Depot(depotX, depotCross)))
            .isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void a_bin_or_spot_outside_is_refused() {
        assertThatThrownBy(() -> TWO_BLOCKS.spot(0, 2, 0)).hasMessage("There is no block 2; the site has 2, the first is 0.");
        assertThatThrownBy(() -> TWO_BLOCKS.spot(3, 0, 0)).hasMessage("There is no aisle 3; the site has 3, the first is 0.");
        assertThatThrownBy(() -> TWO_BLOCKS.spot(0, 1, 3)).hasMessage("A block of 3 bins has no bin 3; the first is 0.");
        assertThatThrownBy(() -> ExactTour.of(TWO_BLOCKS, List.of(new Spot(0, 151)))).hasMessage("A spot at 151 cm lies outside of the outer cross aisles.");
        assertThatThrownBy(() -> new ExactWalkLength(TWO_BLOCKS, List.of(new Spot(-1, 0)))).hasMessage("There is no aisle -1; the site has 3, the first is 0.");
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
