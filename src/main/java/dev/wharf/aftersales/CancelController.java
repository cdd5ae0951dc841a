package dev.wharf.aftersales;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.OrderNumbers;
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
    record CancelRequest(String reason) { }

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
        var before = FulfillmentId.isOne(no) ? cancelOrder.cancel(id, reason) : cancelOrder.cancelAlone(id, reason);
        return new CancelAnswer(id.toString(), before.name());
    }
}
