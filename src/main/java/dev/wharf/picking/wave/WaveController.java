package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.picking.wave.Template.Conditions;
import dev.wharf.picking.wave.WaveAnswers.WaveAnswer;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Waves, for leads. */
@RestController
@RequestMapping("/api/v1/waves")
class WaveController {
    private static final int MOST = 100;
    private static final int ORDERS_AT_MOST = 500;
    private static final int KEY_MAX = 60;

    /**
     * @param key      a second request with it answers with the first wave
     * @param template code; the first of the warehouse if left out. Its limits hold
     * @param orders   numbers of fulfillments; if left out, those that fit {@code when}, else those that fit the template
     * @param byItself whether it is released as soon as it is planned; as the template says if left out
     */
    record Request(String key, String warehouse, String template, List<String> orders, Conditions when, Boolean byItself) { }

    /** @param leftOut named orders that do not wait alone any more, or are in another wave */
    record MadeAnswer(long id, WaveAnswer wave, List<String> leftOut) { }

    /** @param next id to go on before, or 0 at the end */
    record ListAnswer(List<WaveAnswer> waves, long next) { }

    /** @param cart 0 or left out: the one that has room */
    record OrderRequest(String order, Integer cart) { }

    record CartRequest(Integer cart) { }

    private final Waves waves;
    private final WaveClaims claims;
    private final WavePlanWatch watch;
    private final WaveAnswers answers;
    private final Warehouses warehouses;

    WaveController(Waves waves, WaveClaims claims, WavePlanWatch watch, WaveAnswers answers, Warehouses warehouses) {
        this.waves = waves;
        this.claims = claims;
        this.watch = watch;
        this.answers = answers;
        this.warehouses = warehouses;
    }

    /** Makes a wave now; its plan is there some seconds later. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeAnswer make(@RequestBody Request r) {
        if (r.key == null || r.key.isBlank() || r.key.length() > KEY_MAX) throw Refusal.invalid("FIELD_INVALID", "key", "key has 1 to " + KEY_MAX + " characters and names this request.");
        var orders = new ArrayList<FulfillmentId>();
        if (r.orders != null) {
            if (r.orders.size() > ORDERS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "orders", "One wave has at most " + ORDERS_AT_MOST + " orders.");
            for (int i = 0; i < r.orders.size(); i++) orders.add(number("orders[" + i + "]", r.orders.get(i)));
        }
        var made = claims.make(new WaveClaims.Request(r.key, warehouse(r.warehouse), r.template == null ? "" : r.template, orders, r.when, r.byItself));
        watch.planSoon();
        return new MadeAnswer(made.wave(), get(made.wave()), made.leftOut().stream().map(FulfillmentId::toString).toList());
    }

    /** Newest first. @param cursor {@code next} of the answer before @param closed also what is over */
    @GetMapping
    ListAnswer list(@RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "false") boolean closed,
                    @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " waves.");
        var found = waves.list(warehouse.isEmpty() ? "" : warehouse(warehouse), closed, cursor == 0 ? Long.MAX_VALUE : cursor, limit);
        return new ListAnswer(answers.of(found), found.size() < limit ? 0 : found.get(found.size() - 1).wave().id());
    }

    @GetMapping("/{id}")
    WaveAnswer get(@PathVariable long id) {
        return answers.of(waves.get(id));
    }

    @PostMapping("/{id}/release")
    WaveAnswer release(@PathVariable long id) {
        return answers.of(waves.release(id));
    }

    @PostMapping("/{id}/discard")
    WaveAnswer discard(@PathVariable long id) {
        return answers.of(waves.discard(id));
    }

    @PostMapping("/{id}/add")
    WaveAnswer add(@PathVariable long id, @RequestBody OrderRequest r) {
        return answers.of(waves.add(id, number("order", r.order), cart(r.cart == null ? 0 : r.cart, 0)));
    }

    @PostMapping("/{id}/remove")
    WaveAnswer remove(@PathVariable long id, @RequestBody OrderRequest r) {
        return answers.of(waves.remove(id, number("order", r.order)));
    }

    /** To another cart of the plan. */
    @PostMapping("/{id}/move")
    WaveAnswer move(@PathVariable long id, @RequestBody OrderRequest r) {
        return answers.of(waves.move(id, number("order", r.order), cart(r.cart, 1)));
    }

    /** Half of a cart's orders go on a new one. */
    @PostMapping("/{id}/split")
    WaveAnswer split(@PathVariable long id, @RequestBody CartRequest r) {
        return answers.of(waves.split(id, cart(r.cart, 1)));
    }

    private static int cart(Integer cart, int least) {
        if (cart == null || cart < least) throw Refusal.invalid("CART_UNKNOWN", "cart", "cart is the number of a cart of this wave, from 1.");
        return cart;
    }

    private static FulfillmentId number(String field, String no) {
        if (no == null || !FulfillmentId.isOne(no.strip())) throw Refusal.invalid("ORDER_UNKNOWN", field, field + " is the number of a fulfillment, F and digits.");
        return FulfillmentId.parse(no.strip());
    }

    private String warehouse(String code) {
        return warehouses.find(code == null ? "" : code.strip()).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code();
    }
}
