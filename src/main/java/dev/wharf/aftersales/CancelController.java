package dev.wharf.aftersales;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.OrderNumbers;
import dev.wharf.process.Actor;
import dev.wharf.refund.RefundReason;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/orders/{no}/cancel}. A channel's number means that order alone, a fulfillment's number all that leaves with it. The same
 * cancel twice does it once.
 */
@RestController
@RequestMapping("/api/v1/orders/{no}")
class CancelController {
    private static final String INTEGRATION = "integration";

    /**
     * @param refund whether we give the buyer back what was paid. Left out: yes if a person cancels, no if a system does (role INTEGRATION), because a channel that cancels has
     *               given the money back itself
     */
    record CancelRequest(String reason, Boolean refund) {
        RefundReason money() {
            boolean give = refund == null ? !Actor.groups().contains(INTEGRATION) : refund;
            return give ? RefundReason.CANCELLED : RefundReason.LEFT_TO_CHANNEL;
        }
    }

    record CancelAnswer(String fulfillment, String stageBefore) { }

    private final CancelOrder cancelOrder;
    private final OrderNumbers numbers;

    CancelController(CancelOrder cancelOrder, OrderNumbers numbers) {
        this.cancelOrder = cancelOrder;
        this.numbers = numbers;
    }

    @PostMapping("/cancel")
    CancelAnswer cancel(@PathVariable String no, @RequestBody CancelRequest request) {
        var id = numbers.one(no);
        var reason = request.reason() == null ? "" : request.reason().strip();
        var before = FulfillmentId.isOne(no) ? cancelOrder.cancel(id, reason, request.money()) : cancelOrder.cancelAlone(id, reason, request.money());
        return new CancelAnswer(id.toString(), before.name());
    }
}
