package dev.wharf.scan;

import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every scan of the floor, right or wrong. Call inside a transaction. */
public interface Scans {
    /** As wide as the columns of codes. */
    int CODE_LENGTH = 128;

    /** Code of the refusal of a key that another scan has. */
    String KEY_TAKEN = "CLIENT_KEY_TAKEN";

    /**
     * The scan this device sent before under this key. The caller holds the row of the task, so two sendings cannot pass each other.
     *
     * @throws dev.wharf.common.Refusal INVALID if the key is missing or too long; CONFLICT if another task owns it
     */
    Optional<Scan> answered(Scan.Kind kind, long taskId, String clientKey);

    /** What was answered to this key, whatever the task; for one who does not know which task it was. */
    Optional<Scan> known(String clientKey);

    void write(Scan scan);

    /** One scan that counts for several orders at once. @param shares units of each of them, the order of the scan among them; their sum is the scan's quantity */
    void write(Scan scan, Map<FulfillmentId, Integer> shares);

    /**
     * Where pickers stand: the bin of the last scan with this result, by task.
     *
     * @param ids the fulfillments of the tasks
     */
    Map<Long, String> lastBins(Collection<FulfillmentId> ids, String result);

    /** Scans of one task made after that moment, the newest first. */
    List<Scan> since(Scan.Kind kind, long taskId, Instant after);

    /** Those of the tasks for which anything was scanned after that moment, right or wrong: one look for all of them. */
    Set<Long> scannedAfter(Scan.Kind kind, Collection<Long> tasks, Instant moment);

    /** Those of the fulfillments of which this person has picked units. */
    Set<FulfillmentId> pickedBy(String person, Collection<FulfillmentId> ids);

    /** Who has picked units in these pick tasks, by task: a walk may have been in several hands. */
    Map<Long, Set<String>> pickersOf(Collection<Long> tasks);

    /** Who has picked units of this fulfillment. */
    Set<String> pickersOf(FulfillmentId id);

    /** A scanner can read anything; the log keeps what fits. */
    static String cut(String code) {
        return Cut.start(code, CODE_LENGTH);
    }
}
