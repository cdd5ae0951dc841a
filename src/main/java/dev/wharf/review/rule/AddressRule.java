package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Text;
import dev.wharf.order.Fingerprint;
import dev.wharf.order.Level;
import dev.wharf.review.address.AddressFinding;
import dev.wharf.review.address.AddressLevel;
import dev.wharf.review.address.AddressProblem;
import dev.wharf.review.address.AddressReview;
import dev.wharf.review.address.AddressVerdict;
import dev.wharf.review.address.Receiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Holds an order whose parcel could not be delivered as addressed. The judgement is {@link AddressReview}'s. Results: {@code province},
 * {@code city} and {@code district} as far as they were understood.
 */
public final class AddressRule implements Rule<AddressRule.Inputs> {
    private static final RuleSpec SPEC = new RuleSpec("ADDRESS", AddressReview.VERSION, new Text("地址", "Address"),
        new Text("拦下无法送达的收件信息：缺省市区、地址模糊、电话或姓名无效。", "Holds a receiver that no courier could deliver to: region missing, place vague, phone or name invalid."),
        true, Set.of("reviewer", "csr", "processadmin"), List.of());

    private static final String REGION = "region";

    /** Personal data: shown to nobody who may not see the receiver. */
    public record Inputs(String name, String phone, String province, String city, String district, String detail, String line) { }

    private final Supplier<AddressReview> review;

    /** @param review throws {@link RuleUnavailable} while the address library cannot be read */
    public AddressRule(Supplier<AddressReview> review) {
        this.review = review;
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var found = found(in);
        var region = Map.of("province", found.province(), "city", found.city(), "district", found.district());
        if (found.level() == AddressLevel.FIXED) {
            var completed = Stream.of(found.province(), found.city(), found.district()).filter(name -> !name.isEmpty()).distinct().collect(joining(" "));
            return new Verdict(Level.FIXED, Verdict.PASSED, new Text("地址可用，地区补全为 " + completed, "Address usable; its region is " + completed), region);
        }
        if (found.usable()) return Verdict.passed("地址可用", "Address usable").with(region);
        var proposed = found.findings().stream().map(AddressFinding::proposal).filter(names -> !names.isEmpty()).distinct().toList();
        var list = String.join(" / ", proposed);
        var reason = new Text(found.findings().stream().map(AddressFinding::zh).collect(joining(" ")) + (list.isEmpty() ? "" : " 建议地区：" + list + "。"),
            found.findings().stream().map(AddressFinding::en).collect(joining(" ")) + (list.isEmpty() ? "" : " Proposed region: " + list + "."));
        return new Verdict(Level.BLOCK, found.codes(), reason, region);
    }

    /** The one region that may be meant, such as 浙江省杭州市西湖区; empty if there is none, or a choice that only people can make. */
    public Optional<String> proposal(Inputs in) {
        var proposed = found(in).findings().stream().filter(finding -> finding.part().equals(REGION)).map(AddressFinding::proposal)
            .filter(names -> !names.isEmpty()).distinct().toList();
        return proposed.size() == 1 && !proposed.get(0).contains(" / ") ? Optional.of(proposed.get(0)) : Optional.empty();
    }

    /** The address; name and phone only if they are what is wrong, so that a place accepted for one buyer is accepted for the next. */
    @Override
    public String subject(Inputs in) {
        var codes = found(in).codes();
        var address = in.line.isBlank() ? in.province + in.city + in.district + in.detail : in.line;
        return String.join("\n", Fingerprint.plain(address), codes.contains(AddressProblem.BAD_PHONE.name()) ? Fingerprint.plain(in.phone) : "",
            codes.contains(AddressProblem.BAD_NAME.name()) ? in.name : "");
    }

    @Override
    public boolean acrossOrders() {
        return true;
    }

    private AddressVerdict found(Inputs in) {
        return review.get().check(new Receiver(in.name, in.phone, in.province, in.city, in.district, in.detail, in.line));
    }
}
