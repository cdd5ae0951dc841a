package dev.wharf.order;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes sales_order, sales_order_line and sales_order_payload. */
@Repository
class JdbcSalesOrders implements SalesOrders {
    private static final String COLUMNS = """
        sales_order_id, shop_code, channel, channel_order_no, source, buyer, placed_at, ship_by, received_at, payment_status, paid_minor,
        total_minor, currency, receiver_name, receiver_phone, receiver_province, receiver_city, receiver_district, receiver_detail,
        receiver_line, buyer_message, seller_memo, warehouse_code, discount_minor, freight_minor, not_before, flag""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Writer<SalesOrder> lines = new Lane.Writer<>(11, "sales_order_line", this::writeLines);
    private final Lane.Writer<SalesOrder> gifts = new Lane.Writer<>(13, "sales_order_line", this::writeGifts);
    private final Lane.Writer<Object[]> payloads = new Lane.Writer<>(12, "sales_order_payload", this::writePayloads);

    JdbcSalesOrders(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    @Override
    public Map<Key, Known> claim(Collection<New> offered) {
        var sorted = offered.stream().sorted(Comparator.comparing((New n) -> n.order().shop()).thenComparing(n -> n.order().channelOrderNo())).toList();
        insert(sorted);
        var rows = owners(sorted);
        var lane = Lane.current();
        var known = new HashMap<Key, Known>();
        for (var one : sorted) {
            var key = new Key(one.order().shop(), one.order().channelOrderNo());
            var owner = rows.get(key);
            if (owner.id == one.order().id()) {
                lane.write(lines, one.order());
                lane.write(payloads, new Object[] {one.order().id(), one.payload()});
            } else {
                known.put(key, new Known(owner.id, !Arrays.equals(owner.hash, Fingerprint.of(one.payload()))));
            }
        }
        return known;
    }

    /** An order that is there stays as it is; a claim under way elsewhere is waited for. Not INSERT IGNORE, which would hide other errors. */
    private void insert(List<New> sorted) {
        batch.batchUpdate("INSERT INTO sales_order (" + COLUMNS + """
            , payload_hash, receiver_hash, goods_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sales_order_id = sales_order_id""",
            sorted.stream().map(n -> {
                var o = n.order();
                var r = o.receiver();
                return new Object[] {o.id(), o.shop(), o.channel(), o.channelOrderNo(), o.source(), o.buyer(), SqlTime.text(o.placedAt()),
                    SqlTime.text(o.shipBy()), SqlTime.text(o.receivedAt()), o.payment().name(), o.paidMinor(), o.totalMinor(), o.currency(),
                    r.name(), r.phone(), r.province(), r.city(), r.district(), r.detail(), r.line(), o.buyerMessage(), o.sellerMemo(),
                    o.warehouse(), o.terms().discountMinor(), o.terms().freightMinor(), SqlTime.text(o.terms().notBefore()), o.terms().flag(),
                    Fingerprint.of(n.payload()), Fingerprint.of(r), Fingerprint.of(o.lines())};
            }).toList());
    }

    private record Owner(long id, byte[] hash) { }

    private Map<Key, Owner> owners(List<New> offered) {
        var pairs = offered.stream().map(n -> new Object[] {n.order().shop(), n.order().channelOrderNo()}).toList();
        return jdbc.sql("SELECT shop_code, channel_order_no, sales_order_id, payload_hash FROM sales_order WHERE (shop_code, channel_order_no) IN (:pairs)")
            .param("pairs", pairs)
            .query((rs, n) -> Map.entry(new Key(rs.getString(1), rs.getString(2)), new Owner(rs.getLong(3), rs.getBytes(4))))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void writeLines(List<SalesOrder> added) {
        batch.batchUpdate("INSERT INTO sales_order_line (sales_order_id, line_no, sku, quantity, unit_price_minor, not_before, gift, channel_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            added.stream().flatMap(o -> o.lines().stream().map(l -> new Object[] {o.id(), l.lineNo(), l.sku(), l.quantity(), l.unitPriceMinor(),
                SqlTime.text(l.notBefore()), l.gift(), l.name()})).toList());
    }

    private void writePayloads(List<Object[]> added) {
        batch.batchUpdate("INSERT INTO sales_order_payload (sales_order_id, payload) VALUES (?, ?)", added);
    }

    @Override
    public Map<Long, SalesOrder> byIds(Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        Lane.current().flush();
        var unique = ids.stream().distinct().toList();
        var orderLines = jdbc.sql("""
                SELECT sales_order_id, line_no, sku, quantity, unit_price_minor, not_before, gift, cancelled_quantity, channel_name
                  FROM sales_order_line WHERE sales_order_id IN (:ids) ORDER BY sales_order_id, line_no
                """).param("ids", unique)
            .query((rs, n) -> Map.entry(rs.getLong(1), new SalesOrder.Line(rs.getString(2), rs.getString(3), rs.getInt(4), rs.getLong(5),
                SqlTime.instant(rs.getObject(6, LocalDateTime.class)), rs.getBoolean(7), rs.getInt(8), rs.getString(9))))
            .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("SELECT " + COLUMNS + " FROM sales_order WHERE sales_order_id IN (:ids)").param("ids", unique)
            .query((rs, n) -> read(rs, orderLines.getOrDefault(rs.getLong("sales_order_id"), List.of())))
            .list().stream().collect(Collectors.toMap(SalesOrder::id, o -> o));
    }

    @Override
    public void lock(Collection<Long> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("SELECT sales_order_id FROM sales_order WHERE sales_order_id IN (:ids) ORDER BY sales_order_id FOR UPDATE").param("ids", ids).query(Long.class).list();
    }

    @Override
    public Optional<SalesOrder> find(Key key) {
        return jdbc.sql("SELECT sales_order_id FROM sales_order WHERE shop_code = :shop AND channel_order_no = :no")
            .param("shop", key.shop()).param("no", key.channelOrderNo()).query(Long.class).optional()
            .map(id -> byIds(List.of(id)).get(id));
    }

    @Override
    public void changeReceiver(long salesOrderId, Receiver r) {
        jdbc.sql("""
                UPDATE sales_order
                   SET receiver_name = :name, receiver_phone = :phone, receiver_province = :province, receiver_city = :city,
                       receiver_district = :district, receiver_detail = :detail, receiver_line = :line, receiver_hash = :hash
                 WHERE sales_order_id = :id
                """)
            .param("name", r.name()).param("phone", r.phone()).param("province", r.province()).param("city", r.city())
            .param("district", r.district()).param("detail", r.detail()).param("line", r.line())
            .param("hash", Fingerprint.of(r)).param("id", salesOrderId).update();
    }

    @Override
    public boolean changePayment(long salesOrderId, PaymentStatus status, long paidMinor) {
        return jdbc.sql("""
                UPDATE sales_order SET payment_status = :status, paid_minor = :paid, paid_at = CASE WHEN :status = 'PAID' THEN COALESCE(paid_at, :at) ELSE NULL END
                 WHERE sales_order_id = :id AND (payment_status <> :status OR paid_minor <> :paid)
                """).param("at", SqlTime.text(Instant.now(clock))).param("status", status.name()).param("paid", paidMinor).param("id", salesOrderId).update() == 1;
    }

    @Override
    public boolean changeMemo(long salesOrderId, String sellerMemo, String flag) {
        return jdbc.sql("""
                UPDATE sales_order SET seller_memo = :memo, flag = :flag
                 WHERE sales_order_id = :id AND (BINARY seller_memo <> BINARY :memo OR BINARY flag <> BINARY :flag)
                """).param("memo", sellerMemo).param("flag", flag).param("id", salesOrderId).update() == 1;
    }

    @Override
    public void saveGifts(SalesOrder order) {
        Lane.current().write(gifts, order);
    }

    /** Of several states of one line the last one stands. */
    private void writeGifts(List<SalesOrder> changed) {
        batch.batchUpdate("""
            INSERT INTO sales_order_line (sales_order_id, line_no, sku, quantity, unit_price_minor, not_before, gift, cancelled_quantity) VALUES (?, ?, ?, ?, 0, NULL, TRUE, ?)
            ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), cancelled_quantity = VALUES(cancelled_quantity)""",
            changed.stream().sorted(Comparator.comparingLong(SalesOrder::id)).flatMap(o -> o.lines().stream().filter(SalesOrder.Line::gift)
                .map(l -> new Object[] {o.id(), l.lineNo(), l.sku(), l.quantity(), l.cancelled()})).toList());
    }

    @Override
    public void cancelUnits(long salesOrderId, String lineNo, int units) {
        Lane.current().flush();
        var changed = jdbc.sql("""
                UPDATE sales_order_line SET cancelled_quantity = cancelled_quantity + :units
                 WHERE sales_order_id = :id AND line_no = :line AND cancelled_quantity + :units <= quantity
                """).param("units", units).param("id", salesOrderId).param("line", lineNo).update();
        if (changed != 1) throw Refusal.conflict("UNITS_ALREADY_CANCELLED", "Line " + lineNo + " has fewer than " + units + " units left to cancel.");
    }

    private static SalesOrder read(ResultSet rs, List<SalesOrder.Line> lines) throws SQLException {
        var receiver = new Receiver(rs.getString("receiver_name"), rs.getString("receiver_phone"), rs.getString("receiver_province"),
            rs.getString("receiver_city"), rs.getString("receiver_district"), rs.getString("receiver_detail"), rs.getString("receiver_line"));
        return new SalesOrder(rs.getLong("sales_order_id"), rs.getString("shop_code"), rs.getString("channel"), rs.getString("channel_order_no"),
            rs.getString("source"), rs.getString("buyer"), SqlTime.instant(rs.getObject("placed_at", LocalDateTime.class)),
            SqlTime.instant(rs.getObject("ship_by", LocalDateTime.class)), SqlTime.instant(rs.getObject("received_at", LocalDateTime.class)),
            PaymentStatus.valueOf(rs.getString("payment_status")), rs.getLong("paid_minor"), rs.getLong("total_minor"), rs.getString("currency"),
            receiver, rs.getString("buyer_message"), rs.getString("seller_memo"), rs.getString("warehouse_code"),
            new SalesOrder.Terms(rs.getLong("discount_minor"), rs.getLong("freight_minor"),
                SqlTime.instant(rs.getObject("not_before", LocalDateTime.class)), rs.getString("flag")), lines);
    }
}
