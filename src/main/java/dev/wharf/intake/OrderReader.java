package dev.wharf.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.wharf.common.Refusal;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Reads one order from JSON and says which field is wrong, why, and what is expected. Pure but for the time, which is given.
 * Unknown fields are kept in the raw payload and otherwise passed over, so that a channel may send more than we use.
 */
final class OrderReader {
    /** As many lines as 旺店通 takes in one order; more are a mistake of the sender. */
    static final int LINES_AT_MOST = 200;
    private static final int NAME_MAX = 200;
    private static final int UNITS_AT_MOST = 100_000;
    private static final long PRICE_AT_MOST = 1_000_000_000_00L;

    private final ObjectMapper json;

    OrderReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param payload one JSON object
     * @return the order without an id, channel, ship-by time (null if not given) and receive time, which intake adds
     * @throws Refusal INVALID naming the field
     */
    SalesOrder read(byte[] payload, String source) {
        JsonNode order;
        try {
            order = json.readTree(payload);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Refusal.invalid("JSON_MALFORMED", "", "This is not JSON" + (at == null ? "." : ": line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        if (order == null || !order.isObject()) throw Refusal.invalid("JSON_MALFORMED", "", "An order is a JSON object.");
        return order(order, source);
    }

    private SalesOrder order(JsonNode o, String source) {
        var shop = text(o, "shop", "", 1, 32);
        var channelOrderNo = text(o, "channelOrderNo", "", 1, 64);
        var lines = lines(o);
        var terms = terms(o);
        long goods = lines.stream().mapToLong(l -> Math.multiplyExact((long) l.quantity(), l.unitPriceMinor())).sum();
        long total = goods - terms.discountMinor() + terms.freightMinor();
        if (total < 0) throw Refusal.invalid("FIELD_INVALID", "discountMinor", "discountMinor is " + terms.discountMinor() + ", more than goods and freight cost together.");
        var payment = object(o, "payment", "");
        var status = paymentStatus(payment);
        var paid = payment.has("paidMinor") ? whole(payment, "paidMinor", "payment.", 0, Long.MAX_VALUE) : 0;
        var currency = payment.has("currency") ? text(payment, "currency", "payment.", 3, 3) : "CNY";
        return new SalesOrder(0, shop, "", channelOrderNo, source, optional(o, "buyer", "", 100), time(o, "placedAt", "", true), time(o, "shipBy", "", false),
            Instant.EPOCH, status, paid, total, currency, receiver(o), optional(o, "buyerMessage", "", 1000), optional(o, "sellerMemo", "", 1000),
            optional(o, "warehouse", "", 32), terms, lines);
    }

    private static SalesOrder.Terms terms(JsonNode o) {
        return new SalesOrder.Terms(optionalMoney(o, "discountMinor"), optionalMoney(o, "freightMinor"), time(o, "shipNotBefore", "", false), optional(o, "flag", "", 16));
    }

    private static long optionalMoney(JsonNode o, String field) {
        var value = o.get(field);
        return value == null || value.isNull() ? 0 : whole(o, field, "", 0, PRICE_AT_MOST);
    }

    private static PaymentStatus paymentStatus(JsonNode payment) {
        var text = text(payment, "status", "payment.", 1, 16);
        return Arrays.stream(PaymentStatus.values()).filter(s -> s.name().equals(text)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "payment.status", "payment.status is one of " + Arrays.toString(PaymentStatus.values()) + "."));
    }

    /** An empty or odd receiver is not refused here: review holds the order and a clerk asks the buyer. */
    private static Receiver receiver(JsonNode o) {
        var r = object(o, "receiver", "");
        return new Receiver(optional(r, "name", "receiver.", 100), optional(r, "phone", "receiver.", 64), optional(r, "province", "receiver.", 50),
            optional(r, "city", "receiver.", 50), optional(r, "district", "receiver.", 50), optional(r, "detail", "receiver.", 500),
            optional(r, "address", "receiver.", 600));
    }

    private static List<SalesOrder.Line> lines(JsonNode o) {
        var array = o.get("lines");
        if (array == null || !array.isArray() || array.isEmpty()) throw Refusal.invalid("FIELD_MISSING", "lines", "lines is a list with at least one line.");
        if (array.size() > LINES_AT_MOST) throw Refusal.invalid("TOO_MANY_LINES", "lines", "An order has at most " + LINES_AT_MOST + " lines; this one has " + array.size() + ".");
        var lines = new ArrayList<SalesOrder.Line>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < array.size(); i++) {
            var path = "lines[" + i + "].";
            var line = array.get(i);
            if (!line.isObject()) throw Refusal.invalid("FIELD_INVALID", "lines[" + i + "]", "A line is a JSON object.");
            var lineNo = line.has("lineNo") ? text(line, "lineNo", path, 1, 64) : String.valueOf(i + 1);
            if (!numbers.add(lineNo)) throw Refusal.invalid("LINE_NO_TWICE", path + "lineNo", "Line number " + lineNo + " stands on two lines; each line has its own.");
            lines.add(new SalesOrder.Line(lineNo, text(line, "sku", path, 1, 64), (int) whole(line, "quantity", path, 1, UNITS_AT_MOST),
                whole(line, "unitPriceMinor", path, 0, PRICE_AT_MOST), time(line, "shipNotBefore", path, false), false, 0, name(line, path)));
        }
        return lines;
    }

    /** Read by a person who maps an unknown code; a long one loses its end rather than the order. */
    private static String name(JsonNode line, String path) {
        var name = optional(line, "name", path, 4000);
        return name.codePointCount(0, name.length()) <= NAME_MAX ? name : name.substring(0, name.offsetByCodePoints(0, NAME_MAX));
    }

    private static JsonNode object(JsonNode parent, String field, String path) {
        var value = parent.get(field);
        if (value == null || !value.isObject()) throw Refusal.invalid("FIELD_MISSING", path + field, path + field + " is missing; it is a JSON object.");
        return value;
    }

    private static String text(JsonNode parent, String field, String path, int least, int most) {
        var value = parent.get(field);
        if (value == null || value.isNull()) throw Refusal.invalid("FIELD_MISSING", path + field, path + field + " is missing.");
        if (value.getNodeType() != JsonNodeType.STRING) throw Refusal.invalid("FIELD_INVALID", path + field, path + field + " is a text in quotes.");
        var text = value.textValue().strip();
        if (text.length() < least) throw Refusal.invalid("FIELD_MISSING", path + field, path + field + " is empty.");
        if (text.length() > most) throw Refusal.invalid("FIELD_TOO_LONG", path + field, path + field + " has " + text.length() + " characters; at most " + most + " are kept.");
        return text;
    }

    private static String optional(JsonNode parent, String field, String path, int most) {
        var value = parent.get(field);
        return value == null || value.isNull() ? "" : text(parent, field, path, 0, most);
    }

    private static long whole(JsonNode parent, String field, String path, long least, long most) {
        var value = parent.get(field);
        if (value == null || value.isNull()) throw Refusal.invalid("FIELD_MISSING", path + field, path + field + " is missing; it is a whole number.");
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw Refusal.invalid("FIELD_INVALID", path + field, path + field + " is a whole number.");
        if (value.longValue() < least || value.longValue() > most) {
            throw Refusal.invalid("FIELD_INVALID", path + field, path + field + " is " + value.longValue() + "; it lies between " + least + " and " + most + ".");
        }
        return value.longValue();
    }

    private static Instant time(JsonNode parent, String field, String path, boolean needed) {
        var value = parent.get(field);
        if (!needed && (value == null || value.isNull())) return null;
        var text = text(parent, field, path, 1, 40);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("FIELD_INVALID", path + field, path + field + " is a time with its zone, such as 2026-11-23T09:30:00+08:00.");
        }
    }
}
