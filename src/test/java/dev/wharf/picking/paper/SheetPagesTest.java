package dev.wharf.picking.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.paper.SheetViews.Line;
import dev.wharf.picking.paper.SheetViews.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetPagesTest {
    @ParameterizedTest
    @CsvSource({
        // lines, request of so many characters (0: none), pages. 208 mm hold 13 rows of 15 mm
        "0,  0, 1",
        "1,  0, 1",
        "13, 0, 1",
        "14, 0, 2",
        "26, 0, 2",
        "27, 0, 3",
        // A box of one row takes 21 mm: 12 rows beside it
        "12, 26, 1",
        "13, 26, 2",
        // One of two rows 29 mm: 11 rows
        "11, 27, 1",
        "12, 27, 2"})
    void a_page_holds_what_fits(int lines, int requestLength, int pages) {
        var requests = requestLength == 0 ? List.<String>of() : List.of("愿".repeat(requestLength));
        var laid = SheetPages.of(sheet(List.of(new Order("F1", 1, requests)), plain(lines)));
        assertThat(laid).hasSize(pages);
        assertThat(laid.get(laid.size() - 1).last()).isTrue();
        assertThat(laid).extracting(SheetPages.Page::of).containsOnly(pages);
    }

    @Test
    void every_line_and_request_stands_once_in_order_and_no_page_is_too_high() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var orders = IntStream.rangeClosed(1, 1 + random.nextInt(12))
                .mapToObj(n -> new Order("F" + n, n, IntStream.range(0, random.nextInt(3)).mapToObj(i -> "x".repeat(1 + random.nextInt(200))).toList())).toList();
            var lines = new ArrayList<Line>();
            for (int n = random.nextInt(60); n > 0; n--) lines.add(line(lines.size() + 1, random.nextInt(4) == 0 ? "SERIAL" : "NONE", 1 + random.nextInt(12)));
            var pages = SheetPages.of(sheet(orders, lines));
            assertThat(pages.stream().flatMap(p -> p.lines().stream()).toList()).isEqualTo(lines);
            assertThat(pages.stream().flatMap(p -> p.boxes().stream()).map(SheetPages.Request::text).toList()).isEqualTo(orders.stream().flatMap(o -> o.specialRequests().stream()).toList());
            assertThat(pages).allSatisfy(p -> assertThat(p.boxes().stream().mapToInt(b -> SheetPages.height(b.text())).sum() + p.lines().stream().mapToInt(SheetPages::height).sum())
                .isLessThanOrEqualTo(SheetPages.ROOM));
            assertThat(pages).extracting(SheetPages.Page::no).containsExactlyElementsOf(IntStream.rangeClosed(1, pages.size()).boxed().toList());
        }
    }

    private static List<Line> plain(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> line(n, "NONE", 1)).toList();
    }

    private static Line line(int no, String tracking, int units) {
        return new Line(no, no, 1, "F1", "A-1", "", tracking, "SKU-" + no, "杯子", "红色", units);
    }

    private static SheetViews.View sheet(List<Order> orders, List<Line> lines) {
        return new SheetViews.View("PK1-1", 1, 1, "SH01", "anna", "OUT", Instant.EPOCH, Instant.EPOCH, 1, null, "", orders, lines, List.of());
    }
}
