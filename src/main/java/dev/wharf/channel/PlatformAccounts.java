package dev.wharf.channel;

import java.net.URI;
import java.util.Optional;

/** How we are known at platforms, by shop. */
public interface PlatformAccounts {
    /**
     * @param url     where the platform listens; the adapters add their paths
     * @param session what stands for the shop: TOP session, JOS access token, 抖店 shop number
     */
    record Account(URI url, String key, String secret, String session) {
        /** Neither secret nor session may come into a log. */
        @Override
        public String toString() {
            return "Account[" + url + "]";
        }
    }

    /** @return empty if the shop is not set up for this protocol */
    Optional<Account> of(String protocol, String shop);

    /** The same for a call. @throws ChannelRefused if the shop was taken out since */
    default Account need(String protocol, String shop) {
        return of(protocol, shop).orElseThrow(() -> new ChannelRefused("NO_ACCOUNT", "店铺 " + shop + " 没有平台账号，请设置 wharf.channel." + protocol + ".shops。 Shop "
            + shop + " has no account; set wharf.channel." + protocol + ".shops."));
    }
}
