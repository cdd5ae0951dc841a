package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import java.util.Optional;

/** Says whether the label of a parcel may be printed: only what was verified goes out, and only one parcel with each number. Pure. */
final class PrintRule {
    private static final int REASON_LENGTH = 200;

    /** @return why it may not be printed; empty if it may */
    Optional<Refusal> refusal(Parcel parcel, Stage stage) {
        var id = parcel.fulfillment();
        return switch (stage) {
            case CANCELLING, CANCELLED -> Optional.of(Refusal.conflict("ORDER_CANCELLED", id + " 已取消，不能打印面单。 " + id + " was cancelled; it gets no label."));
            case REVIEW, LOCK, PICK, VERIFY, MERGED -> Optional.of(Refusal.conflict("NOT_VERIFIED", id + " 还没有复核，复核后才能打印面单。 " + id + " is not verified; verify it, then print."));
            case SHIP, SYNC, DONE -> ofParcel(parcel);
        };
    }

    private static Optional<Refusal> ofParcel(Parcel parcel) {
        var id = parcel.fulfillment();
        if (parcel.state() == Parcel.State.VOIDED) return Optional.of(Refusal.conflict("LABEL_VOIDED", "面单已作废，不能打印。 This label of " + id + " was voided; print the label of the parcel that took its place."));
        if (parcel.trackingNumber().isEmpty()) return Optional.of(notReady(id.toString()));
        return Optional.empty();
    }

    static Refusal notReady(String id) {
        return Refusal.conflict("LABEL_NOT_READY", id + " 还没有面单，稍后刷新。 " + id + " has no label yet; reload in a moment.");
    }

    /**
     * A second label on a second box would be a second parcel, so somebody says why there is one.
     *
     * @param before how often it was printed. @throws Refusal INVALID if a reason is missing or too long
     */
    void requireReason(int before, String reason) {
        if (reason.length() > REASON_LENGTH) throw Refusal.invalid("REASON_TOO_LONG", "reason", "reason has at most 200 characters.");
        if (before > 0 && reason.isBlank()) {
            throw Refusal.invalid("REPRINT_REASON_MISSING", "reason", "这张面单打印过，请写明补打原因。 This label was printed before; say in reason why it is printed again.");
        }
    }
}
