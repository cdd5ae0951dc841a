package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import dev.wharf.scan.Scans;
import dev.wharf.scan.WallSlots;
import org.springframework.stereotype.Component;

/** Who may do what at the bench. Call inside a transaction. */
@Component
class Bench {
    private final JdbcVerifications verifications;
    private final Scans scans;
    private final WallSlots slots;

    Bench(JdbcVerifications verifications, Scans scans, WallSlots slots) {
        this.slots = slots;
        this.verifications = verifications;
        this.scans = scans;
    }

    /** The newest count of an order, whatever its state. */
    Verification find(FulfillmentId id) {
        return verifications.latest(id).orElseThrow(() -> notHere(id));
    }

    /** Holds the newest count for the one who acts, and notes the name at his first act: from then on the goods are on the bench, and in no slot of a put wall. */
    Verification lockForMe(FulfillmentId id) {
        var count = verifications.lockLatest(id).orElseThrow(() -> notHere(id));
        var me = Actor.current();
        if (count.state() != Verification.State.OPEN || me.equals(count.verifier())) return count;
        refusePicker(id);
        verifications.verifiedBy(count.id(), me);
        slots.toBench(id);
        return count;
    }

    /** @throws Refusal CONFLICT unless the count is open */
    Verification lockOpenForMe(FulfillmentId id) {
        return requireOpen(lockForMe(id));
    }

    Verification requireOpen(Verification count) {
        var id = count.fulfillment();
        if (count.state() == Verification.State.CANCELLED) throw Refusal.conflict("ORDER_CANCELLED", "Order " + id + " was cancelled; put its goods back.");
        if (count.state() != Verification.State.OPEN) throw Refusal.conflict("VERIFICATION_NOT_OPEN", "The verification of " + id + " is " + count.state() + ".");
        return count;
    }

    /** Two pairs of eyes: whoever picked units of the order would not see his own mistake. */
    void refusePicker(FulfillmentId id) {
        if (scans.pickersOf(id).contains(Actor.current())) {
            throw Refusal.forbidden("PICKER_MAY_NOT_VERIFY", "You picked order " + id + "; another person has to verify it.");
        }
    }

    private static Refusal notHere(FulfillmentId id) {
        return Refusal.conflict("NOT_AT_VERIFICATION", "Order " + id + " has not come to verification.");
    }
}
