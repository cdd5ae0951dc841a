package dev.wharf.channel.doudian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.PlatformHttp;
import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Calls of 抖店 with a shop's token, which lives in memory only: it is made at the first call, made anew an hour before it ends, and once more if the platform
 * says that it has ended.
 */
@Component
class DoudianCalls {
    static final String PROTOCOL = "doudian";
    private static final Duration EARLY = Duration.ofHours(1);
    private static final JsonMapper JSON = new JsonMapper();

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    private final PlatformAccounts accounts;
    private final PlatformHttp http;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    DoudianCalls(PlatformAccounts accounts, PlatformHttp http, Clock clock) {
        this.accounts = accounts;
        this.http = http;
        this.clock = clock;
    }

    /** @param method as in order.logisticsAdd. @param parameters sorted by name, nested ones too. @return the data */
    JsonNode call(String shop, String method, TreeMap<String, Object> parameters) {
        var account = accounts.need(PROTOCOL, shop);
        var token = token(shop, account);
        try {
            return once(account, method, parameters, token.value());
        } catch (DoudianAnswer.TokenEnded ended) {
            tokens.remove(shop, token);
            return once(account, method, parameters, token(shop, account).value());
        }
    }

    /** Two threads may make one each at the same time; both are good. */
    private Token token(String shop, PlatformAccounts.Account account) {
        var known = tokens.get(shop);
        var now = clock.instant();
        if (known != null && now.isBefore(known.until().minus(EARLY))) return known;
        var data = once(account, "token.create", new TreeMap<>(Map.of("code", "", "grant_type", "authorization_self", "shop_id", account.session())), "");
        var made = new Token(data.path("access_token").asText(), now.plusSeconds(data.path("expires_in").asLong()));
        if (made.value().isEmpty()) throw new IllegalStateException("抖店 answered without a token");
        tokens.put(shop, made);
        return made;
    }

    private JsonNode once(PlatformAccounts.Account account, String method, TreeMap<String, Object> parameters, String token) {
        var query = new LinkedHashMap<String, String>();
        query.put("app_key", account.key());
        query.put("method", method);
        query.put("timestamp", PlatformClock.text(clock.instant()));
        query.put("v", "2");
        query.put("sign_method", "hmac-sha256");
        var json = json(parameters);
        var signed = new LinkedHashMap<>(query);
        signed.put("param_json", json);
        query.put("sign", DoudianSign.of(signed, account.secret()));
        if (!token.isEmpty()) query.put("access_token", token);
        var url = URI.create(account.url() + "/" + method.replace('.', '/') + "?" + HttpCalls.form(query));
        return DoudianAnswer.checked(http.postJson(PROTOCOL, url, json));
    }

    private static String json(Map<String, Object> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, numbers and lists are always JSON", e);
        }
    }
}
