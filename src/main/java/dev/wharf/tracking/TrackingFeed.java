package dev.wharf.tracking;

import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service that watches parcels of many carriers for us and pushes what they say. An adapter knows its wire format and nothing of our tables. */
public interface TrackingFeed {
    /** Begins the code of a refusal that concerns this parcel; any other concerns the account, and so every parcel of it. */
    String PARCEL = "PARCEL-";

    /** As in the address of the callback, for example {@code kuaidi100}. */
    String code();

    /** The account that watches this carrier of ours; empty if none is set up for it. */
    Optional<String> accountFor(String carrier);

    /**
     * Asks it to watch a parcel. A second request for the same parcel succeeds and changes nothing.
     *
     * @throws EffectRefused if it says no, for good. Any other exception means that it may watch already
     */
    void subscribe(String account, Wanted parcel);

    /** Accounts that may be asked about a parcel. None unless set up for it: feeds charge for each answer. */
    Set<String> answering();

    /**
     * Asks what carriers have said of a parcel so far. Changes nothing there, and may be asked again.
     *
     * @return an answer that {@link #read} understands; empty if nothing is known of it yet
     * @throws EffectRefused if it will not say, as for {@link #subscribe}
     * @throws EffectPutOff  if it is asked too often. Any other exception means that it did not answer
     */
    Optional<byte[]> ask(String account, Wanted parcel);

    /**
     * @param carrier    what the feed calls the carrier
     * @param phoneLast4 of the receiver: some carriers tell nothing without it; empty if there is none
     */
    record Wanted(String carrier, String number, String phoneLast4) {
        @Override
        public String toString() {
            return "Wanted[" + carrier + ", " + number + "]";
        }
    }

    /**
     * Looks whether a push is genuine, on the bytes as they came. Compares in constant time; says the same of an account that is not there and of
     * a wrong signature.
     *
     * @return the part that was signed
     * @throws PushRefused if it is not
     */
    byte[] verified(String account, byte[] body);

    /** What a genuine push says, or an answer. @throws PushRefused if it is not what this feed sends */
    List<TrackingReport> read(byte[] content);

    /** In the feed's own shape. @param account as named in the address, known or not */
    String accepted(String account);

    /** In the feed's own shape. @param words without anything of the push */
    String refused(String account, String words);
}
