package dev.wharf.tracking.kdniao;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.tracking.kdniao.*}.
 *
 * @param url      where parcels are subscribed
 * @param queryUrl where it is asked about parcels
 * @param accounts by name; the name is part of the callback's address, which is entered in 快递鸟's console
 */
@ConfigurationProperties("wharf.tracking.kdniao")
public record KdniaoSettings(@DefaultValue("https://api.kdniao.com/api/dist") URI url,
                             @DefaultValue("https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx") URI queryUrl, @DefaultValue Map<String, Account> accounts) {

    public KdniaoSettings {
        accounts.forEach((name, account) -> {
            if (!name.matches("[a-z0-9-]{1,32}")) throw new IllegalArgumentException("wharf.tracking.kdniao.accounts: a name has 1 to 32 of a-z, 0-9 and -, not " + name);
            account.check("wharf.tracking.kdniao.accounts." + name);
        });
    }

    /**
     * The key comes from the environment, never from a file in version control.
     *
     * @param business EBusinessID
     * @param key      AppKey: signs what we send and proves what they send
     * @param request  RequestType of subscriptions: 1008, or 8008 for the paid service
     * @param query    RequestType of questions: 1002, or 8001 and 8002 for the paid service; without it nothing is asked
     * @param carriers codes of our carriers that this account watches
     */
    public record Account(String business, String key, @DefaultValue("1008") String request, @DefaultValue("") String query, @DefaultValue List<String> carriers) {
        private static final int KEY_AT_LEAST = 8;

        void check(String where) {
            if (business == null || business.isBlank()) throw new IllegalArgumentException(where + ".business is missing");
            if (key == null || key.length() < KEY_AT_LEAST) throw new IllegalArgumentException(where + ".key has " + KEY_AT_LEAST + " characters or more");
        }

        @Override
        public String toString() {
            return "Account[hidden, carriers=" + carriers + "]";
        }
    }
}
