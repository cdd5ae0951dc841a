package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why an order could not move. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() { }

    /** The refusals that a run meets often, in Chinese too. */
    static Text text(Refusal refusal) {
        return new Text(switch (refusal.code()) {
            case "OVERRIDE_NOT_ALLOWED" -> "您的岗位不能放行这条规则的结论。";
            case "ALREADY_APPROVED" -> "您已审批过，还需要另一个人审批。";
            default -> refusal.getMessage();
        }, refusal.getMessage());
    }

    /** A refusal says it itself; of anything else people get a reference to the log. */
    static Text text(FulfillmentId id, RuntimeException reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return text(refusal);
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} could not be handled in bulk, reference {}", id, reference, reason);
        return new Text("系统未能处理，请稍后重试；参考号 " + reference, "It could not be done; try again later. Reference " + reference);
    }
}
