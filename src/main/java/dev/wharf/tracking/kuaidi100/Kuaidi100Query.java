package dev.wharf.tracking.kuaidi100;

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
import java.util.Set;

/** The question that 快递100 is asked, and what it means when it has no scans to tell. Codes: docs/rules/tracking.md. Pure. */
final class Kuaidi100Query {
    private static final String KNOWN = "200";
    /** 500 no result yet, also written 201. */
    private static final Set<String> NOTHING_YET = Set.of("500", "201");
    /** 503 wrong signature; 600 bad key, 601 key expired or used up. */
    private static final Set<String> NO_ACCOUNT = Set.of("503", "600", "601");
    /** 400 bad data, or a carrier it does not serve; 408 it needs other digits of the phone number. */
    private static final Set<String> NO_PARCEL = Set.of("400", "408");
    /** In no list of codes, but in what it writes. */
    private static final String TOO_OFTEN = "频繁";
    private static final Duration PAUSE = Duration.ofHours(1);

    private Kuaidi100Query() { }

    static Map<String, String> form(Kuaidi100Settings.Account its, Wanted parcel) {
        var param = new LinkedHashMap<String, Object>();
        param.put("com", parcel.carrier());
        param.put("num", parcel.number());
        if (!parcel.phoneLast4().isEmpty()) param.put("phone", parcel.phoneLast4());
        param.put("resultv2", "1");
        param.put("show", "0");
        param.put("order", "desc");
        var text = FeedText.json(param);
        return Map.of("customer", its.customer(), "param", text, "sign", Kuaidi100Sign.ofQuery(text.getBytes(StandardCharsets.UTF_8), its.key(), its.customer()));
    }

    /** @return the answer if it tells of scans @throws RuntimeException as {@link TrackingFeed#ask} */
    static Optional<byte[]> known(byte[] bytes) {
        var answer = FeedText.answer("快递100", bytes);
        var code = answer.hasNonNull("returnCode") ? answer.path("returnCode").asText() : answer.path("status").asText();
        var words = answer.path("message").asText("");
        if (code.equals(KNOWN)) return answer.path("data").isEmpty() ? Optional.empty() : Optional.of(bytes);
        // First, because it comes with codes that mean something else.
        if (words.contains(TOO_OFTEN)) throw new EffectPutOff(PAUSE, "[TOO_OFTEN]");
        if (NOTHING_YET.contains(code)) return Optional.empty();
        if (NO_ACCOUNT.contains(code)) throw new EffectRefused(code, words);
        if (NO_PARCEL.contains(code)) throw new EffectRefused(TrackingFeed.PARCEL + code, words);
        throw new IllegalStateException("快递100 answered " + code);
    }
}
