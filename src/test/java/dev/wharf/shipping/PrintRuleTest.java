package dev.wharf.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private final PrintRule rule = new PrintRule();

    private static Parcel parcel(Parcel.State state, boolean numbered) {
        var packed = Parcel.packed(1, new FulfillmentId(2), "SF", 100, NOW, List.of());
        var labelled = numbered ? packed.labelled("SF1", NOW) : packed;
        return switch (state) {
            case PACKED, LABELLED -> labelled;
            case HANDED_OVER -> labelled.handedOver(NOW);
            case VOIDED -> labelled.voided(NOW);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "LABELLED,    true,  SHIP,       ''",
        "HANDED_OVER, true,  SYNC,       ''",
        "HANDED_OVER, true,  DONE,       ''",
        "PACKED,      false, SHIP,       LABEL_NOT_READY",
        "VOIDED,      true,  SHIP,       LABEL_VOIDED",
        "LABELLED,    true,  VERIFY,     NOT_VERIFIED",
        "VOIDED,      true,  VERIFY,     NOT_VERIFIED",
        "LABELLED,    true,  PICK,       NOT_VERIFIED",
        "LABELLED,    true,  CANCELLING, ORDER_CANCELLED",
        "VOIDED,      true,  CANCELLED,  ORDER_CANCELLED",
    })
    void only_a_verified_parcel_with_a_number_is_printed(Parcel.State state, boolean numbered, Stage stage, String code) {
        assertThat(rule.refusal(parcel(state, numbered), stage).map(Refusal::code).orElse("")).isEqualTo(code);
    }

    @Test
    void the_second_print_needs_a_reason() {
        assertThatCode(() -> rule.requireReason(0, "")).doesNotThrowAnyException();
        assertThatCode(() -> rule.requireReason(1, "jam")).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.requireReason(1, " ")).extracting("code").isEqualTo("REPRINT_REASON_MISSING");
        assertThatCode(() -> rule.requireReason(1, "x".repeat(200))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.requireReason(0, "x".repeat(201))).extracting("code").isEqualTo("REASON_TOO_LONG");
    }
}
