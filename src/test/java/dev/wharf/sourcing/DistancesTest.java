package dev.wharf.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.sourcing.Distances.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistancesTest {
    private final Distances distances = new Distances();

    @Test
    void distances_rank_as_the_map_does() {
        assertThat(distances.kilometres(new Place("上海市", "上海市"), new Place("上海市", "上海市"))).isZero();
        assertThat(distances.kilometres(new Place("广东省", "广州市"), new Place("广东省", "深圳市"))).isEqualTo(50);
        assertThat(distances.kilometres(new Place("北京市", "北京市"), new Place("上海市", "上海市"))).isBetween(1000, 1150);
    }

    @ParameterizedTest
    @CsvSource({"浙江省, 上海市", "广西壮族自治区, 广东省", "内蒙古自治区, 北京市"})
    void the_nearest_of_three_is_what_everybody_expects(String to, String nearest) {
        for (var other : new String[] {"北京市", "上海市", "广东省"}) {
            if (!other.equals(nearest)) assertThat(km(nearest, to)).as(other).isLessThan(km(other, to));
        }
    }

    @Test
    void an_unknown_province_is_far_from_everywhere() {
        assertThat(km("", "上海市")).isEqualTo(km("", "北京市")).isEqualTo(5000);
    }

    private int km(String from, String to) {
        return distances.kilometres(new Place(from, ""), new Place(to, ""));
    }
}
