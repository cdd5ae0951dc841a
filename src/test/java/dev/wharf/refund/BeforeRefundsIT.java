package dev.wharf.refund;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What was cancelled before this system gave anything back was settled by hand: the statement of V053, on filled tables of the test's own, writes it down as given. */
@WharfTest
class BeforeRefundsIT {
    private static final List<String> TABLES = List.of("sales_order", "sales_order_line", "fulfillment", "fulfillment_line", "refund");

    private final DataSource shared;
    private SingleConnectionDataSource source;
    private JdbcClient jdbc;
    private String mode;
    private long lines;

    @Autowired
    BeforeRefundsIT(DataSource shared) {
        this.shared = shared;
    }

    @BeforeEach
    void tables_of_its_own() throws SQLException {
        source = new SingleConnectionDataSource(shared.getConnection(), true);
        jdbc = JdbcClient.create(source);
        for (var table : TABLES) jdbc.sql("CREATE TEMPORARY TABLE before_" + table + " LIKE " + table).update();
        mode = jdbc.sql("SELECT @@SESSION.sql_mode").query(String.class).single();
        // Columns that are of no matter here are left out
        jdbc.sql("SET SESSION sql_mode = ''").update();
    }

    @AfterEach
    void away() {
        jdbc.sql("SET SESSION sql_mode = :mode").param("mode", mode).update();
        for (var table : TABLES) jdbc.sql("DROP TEMPORARY TABLE before_" + table).update();
        source.destroy();
    }

    private void update() throws IOException {
        try (var file = getClass().getResourceAsStream("/db/migration/V053__refund.sql")) {
            var script = new String(file.readAllBytes(), UTF_8);
            var statement = script.substring(script.indexOf("INSERT INTO refund "), script.indexOf(';', script.indexOf("INSERT INTO refund ")));
            jdbc.sql("SET SESSION sql_mode = :mode").param("mode", mode).update();
            jdbc.sql(statement.replaceAll("(FROM|JOIN|INTO) (" + String.join("|", TABLES) + ")\\b", "$1 before_$2")).update();
        }
    }

    private void order(long id, String status, long paid, long total, long discount) {
        jdbc.sql("INSERT INTO before_sales_order (sales_order_id, shop_code, channel_order_no, payment_status, paid_minor, total_minor, discount_minor, currency) VALUES (?, 'S', ?, ?, ?, ?, ?, 'CNY')")
            .params(id, "T-" + id, status, paid, total, discount).update();
    }

    private void line(long order, int quantity, int cancelled, long price, boolean gift) {
        jdbc.sql("INSERT INTO before_sales_order_line (sales_order_id, line_no, sku, quantity, cancelled_quantity, unit_price_minor, gift) VALUES (?, ?, 'K', ?, ?, ?, ?)")
            .params(order, gift ? "G" : "1", quantity, cancelled, price, gift).update();
    }

    private void ships(long fulfillment, long order, String stage) {
        jdbc.sql("INSERT INTO before_fulfillment (fulfillment_id, sales_order_id, stage) VALUES (?, ?, ?)").params(fulfillment, order, stage).update();
    }

    private void goods(long fulfillment, long order, String sku, int quantity, int perKit) {
        jdbc.sql("INSERT INTO before_fulfillment_line (fulfillment_line_id, fulfillment_id, sales_order_id, line_no, sku, quantity, units_per_kit) VALUES (?, ?, ?, '1', ?, ?, ?)")
            .params(lines++, fulfillment, order, sku, quantity, perKit).update();
    }

    @Test
    void what_was_cancelled_before_counts_as_given() throws IOException {
        // All cancelled: all that was paid, freight too
        order(1, "PAID", 2500, 2500, 0);
        line(1, 2, 0, 1000, false);
        ships(11, 1, "CANCELLED");
        goods(11, 1, "A", 2, 1);
        // One of two was missing
        order(2, "PAID", 2000, 2000, 0);
        line(2, 2, 1, 1000, false);
        ships(21, 2, "PICK");
        goods(21, 2, "A", 1, 1);
        // One of three kits was cancelled as a part; its first fulfillment bears another order too
        order(3, "PAID", 3000, 3000, 0);
        line(3, 3, 0, 1000, false);
        ships(31, 3, "DONE");
        goods(31, 3, "A", 4, 2);
        goods(31, 3, "B", 2, 1);
        ships(32, 3, "CANCELLING");
        goods(32, 3, "A", 2, 2);
        goods(32, 3, "B", 1, 1);
        // With its share of the discount
        order(4, "PAID", 1499, 1499, 501);
        line(4, 2, 1, 1000, false);
        ships(41, 4, "REVIEW");
        goods(41, 4, "A", 1, 1);
        // At most what was paid
        order(5, "DEPOSIT", 500, 2000, 0);
        line(5, 2, 1, 1000, false);
        ships(51, 5, "REVIEW");
        goods(51, 5, "A", 1, 1);
        // Nothing: not paid, nothing cancelled, only a gift cancelled, goods on another order's fulfillment
        order(6, "UNPAID", 0, 1000, 0);
        line(6, 1, 0, 1000, false);
        ships(61, 6, "CANCELLED");
        goods(61, 6, "A", 1, 1);
        order(7, "PAID", 1000, 1000, 0);
        line(7, 1, 0, 1000, false);
        line(7, 1, 1, 0, true);
        ships(71, 7, "DONE");
        goods(71, 7, "A", 1, 1);
        order(8, "PAID", 1000, 1000, 0);
        line(8, 1, 0, 1000, false);
        ships(81, 8, "MERGED");
        goods(81, 8, "A", 0, 1);
        goods(31, 8, "A", 1, 1);

        update();

        assertThat(jdbc.sql("SELECT CONCAT_WS(' ', effect_key, fulfillment_id, sales_order_id, amount_minor, currency, reason_code, state) FROM before_refund ORDER BY sales_order_id").query(String.class).list())
            .isEqualTo(List.of("F11-R1 11 1 2500 CNY BEFORE_REFUNDS NOT_DUE", "F21-R1 21 2 1000 CNY BEFORE_REFUNDS NOT_DUE", "F31-R1 31 3 1000 CNY BEFORE_REFUNDS NOT_DUE",
                "F41-R1 41 4 750 CNY BEFORE_REFUNDS NOT_DUE", "F51-R1 51 5 500 CNY BEFORE_REFUNDS NOT_DUE"));
        assertThat(jdbc.sql("SELECT DISTINCT words FROM before_refund").query(String.class).single()).contains("settled by hand before the update");
    }
}
