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

    /**
     * Takes back what was told of goods that do not leave as was said. Doing it twice is the same as once, also if the channel never heard of it.
     *
     * @param notice as it was told, with its key
     * @throws ChannelRefused if the channel says no, for good, or has no way to do it
     */
    default void withdrawShipment(ShipmentNotice notice) {
        throw new ChannelRefused("NO_WITHDRAWAL", "该平台不能通过接口撤回发货。 This channel cannot be told by interface that a shipment is taken back.");
    }

    /** @return the tracking number if the channel keeps this notice; empty means a certain no */
    Optional<String> findShipment(ShipmentNotice notice);
}
