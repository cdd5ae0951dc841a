package dev.wharf.parcel;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parcels as the running lane sees them. Call inside a transaction; writes leave in one batch before the commit. */
public interface Parcels {
    /** In the order they were packed, voided ones too. */
    List<Parcel> of(FulfillmentId id);

    /** Those that are not voided, in the order they were packed. */
    default List<Parcel> live(FulfillmentId id) {
        return of(id).stream().filter(p -> p.state() != Parcel.State.VOIDED).toList();
    }

    /** @throws IllegalStateException if there is none: the model packs before anything else is done with a parcel */
    default Parcel get(FulfillmentId id, long parcelId) {
        return of(id).stream().filter(p -> p.id() == parcelId).findFirst()
            .orElseThrow(() -> new IllegalStateException(id + " has no parcel " + parcelId));
    }

    void add(Parcel parcel);

    /**
     * Keeps the next state of a parcel, written only if the row is still in the state that was read: of two that move it, one wins.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException at the commit if another got there first
     */
    void save(Parcel parcel);

    /** The one that a carrier knows by this {@link Parcel#reference}. */
    Optional<Parcel> byReference(String reference);

    /** Reads committed parcels by what a scanner reads. Numbers without a parcel are left out; two carriers may share a number. */
    Map<String, List<Parcel>> byTrackingNumbers(Collection<String> numbers);
}
