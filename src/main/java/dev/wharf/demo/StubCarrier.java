package dev.wharf.demo;

import dev.wharf.common.Ids;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.effect.EffectRefused;
import dev.wharf.shipping.Carrier;
import dev.wharf.shipping.Waybill;
import dev.wharf.shipping.WaybillRequest;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A carrier that ships nothing. It keeps what it sold in a table of its own, as a real one would, over any crash of ours. */
@Component
@Profile({"demo", "test"})
public class StubCarrier implements Carrier {
    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final Ids ids;

    StubCarrier(JdbcClient jdbc, StubFaults faults, Ids ids) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.ids = ids;
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
        sell(request.reference());
        if (fault == Fault.LOSE_ANSWER) throw new IllegalStateException("No answer in time");
        if (fault == Fault.SAY_DUPLICATE) sell(request.reference());
        return findByReference(request.reference()).orElseThrow(() -> new EffectRefused("E1002", "面单已作废 This waybill was voided"));
    }

    /** Of two sales under one reference, the first stands. */
    private void sell(String reference) {
        jdbc.sql("INSERT INTO demo_waybill (reference, tracking_number, voided) VALUES (:reference, :number, FALSE) ON DUPLICATE KEY UPDATE voided = voided")
            .param("reference", reference).param("number", "DM%012d".formatted(ids.next())).update();
    }

    @Override
    public Optional<Waybill> findByReference(String reference) {
        return jdbc.sql("SELECT tracking_number FROM demo_waybill WHERE reference = :reference AND NOT voided").param("reference", reference)
            .query(String.class).optional().map(Waybill::new);
    }

    @Override
    public void voidWaybill(String trackingNumber, String reference) {
        var fault = faults.called(Side.CARRIER, trackingNumber);
        if (fault == Fault.BREAK) throw new IllegalStateException("Status 500");
        if (fault == Fault.REFUSE) throw new EffectRefused("E2001", "包裹已揽收，不能作废 Already collected, cannot be voided");
        jdbc.sql("UPDATE demo_waybill SET voided = TRUE WHERE reference = :reference AND tracking_number = :number")
            .param("reference", reference).param("number", trackingNumber).update();
        if (fault == Fault.LOSE_ANSWER) throw new IllegalStateException("No answer in time");
    }
}
