package dev.wharf.tracking.kuaidi100;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.tracking.kuaidi100.*}.
 *
 * @param url      where parcels are subscribed
 * @param queryUrl where it is asked about parcels
 * @param accounts by name; the name is part of the callback's address
 */
@ConfigurationProperties("wharf.tracking.kuaidi100")
public record Kuaidi100Settings(@DefaultValue("https://poll.kuaidi100.com/poll") URI url, @DefaultValue("https://poll.kuaidi100.com/poll/query.do") URI queryUrl,
                                @DefaultValue Map<String, Account> accounts) {

    public Kuaidi100Settings {
        accounts.forEach((name, account) -> {
            if (!name.matches("[a-z0-9-]{1,32}")) throw new IllegalArgumentException("wharf.tracking.kuaidi100.accounts: a name has 1 to 32 of a-z, 0-9 and -, not " + name);
            account.check("wharf.tracking.kuaidi100.accounts." + name);
        });
    }

    /**
     * Key, customer and salt come from the environment, never from a file in version control.
     *
     * @param key      授权码, sent with each subscription
     * @param customer sent with questions; without it nothing is asked
     * @param salt     ours to choose, 8 characters at least: it proves that a push is theirs
     * @param carriers codes of our carriers that this account watches
     */
    public record Account(String key, @DefaultValue("") String customer, String salt, @DefaultValue List<String> carriers) {
        private static final int SALT_AT_LEAST = 8;

        void check(String where) {
            if (key == null || key.isBlank()) throw new IllegalArgumentException(where + ".key is missing");
            if (salt == null || salt.length() < SALT_AT_LEAST) throw new IllegalArgumentException(where + ".salt has " + SALT_AT_LEAST + " characters or more");
        }

        @Override
        public String toString() {
            return "Account[hidden, carriers=" + carriers + "]";
        }
    }
}
