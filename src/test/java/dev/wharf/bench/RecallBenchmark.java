package dev.wharf.bench;

import dev.wharf.WharfApplication;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.infra.security.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Who got a lot, asked over REST of a house that has shipped a million lines of a hundred lots: a hundred thousand orders with a parcel each.
 * {@code mvn -Pbench-recall verify -DskipTests}
 */
public final class RecallBenchmark {
    private static final int MOST_MS = 2000;
    private static final int ORDERS = 100_000;
    private static final int LINES = 10 * ORDERS;
    private static final int PIECE = 20_000;
    private static final int LOTS = 100;
    private static final int TIMES = 9;

    private RecallBenchmark() { }

    public static void main(String[] arguments) throws IOException, SQLException {
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-recall-database"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            empty(database);
            var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn", "--wharf.lot.every=1d",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password());
            try (wharf) {
                fill(wharf.getBean(JdbcClient.class));
                measure(wharf.getEnvironment().getRequiredProperty("local.server.port", Integer.class), new CpuMeter(database.pid()));
            }
        }
    }

    /** Rows as picks and handovers leave them. Each order has lines of ten lots, each lot went into a tenth of the orders. */
    private static void fill(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO lot (lot_id, sku, lot_no, received_at) SELECT seq, 'RECALL', CONCAT('L', seq - 1), '2026-01-01' FROM seq_1_to_" + LOTS).update();
        insert(jdbc, ORDERS, """
            INSERT INTO sales_order (sales_order_id, shop_code, channel, channel_order_no, source, buyer, placed_at, ship_by, received_at, payment_status, paid_minor, total_minor,
                currency, receiver_name, receiver_phone, receiver_province, receiver_city, receiver_district, receiver_detail, receiver_line, buyer_message, seller_memo, warehouse_code,
                payload_hash)
            SELECT seq, 'S-BENCH', 'generic', CONCAT('R', seq), 'BENCH', 'b', '2026-01-01', '2026-01-02', '2026-01-01', 'PAID', 100, 100, 'CNY', '', '', '', '', '', '', '', '', '', '',
                   UNHEX(SHA2(seq, 256)) FROM\s""");
        insert(jdbc, ORDERS, """
            INSERT INTO fulfillment (fulfillment_id, sales_order_id, shop_code, stage, warehouse_code, province, city, district, special_requests, ship_by, created_at, stage_at, closed_at,
                close_reason, version)
            SELECT seq, seq, 'S-BENCH', 'DONE', 'W', '', '', '', '', '2026-01-02', '2026-01-01', '2026-01-02', '2026-01-02', '', 0 FROM\s""");
        insert(jdbc, ORDERS, """
            INSERT INTO parcel (parcel_id, fulfillment_id, carrier_code, tracking_number, weight_g, state, packed_at, handed_over_at)
            SELECT seq, seq, 'DEMO', CONCAT('RT', seq), 100, 'HANDED_OVER', '2026-01-02', '2026-01-02' FROM\s""");
        insert(jdbc, LINES, """
            INSERT INTO fulfillment_line (fulfillment_line_id, fulfillment_id, sales_order_id, line_no, sku, quantity, unit_price_minor)
            SELECT seq, (seq + 9) DIV 10, (seq + 9) DIV 10, MOD(seq, 10), 'RECALL', 1, 100 FROM\s""");
        insert(jdbc, LINES, """
            INSERT INTO unit_trace (fulfillment_id, fulfillment_line_id, sku, lot_no, serial_no, quantity, picked_at)
            SELECT (seq + 9) DIV 10, seq, 'RECALL', CONCAT('L', MOD(seq, 100)), '', 1, '2026-01-02' FROM\s""");
    }

    /** In pieces, so that none takes longer than the connection waits. */
    private static void insert(JdbcClient jdbc, int rows, String select) {
        for (int from = 1; from <= rows; from += PIECE) jdbc.sql(select + "seq_" + from + "_to_" + (from + PIECE - 1)).update();
    }

    private static void measure(int port, CpuMeter meter) throws IOException {
        // The password of the one who asks is checked with each request; what that costs is told beside it.
        ask(port, "/api/v1/lots?sku=RECALL-NONE", 0, meter);
        var login = ask(port, "/api/v1/lots?sku=RECALL-NONE", 0, meter);
        var reports = new ArrayList<CpuMeter.Reading>();
        for (int i = 0; i < TIMES; i++) reports.add(ask(port, "/api/v1/lots/RECALL/L" + 7 * i + "/orders", LINES / LOTS, meter));
        var cpu = reports.stream().mapToDouble(r -> r.jvmMs() + r.databaseMs()).sorted().toArray();
        var wall = reports.stream().mapToDouble(CpuMeter.Reading::wallMs).sorted().toArray();
        var text = """
            | shipped lines | orders of the lot | ms CPU, median | ms CPU, most | ms by the clock, least and median | ms CPU of an empty answer |
            |---|---|---|---|---|---|
            | %d | %d | %.0f | %.0f | %.0f, %.0f | %.0f |
            """.formatted(LINES, LINES / LOTS, cpu[TIMES / 2], cpu[TIMES - 1], wall[0], wall[TIMES / 2], login.jvmMs() + login.databaseMs());
        System.out.println(text);
        Files.writeString(Path.of("target", "recall-benchmark.md"), text);
        if (cpu[TIMES / 2] > MOST_MS) throw new IllegalStateException("A recall report takes more than " + MOST_MS + " ms of CPU");
    }

    private static CpuMeter.Reading ask(int port, String path, int orders, CpuMeter meter) throws IOException {
        var before = meter.read();
        var answer = Visitor.basic(port, "csr").get(path);
        var used = meter.read().since(before);
        int found = answer.body().split("\"trackingNumber\":\"RT").length - 1;
        if (answer.statusCode() != 200 || found != orders) throw new IllegalStateException(path + ": " + answer.statusCode() + ", orders: " + found);
        return used;
    }

    private static void empty(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS wharf");
            statement.execute("CREATE DATABASE wharf CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }
}
