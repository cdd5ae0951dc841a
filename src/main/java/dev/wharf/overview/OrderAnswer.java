package dev.wharf.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wharf.refund.Refunds.Shown;
import java.time.Instant;
import java.util.List;

/** One order in our REST. Apart from {@link OrderView}, so that the page may change and this not. Left out: what the caller may not see. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(String fulfillment, String channelOrderNo, String shop, String channel, String stage, String warehouse, String paymentStatus, long paidMinor, long totalMinor,
                   String currency, Instant shipBy, Instant createdAt, Instant closedAt, String carrier, String trackingNumber, String delivery, Instant deliveredAt, List<String> specialRequests, List<String> tags, Instant notBefore,
                   Instant mergeUntil, Instant escalatedAt, List<Line> lines,
                   List<Parcel> parcels, List<Hold> holds, List<Decision> decisions, List<Sibling> siblings, List<Relation> relations,
                   List<Refunded> refunds, Receiver receiver) {

    record Line(String lineNo, String channelOrderNo, String sku, int quantity, int cancelled, long unitPriceMinor, String kit, int unitsPerKit, String channelSku) { }

    /** One that was opened or cancelled is VOIDED. @param trackingNumber empty until the carrier gave one */
    record Parcel(String parcel, String carrier, String trackingNumber, String state, String delivery, Instant deliveredAt, List<Content> contents) { }

    /** @param serials where the order has several parcels; else they are all in the one */
    record Content(String sku, int quantity, List<String> serials) { }

    /** @param note in Chinese, {@code noteEn} the same in English */
    record Hold(String code, String note, String noteEn, Instant since) { }

    /** @param level OK, FIXED, WARN, ACCEPTED or BLOCK @param setting reference of the settings it ran with */
    record Decision(long id, String rule, String version, String setting, String level, String outcome, String reason, String reasonEn, String inputs, Instant at, String by) { }

    /** @param kind MERGED_INTO, BEARS, SPLIT_FROM or SPLIT_OFF */
    record Relation(String kind, String fulfillment) { }

    record Sibling(String fulfillment, String stage, String warehouse, int units) { }

    record Receiver(String name, String phone, String province, String city, String district, String detail) { }

    /** @param fulfillment whose goods do not ship @param channelOrderNo the order that the money is for @param state WAITING, DONE, REFUSED, BY_HAND or NOT_DUE @param reference of a refund that a person gave @param words why it was refused, or is not due @param settledAt left out while it is open */
    record Refunded(String key, String fulfillment, String channelOrderNo, long amountMinor, String currency, String reason, String state, String reference, String words, Instant createdAt, Instant settledAt) {
        static Refunded of(Shown shown) {
            var r = shown.refund();
            return new Refunded(r.key(), r.fulfillment().toString(), shown.orderNo(), r.amountMinor(), r.currency(), r.reason().name(), r.state().name(), r.reference(), r.words(), r.createdAt(), r.settledAt());
        }
    }

    static OrderAnswer of(OrderView view, List<Shown> refunds) {
        var h = view.head();
        var parcel = view.parcel();
        var slowest = view.slowest();
        var to = h.receiver();
        return new OrderAnswer(h.fulfillment(), h.channelOrderNo(), h.shop(), h.channel(), h.stage().name(), h.warehouse(), h.payment(), h.paidMinor(), h.totalMinor(),
            h.currency(), h.shipBy(), h.createdAt(), h.closedAt(), parcel != null ? parcel.carrier() : h.handling().carrier().isEmpty() ? null : h.handling().carrier(),
            parcel == null || parcel.trackingNumber().isEmpty() ? null : parcel.trackingNumber(),
            slowest == null || slowest.delivery().isEmpty() ? null : slowest.delivery(), slowest == null ? null : slowest.deliveredAt(), h.specialRequests(), h.handling().tags(), h.handling().notBefore(), h.handling().mergeUntil(),
            h.escalatedAt(),
            view.lines().stream().map(l -> new Line(l.lineNo(), l.orderNo(), l.sku(), l.quantity(), l.cancelled(), l.unitPriceMinor(), l.kit(), l.unitsPerKit(), l.channelSku())).toList(),
            view.parcels().stream().map(p -> new Parcel("P" + p.id(), p.carrier(), p.trackingNumber(), p.state(), p.delivery(), p.deliveredAt(),
                p.contents().stream().map(c -> new Content(c.sku(), c.quantity(), c.serials())).toList())).toList(),
            view.holds().stream().map(x -> new Hold(x.code(), x.note().zh(), x.note().en(), x.since())).toList(),
            view.decisions().stream().map(d -> new Decision(d.id(), d.rule(), d.version(), d.setting(), d.level().name(), d.outcome(), d.reason().zh(), d.reason().en(), d.inputs(), d.at(), d.by())).toList(),
            view.siblings().stream().map(s -> new Sibling(s.fulfillment(), s.stage(), s.warehouse(), s.units())).toList(),
            view.relations().stream().map(r -> new Relation(r.kind(), r.fulfillment())).toList(), refunds.stream().map(Refunded::of).toList(),
            to.hidden() ? null : new Receiver(to.name(), to.phone(), to.province(), to.city(), to.district(), to.detail()));
    }
}
