package dev.wharf.review.blacklist;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderNumbers;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The blacklist. Values go in and never come out. */
@RestController
@RequestMapping("/api/v1/blacklist")
class BlacklistController {
    private static final int MOST = 200;
    private static final int VALUE_AT_MOST = 600;
    private static final int REASON_AT_MOST = 200;

    /**
     * Either {@code kind} and {@code value}, or the number of an {@code order} and the {@code kinds} to take from it.
     *
     * @param shop      code; left out for all shops
     * @param expiresAt time with its zone; left out for never
     */
    record Request(String kind, String value, String order, List<String> kinds, String shop, String reason, String expiresAt) { }

    record Page(List<Entry> entries, String next) { }

    private final Blacklist blacklist;
    private final Shops shops;
    private final OrderNumbers numbers;
    private final Fulfillments fulfillments;
    private final Lanes lanes;
    private final Clock clock;

    BlacklistController(Blacklist blacklist, Shops shops, OrderNumbers numbers, Fulfillments fulfillments, Lanes lanes, Clock clock) {
        this.blacklist = blacklist;
        this.shops = shops;
        this.numbers = numbers;
        this.fulfillments = fulfillments;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Newest first. @param cursor {@code next} of the answer before @param all also those that were retired */
    @GetMapping
    Page list(@RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "false") boolean all, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " entries.");
        if (!cursor.matches("[0-9]{0,18}")) throw Refusal.invalid("CURSOR_INVALID", "cursor", "cursor is the next of the answer before.");
        var found = blacklist.list(cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor), all, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? String.valueOf(page.get(limit - 1).id()) : "");
    }

    /** @return the entries; one that was there already comes as it is */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    List<Entry> add(@RequestBody Request request) {
        var terms = new Blacklist.Terms(shop(request.shop), needed("reason", request.reason, REASON_AT_MOST), expiry(request.expiresAt));
        if (request.order == null || request.order.isBlank()) {
            var value = needed("value", request.value, VALUE_AT_MOST);
            var kind = kind("kind", request.kind);
            return lanes.call(() -> List.of(blacklist.add(kind, value, terms)));
        }
        var kinds = kinds(request.kinds);
        var id = numbers.one(request.order);
        var added = lanes.call(() -> blacklist.add(fulfillments.orderOf(id), kinds, terms));
        if (added.isEmpty()) throw Refusal.invalid("NOTHING_TO_LIST", "kinds", "The order has none of " + kinds + ".");
        return added;
    }

    /** Takes somebody off the list; the entry stays for the record. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        var why = needed("reason", reason, REASON_AT_MOST);
        lanes.runOne(() -> blacklist.retire(id, why));
    }

    private String shop(String code) {
        if (code == null || code.isBlank()) return "";
        return shops.find(code.strip()).orElseThrow(() -> Refusal.invalid("SHOP_UNKNOWN", "shop", "This shop is not set up; leave shop out for all shops.")).code();
    }

    private Instant expiry(String text) {
        if (text == null || text.isBlank()) return null;
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (!at.isAfter(Instant.now(clock))) throw Refusal.invalid("FIELD_INVALID", "expiresAt", "expiresAt lies in the past; leave it out for never.");
            return at;
        } catch (DateTimeException e) {
            throw Refusal.invalid("FIELD_INVALID", "expiresAt", "expiresAt is a time with its zone, such as 2026-12-31T00:00:00+08:00.");
        }
    }

    private static Set<Kind> kinds(List<String> names) {
        if (names == null || names.isEmpty()) throw Refusal.invalid("FIELD_MISSING", "kinds", "kinds says what to take from the order: some of " + Arrays.toString(Kind.values()) + ".");
        var kinds = EnumSet.noneOf(Kind.class);
        names.forEach(name -> kinds.add(kind("kinds", name)));
        return kinds;
    }

    private static Kind kind(String field, String name) {
        return Arrays.stream(Kind.values()).filter(k -> k.name().equals(name)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", field, field + " is one of " + Arrays.toString(Kind.values()) + "."));
    }

    private static String needed(String field, String text, int most) {
        if (text == null || text.isBlank()) throw Refusal.invalid("FIELD_MISSING", field, field + " is missing.");
        if (text.strip().length() > most) throw Refusal.invalid("FIELD_TOO_LONG", field, field + " has more than " + most + " characters.");
        return text.strip();
    }
}
