package dev.wharf.channel.top;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.PlatformHttp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signed calls of TOP with a shop's session. */
@Component
class TopCalls {
    static final String PROTOCOL = "top";

    private final PlatformAccounts accounts;
    private final PlatformHttp http;
    private final Clock clock;

    TopCalls(PlatformAccounts accounts, PlatformHttp http, Clock clock) {
        this.accounts = accounts;
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param name under which the answer has its result
     * @throws dev.wharf.channel.ChannelBusy    if we called too often
     * @throws dev.wharf.channel.ChannelRefused if it is our fault
     * @throws RuntimeException                 if there is no readable answer: it may have been done
     */
    JsonNode call(String shop, String method, String name, Map<String, String> business) {
        var account = accounts.need(PROTOCOL, shop);
        var all = new LinkedHashMap<>(business);
        all.put("method", method);
        all.put("app_key", account.key());
        all.put("session", account.session());
        all.put("timestamp", PlatformClock.text(clock.instant()));
        all.put("format", "json");
        all.put("v", "2.0");
        all.put("sign_method", "hmac-sha256");
        all.put("sign", TopSign.of(all, account.secret()));
        var answer = TopAnswer.checked(http.postForm(PROTOCOL, account.url(), all));
        if (!answer.hasNonNull(name)) throw new IllegalStateException("TOP answered without a result");
        return answer.path(name);
    }
}
