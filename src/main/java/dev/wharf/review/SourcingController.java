package dev.wharf.review;

import dev.wharf.common.Refusal;
import dev.wharf.sourcing.Strategy;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/sourcing/plan}: today's choice for the orders that wait for stock, beside the best joint one. Changes nothing. */
@RestController
@RequestMapping("/api/v1/sourcing")
class SourcingController {
    private static final int ORDERS = 500;
    private static final int ORDERS_AT_MOST = 2000;
    private static final int SECONDS_AT_MOST = 10;

    /**
     * @param shop     null for all
     * @param strategy LEAST_SPLIT if null
     * @param limit    so many of the most urgent; 500 if null
     * @param seconds  to search for; 1 if null
     */
    record Request(String shop, String strategy, Integer limit, Integer seconds) { }

    private final WaitingOrders waiting;

    SourcingController(WaitingOrders waiting) {
        this.waiting = waiting;
    }

    @PostMapping("/plan")
    JointPlan.Comparison plan(@RequestBody Request request) {
        var strategy = request.strategy == null || request.strategy.isBlank() ? Strategy.LEAST_SPLIT
            : Arrays.stream(Strategy.values()).filter(s -> s.name().equals(request.strategy)).findFirst()
                .orElseThrow(() -> Refusal.invalid("STRATEGY_UNKNOWN", "strategy", "strategy is one of " + Arrays.toString(Strategy.values()) + "."));
        return waiting.compare(request.shop == null ? "" : request.shop.strip(), within("limit", request.limit, ORDERS, ORDERS_AT_MOST), strategy,
            Duration.ofSeconds(within("seconds", request.seconds, 1, SECONDS_AT_MOST)));
    }

    private static int within(String field, Integer value, int fallback, int most) {
        if (value == null) return fallback;
        if (value < 1 || value > most) throw Refusal.invalid("FIELD_INVALID", field, field + " is 1 to " + most + ".");
        return value;
    }
}
