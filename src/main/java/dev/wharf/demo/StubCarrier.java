package dev.wharf.demo;

import dev.wharf.common.Ids;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.effect.EffectRefused;
import dev.wharf.shipping.Carrier;
import dev.wharf.shipping.Waybill;
import dev.wharf.shipping.WaybillRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A carrier that ships nothing, and otherwise behaves like one: it keeps what it sold in tables of its own, over any crash of ours; its accounts have so many numbers and no
 * more; a number that is given back returns to its account, and its charge is credited later.
 */
@Component
@Profile({"demo", "test"})
public class StubCarrier implements Carrier {
    /** What an account has when it is first used. */
    static final long NUMBERS = 100_000;
    /** Of one number, in fen. */
    static final long CHARGE = 250;

    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final Ids ids;
    private final TransactionTemplate transaction;

    StubCarrier(JdbcClient jdbc, StubFaults faults, Ids ids, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String code() {
        return "DEMO";
    }

    @Override
    public String name() {
        return "演示快递 Demo Express";
    }

    @Override
    public Waybill buy(WaybillRequest request) {
        var fault = faults.called(Side.CARRIER, request.reference());
        if (fault == Fault.BREAK) throw new IllegalStateException("Status 500");
        if (fault == Fault.REFUSE) throw new EffectRefused("E1001", "收件地址超出派送范围 Address out of reach");
        sell(request);
        if (fault == Fault.HANG) faults.hang();
        if (fault == Fault.LOSE_ANSWER || fault == Fault.HANG) throw new IllegalStateException("No answer in time");
        if (fault == Fault.SAY_DUPLICATE) sell(request);
        return sold(request.reference()).orElseThrow(() -> new EffectRefused("E1002", "面单已作废 This waybill was voided"));
    }

    /** Of two sales under one reference, the first stands, and takes one number from the account. */
    private void sell(WaybillRequest request) {
        transaction.executeWithoutResult(status -> {
            boolean isNew = jdbc.sql("INSERT IGNORE INTO demo_waybill (reference, tracking_number, voided) VALUES (:reference, :number, FALSE)")
                .param("reference", request.reference()).param("number", "DM%012d".formatted(ids.next())).update() == 1;
            if (isNew) take(request);
        });
    }

    private void take(WaybillRequest request) {
        jdbc.sql("INSERT INTO demo_waybill_account (reference, account, credited) VALUES (:reference, :account, FALSE)").param("reference", request.reference()).param("account", request.account()).update();
        if (takeOne(request.account())) return;
        jdbc.sql("INSERT IGNORE INTO demo_number_pool (account, numbers_left) VALUES (:account, :numbers)").param("account", request.account()).param("numbers", NUMBERS).update();
        if (!takeOne(request.account())) throw new EffectRefused("E1003", "账号 " + request.account() + " 的单号已用完，请充值 The account has no numbers left; order more");
    }

    private boolean takeOne(String account) {
        return jdbc.sql("UPDATE demo_number_pool SET numbers_left = numbers_left - 1 WHERE account = :account AND numbers_left > 0").param("account", account).update() == 1;
    }

    @Override
    public Optional<Waybill> findByReference(String reference) {
        if (faults.called(Side.CARRIER_QUERY, reference) == Fault.BREAK) throw new IllegalStateException("Status 500");
        return sold(reference);
    }

    private Optional<Waybill> sold(String reference) {
        return jdbc.sql("SELECT tracking_number FROM demo_waybill WHERE reference = :reference AND NOT voided").param("reference", reference)
            .query(String.class).optional().map(number -> new Waybill(number, CHARGE));
    }

    @Override
    public void voidWaybill(String trackingNumber, String reference) {
        var fault = faults.called(Side.CARRIER, trackingNumber);
        if (fault == Fault.BREAK) throw new IllegalStateException("Status 500");
        if (fault == Fault.REFUSE) throw new EffectRefused("E2001", "包裹已揽收，不能作废 Already collected, cannot be voided");
        transaction.executeWithoutResult(status -> {
            boolean now = jdbc.sql("UPDATE demo_waybill SET voided = TRUE WHERE reference = :reference AND tracking_number = :number AND NOT voided")
                .param("reference", reference).param("number", trackingNumber).update() == 1;
            if (now) jdbc.sql("UPDATE demo_number_pool SET numbers_left = numbers_left + 1 WHERE account = (SELECT account FROM demo_waybill_account WHERE reference = :reference)").param("reference", reference).update();
        });
        if (fault == Fault.LOSE_ANSWER) throw new IllegalStateException("No answer in time");
    }

    @Override
    public Map<String, Long> numbersLeft() {
        var left = new TreeMap<String, Long>();
        jdbc.sql("SELECT account, numbers_left FROM demo_number_pool").query((rs, n) -> left.put(rs.getString(1), rs.getLong(2))).list();
        return left;
    }

    /** Credits what was voided, the second time it is asked about. */
    @Override
    public Optional<Long> credited(String trackingNumber, String reference) {
        boolean credited = jdbc.sql("""
                SELECT COUNT(*) FROM demo_waybill w JOIN demo_waybill_account a ON a.reference = w.reference
                 WHERE w.reference = :reference AND w.tracking_number = :number AND w.voided AND a.credited
                """).param("reference", reference).param("number", trackingNumber).query(Integer.class).single() == 1;
        jdbc.sql("UPDATE demo_waybill_account SET credited = TRUE WHERE reference = (SELECT reference FROM demo_waybill WHERE reference = :reference AND tracking_number = :number AND voided)")
            .param("reference", reference).param("number", trackingNumber).update();
        return credited ? Optional.of(CHARGE) : Optional.empty();
    }
}
