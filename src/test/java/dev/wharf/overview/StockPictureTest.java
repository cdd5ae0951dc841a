package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.overview.StockHistory.Point;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockPictureTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

    private static Point point(int hours, int onHand, int available) {
        return new Point(FROM.plusSeconds(hours * 3600L), onHand, available);
    }

    @Test
    void a_line_goes_level_until_something_moves_and_then_straight_up_or_down() {
        var picture = StockPicture.of(List.of(point(0, 0, 0), point(50, 10, 10), point(100, 10, 4)));
        assertThat(picture.onHand()).isEqualTo("M48.0 212.0H378.0V12.0H708.0V12.0");
        assertThat(picture.available()).startsWith("M48.0 212.0H378.0V12.0H708.0V132.0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "5, 2", "8, 2", "9, 5", "20, 5", "21, 10", "401, 200", "100000, 50000"})
    void there_are_few_grid_lines_at_round_numbers(int most, long step) {
        var grid = StockPicture.of(List.of(point(0, most, 0), point(1, most, 0))).grid();
        assertThat(grid.size()).isBetween(2, 6);
        assertThat(grid.get(1).units() - grid.get(0).units()).isEqualTo(step);
        assertThat(grid.get(grid.size() - 1).units()).isGreaterThanOrEqualTo(most);
    }

    @Test
    void below_zero_is_drawn_too() {
        var picture = StockPicture.of(List.of(point(0, 2, -3), point(1, 2, 2)));
        assertThat(picture.grid().get(0).units()).isEqualTo(-3);
        assertThat(picture.available()).startsWith("M48.0 212.0");
    }
}
