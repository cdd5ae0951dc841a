package dev.wharf.process;

import static java.util.Map.entry;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** The words of {@code processes/pick-wave.bpmn}: one instance for each wave. The business key is {@code W} and the number of the wave. */
public final class PickWave {
    public static final String KEY = "pick-wave";

    /** CartsPicked: no cart of it is under way any more. WaveDiscarded: its orders wait again. OrderJoined and OrderLeft name the order. */
    public enum Message { CartsPicked, WaveDiscarded, OrderJoined, OrderLeft }

    /** Written by chooseReleaseDelegate: AUTO, or LEAD. */
    public static final Var<String> RELEASE_OUTCOME = Var.passing("releaseOutcome", String.class);
    /** Written by makeCartTasksDelegate: MADE, or NONE if all of its orders have gone. */
    public static final Var<String> CARTS_OUTCOME = Var.passing("cartsOutcome", String.class);
    /** Sent with OrderJoined, and with OrderLeft, which names all that leave for one reason, parted by commas. */
    public static final Var<String> WAVE_ORDER = Var.passing("waveOrder", String.class);
    /** Sent with OrderLeft: why, a word of {@code wave_order.why}. */
    public static final Var<String> LEFT_BECAUSE = Var.passing("leftBecause", String.class);
    /** Sent with OrderJoined: the number of the cart. */
    public static final Var<Integer> CART = Var.passing("cart", Integer.class);
    public static final Var<String> WAVE_NO = Var.kept("waveNo", String.class);
    public static final Var<String> REASON = FulfillOrder.REASON;
    /** When the release is overdue. */
    public static final Var<Date> DUE_AT = Var.kept("dueAt", Date.class);
    public static final Var<String> DECISION = FulfillOrder.DECISION;
    public static final Var<String> DECISION_REASON = FulfillOrder.DECISION_REASON;

    public static final Map<String, List<String>> DECISIONS = Map.ofEntries(entry("Task_ReleaseWave", List.of("RELEASE", "DISCARD")));

    private PickWave() { }

    public static String businessKey(long wave) {
        return "W" + wave;
    }

    public static long wave(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(1));
    }

    public static FulfillmentId order(DelegateExecution execution) {
        return FulfillmentId.parse(WAVE_ORDER.get(execution));
    }

    public static Map<String, Object> joining(FulfillmentId id, int cart) {
        return passing(Map.of(WAVE_ORDER, id.toString(), CART, cart));
    }

    public static List<FulfillmentId> orders(DelegateExecution execution) {
        return Stream.of(WAVE_ORDER.get(execution).split(",")).map(FulfillmentId::parse).toList();
    }

    public static Map<String, Object> leaving(Collection<FulfillmentId> ids, String why) {
        return passing(Map.of(WAVE_ORDER, ids.stream().map(FulfillmentId::toString).collect(Collectors.joining(",")), LEFT_BECAUSE, why));
    }

    private static Map<String, Object> passing(Map<Var<?>, Object> values) {
        var variables = new HashMap<String, Object>();
        values.forEach((variable, value) -> variables.put(variable.name(), Variables.untypedValue(value, true)));
        return variables;
    }
}
