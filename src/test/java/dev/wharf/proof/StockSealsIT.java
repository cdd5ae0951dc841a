package dev.wharf.proof;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Balance;
import dev.wharf.overview.StockHistory;
import dev.wharf.overview.StockProof;
import dev.wharf.process.JobLease;
import dev.wharf.proof.StockSeals.Wrong;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Days of January 2019 in the ledger, sealed and tampered with. No other test has entries before this year. */
@WharfTest
class StockSealsIT {
    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");
    private static final String KEY = "a-key-of-thirty-two-characters-1";
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final TestHouse house;
    private final JdbcClient jdbc;
    private String sku;

    @Autowired
    StockSealsIT(ApplicationContext context, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void ledger() {
        sku = house.sku(0, 0);
        entry(NEAR, "RECEIVE", 10, 0, "2019-01-01T09:00:00");
        entry(FAR, "RECEIVE", 4, 0, "2019-01-01T23:59:59.999999");
        entry(NEAR, "LOCK", 0, 3, "2019-01-02T00:00:00");
        entry(NEAR, "DEDUCT", -3, -3, "2019-01-04T18:00:00");
    }

    @AfterEach
    void clean() {
        jdbc.sql("DELETE FROM stock_entry WHERE entered_at < '2020-01-01'").update();
        jdbc.sql("DELETE FROM stock_seal").update();
        jdbc.sql("DELETE FROM stock_day").update();
        jdbc.sql("DELETE FROM stock WHERE sku = :sku").param("sku", sku).update();
    }

    /** @param local time of the house */
    private void entry(String warehouse, String kind, int onHand, int locked, String local) {
        jdbc.sql("""
            INSERT INTO stock_entry (stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, fulfillment_id, entry_key, actor, reason, entered_at)
            VALUES (:id, :sku, :warehouse, :kind, :onHand, :locked, NULL, :key, 'test', 'tab	and \\ ', :at)
            """).param("id", house.bean(Ids.class).next()).param("sku", sku).param("warehouse", warehouse).param("kind", kind).param("onHand", onHand).param("locked", locked)
            .param("key", TestHouse.unique("seal")).param("at", SqlTime.text(at(local))).update();
        jdbc.sql("INSERT INTO stock (sku, warehouse_code, on_hand, locked) VALUES (:sku, :warehouse, 0, 0) ON DUPLICATE KEY UPDATE sku = sku").param("sku", sku).param("warehouse", warehouse).update();
        jdbc.sql("UPDATE stock SET on_hand = on_hand + :onHand, locked = locked + :locked WHERE sku = :sku AND warehouse_code = :warehouse")
            .param("sku", sku).param("warehouse", warehouse).param("onHand", onHand).param("locked", locked).update();
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(HOUSE).toInstant();
    }

    private StockSeals seals(String now, String key) {
        var clock = Clock.fixed(at(now), ZoneOffset.UTC);
        return new StockSeals(house.bean(SealedDays.class), house.bean(JobLease.class), new ProofSettings(true, Duration.ofMinutes(5), Duration.ofMinutes(15), HOUSE, key), clock,
            house.bean(PlatformTransactionManager.class));
    }

    private StockSeals.Verdict verify() {
        return seals("2019-02-01T00:00:00", KEY).verify(LocalDate.EPOCH, EVER);
    }

    private void change(String what) {
        assertThat(jdbc.sql(what).param("sku", sku).update()).isPositive();
    }

    @Test
    void a_day_is_sealed_a_quarter_of_an_hour_after_it_ended_and_days_follow_without_a_gap() {
        assertThat(seals("2019-01-02T00:14:59", "").sealAll()).isZero();
        assertThat(seals("2019-01-02T00:15:00", "").sealAll()).isOne();
        assertThat(seals("2019-01-05T00:15:00", "").sealAll()).as("also the third, on which nothing moved").isEqualTo(3);
        var days = house.bean(SealedDays.class).between(FIRST, EVER);
        assertThat(days).extracting(SealedDays.Seal::entries).containsExactly(2, 1, 0, 1);
        assertThat(days.get(0).previousDigest()).isEqualTo(DayDigest.NONE);
        for (int i = 1; i < days.size(); i++) {
            assertThat(days.get(i).previousDigest()).isEqualTo(days.get(i - 1).digest());
            assertThat(days.get(i).from()).isEqualTo(days.get(i - 1).until());
        }
        assertThat(verify()).satisfies(v -> {
            assertThat(v.holds()).isTrue();
            assertThat(v.days()).isEqualTo(4);
            assertThat(v.entries()).isEqualTo(4);
            assertThat(v.unsigned()).isEqualTo(4);
        });
    }

    @Test
    void sums_that_start_at_a_seal_are_the_sums_from_the_first_entry() {
        seals("2019-01-03T12:00:00", "").sealAll();
        var history = house.bean(StockHistory.class);
        assertThat(history.at(sku, "", at("2019-01-01T08:59:59"))).isEmpty();
        assertThat(history.at(sku, NEAR, at("2019-01-01T09:00:00"))).containsExactly(new Balance(sku, NEAR, 10, 0));
        assertThat(history.at(sku, "", at("2019-01-01T23:59:59"))).containsExactly(new Balance(sku, NEAR, 10, 0));
        assertThat(history.at(sku, "", at("2019-01-02T00:00:00"))).containsExactlyInAnyOrder(new Balance(sku, NEAR, 10, 3), new Balance(sku, FAR, 4, 0));
        assertThat(history.at(sku, NEAR, at("2019-01-04T17:59:59"))).containsExactly(new Balance(sku, NEAR, 10, 3));
        assertThat(history.at(sku, NEAR, at("2019-01-04T18:00:00"))).containsExactly(new Balance(sku, NEAR, 7, 0));
        assertThat(history.sums(sku, NEAR)).isEqualTo(house.balance(sku, NEAR));
        var proof = house.bean(StockProof.class);
        for (var found : java.util.List.of(proof.check(), proof.checkAll())) assertThat(found.breaches()).noneMatch(b -> b.sku().equals(sku));
        jdbc.sql("UPDATE stock SET on_hand = on_hand + 1 WHERE sku = :sku AND warehouse_code = :w").param("sku", sku).param("w", NEAR).update();
        for (var found : java.util.List.of(proof.check(), proof.checkAll())) assertThat(found.breaches()).anyMatch(b -> b.sku().equals(sku) && b.found().equals("现存 on hand 8，台账 ledger 7"));
    }

    @Test
    void a_changed_entry_of_a_sealed_day_is_named_by_its_day() {
        seals("2019-01-05T01:00:00", KEY).sealAll();
        assertThat(verify().holds()).isTrue();
        assertThat(verify().unsigned()).isZero();
        change("UPDATE stock_entry SET reason = 'another' WHERE sku = :sku AND kind = 'LOCK'");
        assertThat(verify()).satisfies(v -> {
            assertThat(v.firstBad()).isEqualTo(LocalDate.of(2019, 1, 2));
            assertThat(v.wrong()).isEqualTo(Wrong.DIGEST);
        });
    }

    @Test
    void an_entry_taken_out_or_put_in_later_is_counted() {
        seals("2019-01-05T01:00:00", KEY).sealAll();
        entry(NEAR, "ADJUST", 1, 0, "2019-01-03T10:00:00");
        assertThat(verify()).satisfies(v -> {
            assertThat(v.firstBad()).isEqualTo(LocalDate.of(2019, 1, 3));
            assertThat(v.wrong()).isEqualTo(Wrong.ENTRIES);
            assertThat(v.sentence()).contains("has 1 entries and was sealed with 0");
        });
        change("DELETE FROM stock_entry WHERE sku = :sku AND kind = 'RECEIVE'");
        assertThat(verify().firstBad()).isEqualTo(FIRST);
    }

    @Test
    void a_changed_balance_of_a_sealed_day_is_named() {
        seals("2019-01-05T01:00:00", KEY).sealAll();
        change("UPDATE stock_day SET on_hand = on_hand + 1 WHERE sku = :sku AND day = '2019-01-04'");
        assertThat(verify().firstBad()).isEqualTo(LocalDate.of(2019, 1, 4));
    }

    @Test
    void who_seals_a_changed_day_anew_lacks_the_key_or_breaks_the_chain() {
        seals("2019-01-05T01:00:00", KEY).sealAll();
        change("UPDATE stock_entry SET on_hand_delta = 9 WHERE sku = :sku AND kind = 'RECEIVE' AND warehouse_code = '" + NEAR + "'");
        var read = house.bean(SealedDays.class).read(DayDigest.NONE, FIRST, at("2019-01-01T00:00:00"), at("2019-01-02T00:00:00"));
        jdbc.sql("UPDATE stock_seal SET digest = :d WHERE day = '2019-01-01'").param("d", read.digest()).update();
        assertThat(verify()).satisfies(v -> {
            assertThat(v.firstBad()).isEqualTo(FIRST);
            assertThat(v.wrong()).isEqualTo(Wrong.SIGNATURE);
        });
        jdbc.sql("UPDATE stock_seal SET signature = '' WHERE day = '2019-01-01'").update();
        assertThat(verify()).satisfies(v -> {
            assertThat(v.firstBad()).isEqualTo(LocalDate.of(2019, 1, 2));
            assertThat(v.wrong()).isEqualTo(Wrong.CHAIN);
        });
    }

    @Test
    void a_seal_that_was_taken_out_is_missed() {
        seals("2019-01-05T01:00:00", KEY).sealAll();
        jdbc.sql("DELETE FROM stock_seal WHERE day = '2019-01-02'").update();
        assertThat(verify()).satisfies(v -> {
            assertThat(v.firstBad()).isEqualTo(LocalDate.of(2019, 1, 3));
            assertThat(v.wrong()).isEqualTo(Wrong.CHAIN);
        });
        jdbc.sql("DELETE FROM stock_seal WHERE day = '2019-01-01'").update();
        assertThat(verify().firstBad()).as("the first one has nothing before it").isEqualTo(LocalDate.of(2019, 1, 3));
    }
}
