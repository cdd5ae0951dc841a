package dev.wharf.review;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Text;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.review.address.AddressFinding;
import dev.wharf.review.address.AddressReview;
import java.util.LinkedHashMap;

/** Holds an order whose parcel could not be delivered as addressed. The judgement is {@link AddressReview}'s. Pure. */
final class AddressRule {
    static final String CODE = "ADDRESS";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param region as far as it was understood, for the choice of a warehouse */
    record Checked(Verdict verdict, Region region) { }

    private final AddressReview review;

    AddressRule(AddressReview review) {
        this.review = review;
    }

    Checked check(Receiver to) {
        var found = review.check(new dev.wharf.review.address.Receiver(to.name(), to.phone(), to.province(), to.city(), to.district(), to.detail(), to.line()));
        var region = new Region(found.province(), found.city(), found.district());
        if (found.usable()) {
            return new Checked(new Verdict("PASSED", new Text("地址可用", "Address usable"), inputs(to)), region);
        }
        var reason = new Text(found.findings().stream().map(AddressFinding::zh).collect(joining(" ")),
            found.findings().stream().map(AddressFinding::en).collect(joining(" ")));
        return new Checked(new Verdict(found.codes(), reason, inputs(to)), region);
    }

    private static String inputs(Receiver to) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", to.name());
        fields.put("phone", to.phone());
        fields.put("province", to.province());
        fields.put("city", to.city());
        fields.put("district", to.district());
        fields.put("detail", to.detail());
        fields.put("line", to.line());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written as JSON", e);
        }
    }
}
