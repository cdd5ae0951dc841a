package dev.wharf.tracking.kuaidi100;

import dev.wharf.effect.EffectRefused;
import dev.wharf.tracking.FeedHttp;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.FormFields;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.PushRefused.Why;
import dev.wharf.tracking.TrackingFeed;
import dev.wharf.tracking.TrackingReport;
import dev.wharf.tracking.TrackingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 快递100: parcels are subscribed, and each push is the full list of scans, signed with our salt. */
@Component
@Order(1)
class Kuaidi100Feed implements TrackingFeed {
    static final String CODE = "kuaidi100";
    /** 200 done, 501 watched already. */
    private static final Set<String> YES = Set.of("200", "501");
    /** 600 bad key, 601 key expired or used up; the account needs a person. */
    private static final Set<String> NO_ACCOUNT = Set.of("600", "601");
    /** 700 bad data, 701 carrier refused, 702 carrier not recognised; the parcel needs a person. */
    private static final Set<String> NO_PARCEL = Set.of("700", "701", "702");

    private final Kuaidi100Accounts accounts;
    private final TrackingSettings settings;
    private final FeedHttp http;

    Kuaidi100Feed(Kuaidi100Accounts accounts, TrackingSettings settings, FeedHttp http) {
        this.accounts = accounts;
        this.settings = settings;
        this.http = http;
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
        if (its == null) throw new EffectRefused("NO_ACCOUNT", "没有设置快递100账号 " + account + "。 No 快递100 account " + account + " is set up.");
        if (settings.publicUrl().isEmpty()) throw new EffectRefused("NO_ADDRESS", "快递100不知道推送到哪里，请设置 wharf.tracking.public-url。 Set wharf.tracking.public-url, else there is nowhere to push to.");
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("callbackurl", settings.callback(CODE, account));
        parameters.put("salt", its.salt());
        parameters.put("resultv2", "1");
        if (!parcel.phoneLast4().isEmpty()) parameters.put("phone", parcel.phoneLast4());
        var param = new LinkedHashMap<String, Object>();
        param.put("company", parcel.carrier());
        param.put("number", parcel.number());
        param.put("key", its.key());
        param.put("parameters", parameters);
        var answer = FeedText.answer("快递100", http.post(accounts.url(), Map.of("schema", "json", "param", FeedText.json(param))));
        var code = answer.path("returnCode").asText("");
        var words = answer.path("message").asText("");
        if (YES.contains(code)) return;
        if (NO_ACCOUNT.contains(code)) throw new EffectRefused(code, words);
        if (NO_PARCEL.contains(code)) throw new EffectRefused(PARCEL + code, words);
        throw new IllegalStateException("快递100 answered " + code);
    }

    @Override
    public Set<String> answering() {
        return accounts.all().entrySet().stream().filter(a -> !a.getValue().customer().isBlank()).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public Optional<byte[]> ask(String account, Wanted parcel) {
        return Kuaidi100Query.known(http.post(accounts.queryUrl(), Kuaidi100Query.form(accounts.all().get(account), parcel)));
    }

    @Override
    public byte[] verified(String account, byte[] body) {
        var fields = FormFields.of(body);
        var its = accounts.all().get(account);
        var param = fields.getOrDefault("param", new byte[0]);
        var sign = fields.getOrDefault("sign", new byte[0]);
        if (its == null || param.length == 0 || !Kuaidi100Sign.verifies(sign, param, its.salt())) throw new PushRefused(Why.SIGNATURE);
        return param;
    }

    @Override
    public List<TrackingReport> read(byte[] content) {
        return Kuaidi100Push.read(content);
    }

    @Override
    public String accepted(String account) {
        return "{\"result\":true,\"returnCode\":\"200\",\"message\":\"成功\"}";
    }

    @Override
    public String refused(String account, String words) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("result", false);
        answer.put("returnCode", "500");
        answer.put("message", words);
        return FeedText.json(answer);
    }
}
