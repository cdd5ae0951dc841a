package dev.wharf.overview;

import dev.wharf.common.Refusal;
import dev.wharf.order.OrderNumbers;
import dev.wharf.refund.Refunds;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as other systems read them. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {
    private static final int MOST = 200;

    private final OrderNumbers numbers;
    private final OrderViews reader;
    private final OrderSearch search;
    private final Refunds refunds;

    OrderApi(OrderNumbers numbers, OrderViews reader, OrderSearch search, Refunds refunds) {
        this.numbers = numbers;
        this.reader = reader;
        this.search = search;
        this.refunds = refunds;
    }

    /** @param no ours or the channel's */
    @GetMapping("/{no}")
    OrderAnswer order(@PathVariable String no) {
        var id = numbers.one(no);
        return OrderAnswer.of(reader.read(id, Viewer.current()), refunds.of(id));
    }

    /** Newest first. @param filter its cursor is {@code next} of the answer before @param limit rows of one answer, 1 to 200 */
    @GetMapping
    OrderPage orders(@ParameterObject @ModelAttribute OrderFilter filter, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " orders.");
        return search.find(filter, limit);
    }
}
