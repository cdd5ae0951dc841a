package dev.wharf.tracking.problem;

import dev.wharf.common.Text;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * Why a person has to look after a parcel, or after all parcels of a feed's account.
 *
 * @param key    one for each thing that can be wrong once; the business key of its instance
 * @param parcel for the whole account, the one that showed it
 */
record Problem(String key, Kind kind, boolean wholeAccount, TrackedParcel parcel, Text reason) {
    private static final String ACCOUNT = "NOT_WATCHED-ACCOUNT-";

    /** @param kind any but NOT_WATCHED */
    static Problem of(Kind kind, TrackedParcel parcel, Instant now) {
        var key = kind + "-P" + parcel.parcelId();
        return switch (kind) {
            case NO_SCAN -> {
                long hours = Duration.between(parcel.handedOverAt(), now).toHours();
                yield new Problem(key, kind, false, parcel, new Text("交接给承运商 " + hours + " 小时，还没有任何轨迹", "No scan " + hours + " h after the handover"));
            }
            case STUCK -> {
                long hours = Duration.between(parcel.lastScanAt(), now).toHours();
                yield new Problem(key + "-" + parcel.lastScanAt().getEpochSecond(), kind, false, parcel,
                    new Text("轨迹停滞，最近一条在 " + hours + " 小时前", "Stuck: the last scan is " + hours + " h old"));
            }
            case RETURNED -> new Problem(key, kind, false, parcel, new Text("收件人拒收或包裹被退回", "The receiver refused it, or it is on its way back"));
            case NOT_WATCHED -> throw new IllegalArgumentException("A feed says that it does not watch, no rule does");
        };
    }

    /** @param words the feed's own */
    static Problem notWatched(TrackedParcel parcel, boolean wholeAccount, String words) {
        var where = parcel.feed() + "/" + parcel.account();
        return new Problem(wholeAccount ? ACCOUNT + where : Kind.NOT_WATCHED + "-P" + parcel.parcelId(), Kind.NOT_WATCHED, wholeAccount, parcel,
            new Text("轨迹服务 " + where + " 未订阅：" + words, "Tracking feed " + where + " does not watch: " + words));
    }

    /** After a person has waited. */
    static Problem stillNotWatched(TrackedParcel parcel, boolean wholeAccount) {
        return notWatched(parcel, wholeAccount, "仍未订阅 still so");
    }

    static String accountKey(TrackedParcel parcel) {
        return ACCOUNT + parcel.feed() + "/" + parcel.account();
    }

    /** Feed and account of a problem that concerns all parcels of one. */
    static String[] accountOf(String key) {
        return key.substring(ACCOUNT.length()).split("/", 2);
    }
}
