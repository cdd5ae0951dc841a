package dev.wharf.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random operations on the stock and on a plain model of it; after every lane the tables say what the model says. */
@WharfTest
class StockModelIT {
    private static final Logger LOG = LoggerFactory.getLogger(StockModelIT.class);
    private static final int OPERATIONS = 20_000;
    private static final int PARTITIONS = 4;
    private static final long SEED = Long.getLong("wharf.soak.seed", 4);
    private static final long FIRST_ORDER = 1_000_000_000_000L;

    private final HouseStock house;
    private final Lanes lanes;
    private final JdbcClient jdbc;

    @Autowired
    StockModelIT(Stock stock, Lanes lanes, JdbcClient jdbc) {
        this.house = new HouseStock(stock);
        this.lanes = lanes;
        this.jdbc = jdbc;
    }

    /** Four at once, each with SKUs and orders of its own: they meet in the tables and never in a row. */
    @Test
    void twenty_thousand_operations_leave_the_tables_as_the_models_say() throws Exception {
        var name = TestHouse.unique("M");
        var threads = Executors.newFixedThreadPool(PARTITIONS);
        long start = System.nanoTime();
        try {
            var partitions = IntStream.range(0, PARTITIONS).mapToObj(i -> threads.submit(() -> play(new Script(SEED + i, i, name + "P" + i, FIRST_ORDER * (i + 1))))).toList();
            for (var partition : partitions) assertThat(partition.get()).as("refused").isPositive();
        } finally {
            threads.shutdownNow();
            // Its goods are under way without a transfer and locked without an order: no other test is to find them.
            for (var table : List.of("stock_lock", "stock_entry", "stock")) jdbc.sql("DELETE FROM " + table + " WHERE sku LIKE :name").param("name", name + "P%").update();
        }
        LOG.info("{} operations in {} ms", OPERATIONS, (System.nanoTime() - start) / 1_000_000);
    }

    /** @return operations that were refused */
    private int play(Script script) {
        var books = new Books(jdbc, script.skus());
        int done = 0;
        int refused = 0;
        while (done < OPERATIONS / PARTITIONS) {
            var batch = script.next();
            assertThat(answers(batch)).as("seed %d, %s", SEED, batch).isEqualTo(batch.expected());
            assertThat(books.differences(script.model)).as("seed %d, after %s", SEED, batch).isEmpty();
            done += batch.operations().size();
            if (batch.expected().contains(ReferenceStock.REFUSED)) refused++;
        }
        for (var end = script.closing(); end.isPresent(); end = script.closing()) {
            var batch = end.get();
            lanes.runOne(() -> batch.operations().forEach(house::apply));
        }
        assertThat(books.differences(script.model)).isEmpty();
        assertThat(books.differencesOfWholeLedger(script.model)).isEmpty();
        return refused;
    }

    @Test
    void the_same_seed_is_the_same_run() {
        var one = new Script(7, 0, "SAME", FIRST_ORDER);
        var other = new Script(7, 0, "SAME", FIRST_ORDER);
        for (int i = 0; i < 200; i++) assertThat(one.next()).isEqualTo(other.next());
    }

    private List<Integer> answers(Batch batch) {
        try {
            return lanes.call(() -> batch.operations().stream().map(house::apply).toList());
        } catch (Refusal refusal) {
            if (batch.operations().size() > 1) throw refusal;
            return List.of(ReferenceStock.REFUSED);
        }
    }
}
