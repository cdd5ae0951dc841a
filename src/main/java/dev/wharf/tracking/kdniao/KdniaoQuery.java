package dev.wharf.tracking.kdniao;

import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.TrackingFeed.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The question that 快递鸟 is asked, and what it means when it has no traces to tell: it says so in words, not in codes. Words: docs/rules/tracking.md. Pure. */
final class KdniaoQuery {
    private static final Duration PAUSE = Duration.ofHours(1);

    private KdniaoQuery() { }

    static Map<String, String> form(KdniaoSettings.Account its, Wanted parcel) {
        return form(its, its.query(), parcel);
    }

    /** @param type RequestType; subscriptions and questions differ in nothing else */
    static Map<String, String> form(KdniaoSettings.Account its, String type, Wanted parcel) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("ShipperCode", parcel.carrier());
        wanted.put("LogisticCode", parcel.number());
        if (!parcel.phoneLast4().isEmpty()) wanted.put("CustomerName", parcel.phoneLast4());
        var data = FeedText.json(wanted);
        return Map.of("RequestData", data, "EBusinessID", its.business(), "RequestType", type, "DataType", "2", "DataSign", KdniaoSign.of(data.getBytes(StandardCharsets.UTF_8), its.key()));
    }

    /** @return the answer if it tells of traces @throws RuntimeException as {@link TrackingFeed#ask} */
    static Optional<byte[]> known(byte[] bytes) {
        var answer = FeedText.answer("快递鸟", bytes);
        if (!answer.has("Success")) throw new IllegalStateException("快递鸟 did not say whether it succeeded");
        if (!answer.path("Traces").isEmpty()) return Optional.of(bytes);
        var reason = answer.path("Reason").asText("");
        if (answer.path("Success").asBoolean()) return Optional.empty();
        // The account's troubles first: they may name what was asked for, 轨迹查询次数已用完.
        if (says(reason, "频", "次数", "超限")) throw new EffectPutOff(PAUSE, "[TOO_OFTEN]");
        if (says(reason, "套餐", "非法参数", "权限", "签名")) throw new EffectRefused("REFUSED", reason);
        if (says(reason, "轨迹", "无物流")) return Optional.empty();
        throw new EffectRefused(TrackingFeed.PARCEL + "REFUSED", reason);
    }

    private static boolean says(String reason, String... words) {
        return Stream.of(words).anyMatch(reason::contains);
    }
}
