package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Receiver;
import dev.wharf.process.Lanes;
import dev.wharf.review.address.AddressService;
import dev.wharf.review.rule.RuleUnavailable;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a buyer typed as the right address, and whether a parcel would arrive there. */
@Component
class NewAddress {
    static final String TOO_LONG = "TOO_LONG";

    /** As the form sends it; what is absent is null. Name and phone that are left empty stay as they are, because the page does not show them. */
    record Typed(String name, String phone, String province, String city, String district, String detail) {
        Typed {
            name = kept(name);
            phone = kept(phone);
            province = kept(province);
            city = kept(city);
            district = kept(district);
            detail = kept(detail);
        }

        private static String kept(String value) {
            return value == null ? "" : value.strip();
        }

        /** As wide as what other ways in take. */
        boolean tooLong() {
            return name.length() > 100 || phone.length() > 64 || detail.length() > 500 || Stream.of(province, city, district).anyMatch(part -> part.length() > 50);
        }

        Receiver over(Receiver before) {
            return new Receiver(name.isEmpty() ? before.name() : name, phone.isEmpty() ? before.phone() : phone, province, city, district, detail, "");
        }

        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    private final AddressService service;
    private final Lanes lanes;
    private final Fulfillments fulfillments;

    NewAddress(AddressService service, Lanes lanes, Fulfillments fulfillments) {
        this.service = service;
        this.lanes = lanes;
        this.fulfillments = fulfillments;
    }

    Receiver over(FulfillmentId id, Typed typed) {
        return typed.over(lanes.call(() -> fulfillments.orderOf(id)).receiver());
    }

    /** Codes of address review, empty if it can be delivered. Call outside a transaction. @throws Refusal CONFLICT while addresses cannot be judged */
    List<String> problems(Receiver to) {
        try {
            return service.check(new dev.wharf.review.address.Receiver(to.name(), to.phone(), to.province(), to.city(), to.district(), to.detail(), to.line())).findings().stream()
                .map(finding -> finding.problem().name()).toList();
        } catch (RuleUnavailable unavailable) {
            throw Refusal.conflict("ADDRESS_LIBRARY_UNAVAILABLE", unavailable.sentence().en());
        }
    }
}
