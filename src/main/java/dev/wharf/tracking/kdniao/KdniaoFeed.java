package dev.wharf.tracking.kdniao;

import dev.wharf.effect.EffectRefused;
import dev.wharf.tracking.FeedHttp;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.FormFields;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.PushRefused.Why;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.TrackingReport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 快递鸟: the second feed behind the same port. Its callback address is entered in its console, so a subscription does not name it. */
@Component
@Order(2)
class KdniaoFeed implements TrackingFeed {
    static final String CODE = "kdniao";

    private final KdniaoAccounts accounts;
    private final FeedHttp http;
    private final Clock clock;

    KdniaoFeed(KdniaoAccounts accounts, FeedHttp http, Clock clock) {
        this.accounts = accounts;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<String> accountFor(String carrier) {
        return accounts.all().entrySet().stream().filter(a -> a.getValue().carriers().contains(carrier)).map(Map.Entry::getKey).sorted().findFirst();
    }

    @Override
    public void subscribe(String account, Wanted parcel) {
        var its = accounts.all().get(account);
        if (its == null) throw new EffectRefused("NO_ACCOUNT", "没有设置快递鸟账号 " + account + "。 No 快递鸟 account " + account + " is set up.");
        var answer = FeedText.answer("快递鸟", http.post(accounts.url(), KdniaoQuery.form(its, its.request(), parcel)));
        var reason = answer.path("Reason").asText("");
        if (answer.path("Success").asBoolean() || reason.contains("重复")) return;
        throw new EffectRefused(PARCEL + "REFUSED", reason);
    }

    @Override
    public Set<String> answering() {
        return accounts.all().entrySet().stream().filter(a -> !a.getValue().query().isBlank()).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public Optional<byte[]> ask(String account, Wanted parcel) {
        return KdniaoQuery.known(http.post(accounts.queryUrl(), KdniaoQuery.form(accounts.all().get(account), parcel)));
    }

    /** Some of its clients encode once and some twice; what is still encoded after the container's round is decoded again. */
    @Override
    public byte[] verified(String account, byte[] body) {
        var fields = FormFields.of(body);
        var data = plain(fields.getOrDefault("RequestData", new byte[0]));
        var sign = fields.getOrDefault("DataSign", new byte[0]);
        var its = accounts.all().get(account);
        if (its == null || data.length == 0 || !(KdniaoSign.verifies(sign, data, its.key()) || KdniaoSign.verifies(FormFields.decoded(sign), data, its.key()))) {
            throw new PushRefused(Why.SIGNATURE);
        }
        if (!its.business().equals(FeedText.object(data).path("EBusinessID").asText())) throw new PushRefused(Why.SIGNATURE);
        return data;
    }

    /** JSON does not begin with a percent sign. */
    private static byte[] plain(byte[] once) {
        return once.length > 0 && once[0] == '%' ? FormFields.decoded(once) : once;
    }

    @Override
    public List<TrackingReport> read(byte[] content) {
        return KdniaoPush.read(content);
    }

    @Override
    public String accepted(String account) {
        return answer(account, true, "");
    }

    @Override
    public String refused(String account, String words) {
        return answer(account, false, words);
    }

    private String answer(String account, boolean success, String reason) {
        var its = accounts.all().get(account);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("EBusinessID", success && its != null ? its.business() : "");
        answer.put("UpdateTime", FeedText.timeText(clock.instant()));
        answer.put("Success", success);
        answer.put("Reason", reason);
        return FeedText.json(answer);
    }
}
