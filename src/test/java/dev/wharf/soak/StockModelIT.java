package dev.wharf.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random operations on the stock and on a plain model of it; after every lane the tables say what the model says. */
@WharfTest
class StockModelIT {
    private static final int OPERATIONS = 20_000;
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

    @Test
    void twenty_thousand_operations_leave_the_tables_as_the_model_says(TestReporter reporter) {
        long seed = Long.getLong("wharf.soak.seed", 4);
        var script = new Script(seed, 0, TestHouse.unique("M"), FIRST_ORDER);
        var books = new Books(jdbc, script.skus());
        long start = System.nanoTime();
        int done = 0;
        int refused = 0;
        while (done < OPERATIONS) {
            var batch = script.next();
            assertThat(answers(batch)).as("seed %d, batch %d: %s", seed, batch.number(), batch.operations()).isEqualTo(batch.expected());
            assertThat(books.differences(script.model)).as("seed %d, after batch %d: %s", seed, batch.number(), batch.operations()).isEmpty();
            done += batch.operations().size();
            if (batch.expected().contains(ReferenceStock.REFUSED)) refused++;
        }
        lanes.runOne(() -> script.last().operations().forEach(house::apply));
        assertThat(books.differences(script.model)).isEmpty();
        assertThat(books.differencesOfWholeLedger(script.model)).isEmpty();
        assertThat(refused).isPositive();
        reporter.publishEntry(done + " operations in " + (System.nanoTime() - start) / 1_000_000 + " ms, " + refused + " of them refused");
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
