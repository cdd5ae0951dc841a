package dev.wharf.shipping.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.parcel.Parcel;
import dev.wharf.shipping.HandoverResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Load LOAD = new Load(7, "SF", "SH", NOW, "shipper", null, "", "", "");

    @ParameterizedTest
    @CsvSource({
        "SF, SH, ,  ''",
        "SF, SH, 7, ''",
        "SF, SH, 8, ON_OTHER_LOAD",
        "ZT, SH, ,  WRONG_CARRIER",
        "SF, GZ, ,  WRONG_WAREHOUSE",
        "ZT, GZ, 8, WRONG_CARRIER",
    })
    void only_parcels_of_its_carrier_and_warehouse_go_with_a_load(String carrier, String warehouse, Long on, String code) {
        var parcel = Parcel.packed(1, new FulfillmentId(2), carrier, 100, NOW, List.of()).labelled("N1", NOW);
        assertThat(new LoadRule().refusal(LOAD, parcel, warehouse, Optional.ofNullable(on)).map(HandoverResult::code).orElse("")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"N1, ''", "N2, LABEL_CHANGED"})
    void a_parcel_that_got_another_label_after_its_scan_stays(String now, String code) {
        var parcel = Parcel.packed(1, new FulfillmentId(2), "SF", 100, NOW, List.of()).labelled(now, NOW);
        assertThat(new LoadRule().changed(new Load.Loaded(1, parcel.fulfillment(), "N1", 100, NOW), parcel).map(HandoverResult::code).orElse("")).isEqualTo(code);
    }
}
