package dev.wharf.channel.jos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.PlatformHttp;
import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Signed calls of JOS with a shop's token. */
@Component
class JosCalls {
    static final String PROTOCOL = "jos";
    private static final JsonMapper JSON = new JsonMapper();

    private final PlatformAccounts accounts;
    private final PlatformHttp http;
    private final Clock clock;

    JosCalls(PlatformAccounts accounts, PlatformHttp http, Clock clock) {
        this.accounts = accounts;
        this.http = http;
        this.clock = clock;
    }

    /**
     * What is common rides in the address and the business in the form, as in the vendor's SDK; the signature covers both.
     *
     * @return the part under the method's own key
     * @throws dev.wharf.channel.ChannelBusy    if we called too often
     * @throws dev.wharf.channel.ChannelRefused if it is our fault
     * @throws RuntimeException                 if there is no readable answer: it may have been done
     */
    JsonNode call(String shop, String method, Map<String, String> business) {
        var account = accounts.need(PROTOCOL, shop);
        var form = Map.of("360buy_param_json", json(business));
        var common = new TreeMap<String, String>();
        common.put("method", method);
        common.put("app_key", account.key());
        common.put("access_token", account.session());
        common.put("timestamp", PlatformClock.text(clock.instant()));
        common.put("v", "2.0");
        var all = new TreeMap<>(common);
        all.putAll(form);
        common.put("sign", JosSign.of(all, account.secret()));
        return JosAnswer.checked(http.postForm(PROTOCOL, URI.create(account.url() + "?" + HttpCalls.form(common)), form), method);
    }

    private static String json(Map<String, String> business) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(business));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON", e);
        }
    }
}
