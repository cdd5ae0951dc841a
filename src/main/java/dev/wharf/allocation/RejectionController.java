package dev.wharf.allocation;

import dev.wharf.order.OrderNumbers;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/fulfillments/{no}/reject}: the warehouse will not ship it. */
@RestController
@RequestMapping("/api/v1/fulfillments/{no}")
class RejectionController {
    /** @param reason see {@link dev.wharf.order.RejectReason} */
    record Request(String reason, String sku, Integer quantity, String note) { }

    private final Rejections rejections;
    private final OrderNumbers numbers;

    RejectionController(Rejections rejections, OrderNumbers numbers) {
        this.rejections = rejections;
        this.numbers = numbers;
    }

    @PostMapping("/reject")
    Rejections.Answer reject(@PathVariable String no, @RequestBody Request request) {
        return rejections.reject(numbers.one(no), request.reason(), request.sku(), request.quantity(), request.note());
    }
}
