package dev.wharf.channel;

import java.util.Optional;

/** Speaks one protocol. Any exception other than {@link ChannelRefused} and {@link ChannelBusy} means that it may have been done. */
public interface ChannelPort {
    /** Of the shops that no other protocol serves. */
    String WEBHOOK = "webhook";

    /** Code of the protocol, as in the settings {@code wharf.channel.<protocol>}. */
    String protocol();

    /** Whether the shop is set up for this protocol. */
    boolean serves(String shop);

    Capabilities can(String shop);

    /**
     * Tells what left. A second notice with the same key changes nothing.
     *
     * @throws ChannelRefused if the channel says no, for good
     * @throws ChannelBusy    if it did nothing and wants to be left alone for a while
     */
    void pushShipment(ShipmentNotice notice);

    /** @return the tracking number if the channel keeps this notice; empty means a certain no */
    Optional<String> findShipment(ShipmentNotice notice);
}
