package dev.wharf.inventory;

import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.infra.Statements;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a lane asks the database while it holds stock rows: as many round trips for fifty orders as for one. */
@WharfTest
class StockStatementsIT {
    private final TestHouse house;
    private final Stock stock;
    private final Lanes lanes;
    private final Ids ids;

    @Autowired
    StockStatementsIT(ApplicationContext context, Stock stock, Lanes lanes, Ids ids) {
        this.house = new TestHouse(context);
        this.stock = stock;
        this.lanes = lanes;
        this.ids = ids;
    }

    @Test
    void a_lane_of_one_and_a_lane_of_fifty_take_change_and_enter_once_each() {
        var sku = house.sku(1000, 0);
        lockInOneLane(sku, 1); // The pool and the ids are warm now.
        for (int orders : new int[] {1, Lanes.SIZE}) {
            var sent = Statements.during(() -> lockInOneLane(sku, orders));
            assertThat(sent.stream().filter(StockStatementsIT::isOfTheLane).map(sql -> sql.replaceAll("\\s+", " ").replaceAll("(stock\\w*) .*", "$1")).toList())
                .as("%s", sent).containsExactly("SELECT sku, warehouse_code, on_hand, locked, frozen, reserved, quarantine, defective, in_transit, promised FROM stock",
                    "UPDATE stock", "INSERT INTO stock_lock", "INSERT INTO stock_entry");
            assertThat(sent).as("rows are held from the first look").anyMatch(sql -> sql.startsWith("SELECT sku") && sql.endsWith("FOR UPDATE"));
            assertThat(sent).as("and changed only if the result is legal").anyMatch(sql -> sql.startsWith("UPDATE stock ") && sql.contains(">= locked +"));
        }
    }

    /** A block of numbers serves a thousand rows and may end in any lane. Changes are noted for channels only if a shop is told of stock, which another test may have set up. */
    private static boolean isOfTheLane(String sql) {
        return !sql.contains("stock_moved") && !sql.startsWith("SET ") && !sql.equals("COMMIT") && !sql.contains("number_series") && !sql.contains("LAST_INSERT_ID");
    }

    private void lockInOneLane(String sku, int orders) {
        lanes.runOne(() -> IntStream.range(0, orders).forEach(i -> assertThat(stock.lock(new FulfillmentId(ids.next()), "", NEAR,
            List.of(new Stock.Need(ids.next(), sku, 1), new Stock.Need(ids.next(), sku, 1)), null)).isTrue()));
    }
}
