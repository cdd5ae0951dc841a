package dev.wharf.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Region;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WarehousingTest {
    private static final List<Warehouse> HOUSES = List.of(new Warehouse("BJ01", "北京仓", "北京市", "北京市", "大兴区", true),
        new Warehouse("GZ01", "广州仓", "广东省", "广州市", "白云区", true), new Warehouse("SH01", "上海仓", "上海市", "上海市", "嘉定区", true));
    private final Warehousing warehousing = new Warehousing(new Distances());

    private String choose(String named, String province, Map<String, Map<String, Integer>> available) {
        return warehousing.choose(HOUSES, named, new Region(province, "", ""), new TreeMap<>(Map.of("MUG", 2, "TEE", 1)), available).orElse("none");
    }

    private static final Map<String, Integer> ALL = Map.of("MUG", 2, "TEE", 1);

    @Test
    void the_nearest_that_has_everything() {
        var everywhere = Map.of("BJ01", ALL, "GZ01", ALL, "SH01", ALL);
        assertThat(choose("", "浙江省", everywhere)).isEqualTo("SH01");
        assertThat(choose("", "广西壮族自治区", everywhere)).isEqualTo("GZ01");
        assertThat(choose("", "内蒙古自治区", everywhere)).isEqualTo("BJ01");
    }

    @Test
    void farther_but_whole_before_near_but_short() {
        assertThat(choose("", "浙江省", Map.of("BJ01", ALL, "SH01", Map.of("MUG", 1, "TEE", 1)))).isEqualTo("BJ01");
    }

    @Test
    void else_the_one_that_has_most() {
        assertThat(choose("", "浙江省", Map.of("GZ01", Map.of("MUG", 2), "SH01", Map.of("MUG", 1)))).isEqualTo("GZ01");
    }

    @Test
    void the_named_one_whatever_it_has() {
        assertThat(choose("BJ01", "浙江省", Map.of("SH01", ALL))).isEqualTo("BJ01");
        assertThat(choose("XX99", "浙江省", Map.of("SH01", ALL))).isEqualTo("none");
    }

    @Test
    void an_unknown_province_still_gets_one_and_always_the_same() {
        assertThat(choose("", "", Map.of("BJ01", ALL, "GZ01", ALL))).isEqualTo("BJ01");
    }

    @Test
    void distances_rank_as_the_map_does() {
        var distances = new Distances();
        assertThat(distances.kilometres(new Region("上海市", "上海市", ""), new Region("上海市", "上海市", ""))).isZero();
        assertThat(distances.kilometres(new Region("广东省", "广州市", ""), new Region("广东省", "深圳市", ""))).isEqualTo(50);
        assertThat(distances.kilometres(new Region("北京市", "北京市", ""), new Region("上海市", "上海市", ""))).isBetween(1000, 1150);
    }
}
