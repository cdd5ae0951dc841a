package dev.wharf.channel;

import java.util.Optional;

/** Speaks to one channel. Any exception other than {@link ChannelRefused} means that it may have been done. */
public interface ChannelPort {
    /** Code of the channel, as on shops. */
    String channel();

    /** Tells the tracking number. A second notice with the same key changes nothing. @throws ChannelRefused if the channel says no, for good */
    void pushShipment(ShipmentNotice notice);

    /** @return the tracking number the channel keeps under this key; empty means a certain no */
    Optional<String> findShipment(String shop, String key);
}
