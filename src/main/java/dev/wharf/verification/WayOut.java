package dev.wharf.verification;

import dev.wharf.common.Text;
import java.util.Arrays;
import java.util.Optional;

/** What becomes of a difference. Codes are decisions of Task_ResolveDifference; never renamed. */
enum WayOut {
    VERIFY_AGAIN("再次复核", "verify again"), PICK_AGAIN("重新拣货", "pick again"), PUT_BACK("多余的放回货位", "put the surplus back"),
    REPLACE_DAMAGED("转残次并重新拣货", "move to defective and pick again"), CANCEL_DAMAGED("转残次并取消订单", "move to defective and cancel the order");

    private final Text text;

    WayOut(String zh, String en) {
        this.text = new Text(zh, en);
    }

    Text text() {
        return text;
    }

    /** True if good stock becomes defective by it. */
    boolean takesGoodsOff() {
        return this == REPLACE_DAMAGED || this == CANCEL_DAMAGED;
    }

    static Optional<WayOut> of(String decision) {
        return Arrays.stream(values()).filter(way -> way.name().equals(decision)).findFirst();
    }
}
