package dev.wharf.verification.sampling;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Level;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides by rule whether a picked order is verified, and writes the decision on the order. Without a policy every order is, and nothing is read for
 * it. Orders with special requests, with serials, that were at the bench before, or whose parcel was opened again are always verified. Call inside a lane.
 */
@Component
public class VerifySampling {
    private static final String RULE = "VERIFY_SAMPLE";
    private static final String VERSION = "1";
    private static final double PARTS = 1L << 32;

    /** @param policy 0 if no policy spoke. */
    public record Drawn(boolean verify, long policy) {
        static final Drawn EVERY = new Drawn(true, 0);
    }

    private final VerifyPolicies policies;
    private final Trackings trackings;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final JdbcClient jdbc;
    private final Lane.Fact<Boolean> counted = new Lane.Fact<>("earlier counts", this::countedBefore);
    private final Lane.Fact<Boolean> serials = new Lane.Fact<>("serial goods", this::withSerials);

    VerifySampling(VerifyPolicies policies, Trackings trackings, Parcels parcels, Fulfillments fulfillments, OrderLog log, JdbcClient jdbc) {
        this.policies = policies;
        this.trackings = trackings;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.log = log;
        this.jdbc = jdbc;
    }

    public Drawn draw(Fulfillment order) {
        long value = order.lines().stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum();
        var policy = VerifyPolicy.choose(policies.all(), order.warehouse(), order.shop(), value).filter(p -> p.mode() != VerifyPolicy.Mode.ALL);
        if (policy.isEmpty()) return Drawn.EVERY;
        double drawn = drawn(order.id());
        var must = must(order);
        boolean verify = !must.isEmpty() || policy.get().draws(drawn);
        log.decided(decision(order, policy.get(), value, drawn, must, verify));
        return new Drawn(verify, policy.get().id());
    }

    /** Why it is verified whatever the policy says; empty if it is not so. */
    private String must(Fulfillment order) {
        var lane = Lane.current();
        if (!order.specialRequests().isEmpty()) return "REQUESTS";
        if (lane.get(serials, order.id())) return "SERIALS";
        if (lane.get(counted, order.id())) return "COUNTED_BEFORE";
        return parcels.of(order.id()).isEmpty() ? "" : "UNPACKED";
    }

    private static OrderLog.Decision decision(Fulfillment order, VerifyPolicy policy, long value, double drawn, String must, boolean verify) {
        var rate = String.format(Locale.ROOT, "%.2f", policy.mode() == VerifyPolicy.Mode.NONE ? 0 : policy.rate());
        var at = String.format(Locale.ROOT, "%.2f", drawn);
        var inputs = "{\"policy\":%d,\"mode\":\"%s\",\"rate\":%s,\"drawn\":%s,\"valueMinor\":%d,\"must\":\"%s\"}".formatted(policy.id(), policy.mode(), rate, at, value, must);
        var reason = verify ? new Text("按抽检策略复核：抽检率 " + rate + " %，抽签 " + at + (must.isEmpty() ? "" : "，必检 " + must), "Verified by policy: rate " + rate + " %, drawn " + at + (must.isEmpty() ? "" : ", must be: " + must))
            : new Text("按抽检策略免复核：抽检率 " + rate + " %，抽签 " + at, "Not verified, by policy: rate " + rate + " %, drawn " + at);
        return new OrderLog.Decision(order.id(), RULE, VERSION, "verify-policy@" + policy.version(), Level.OK, verify ? "VERIFY" : "SKIPPED", reason, inputs);
    }

    /** 0 to below 100, the same for one order whenever it is asked, and not to be guessed from its number by those who pick it. */
    static double drawn(FulfillmentId id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(("verify:" + id).getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / PARTS * 100;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private Map<FulfillmentId, Boolean> countedBefore(Collection<FulfillmentId> ids) {
        var there = Set.copyOf(jdbc.sql("SELECT DISTINCT fulfillment_id FROM verification WHERE fulfillment_id IN (:ids)")
            .param("ids", ids.stream().map(FulfillmentId::value).sorted().toList()).query(Long.class).list());
        var found = new HashMap<FulfillmentId, Boolean>();
        ids.forEach(id -> found.put(id, there.contains(id.value())));
        return found;
    }

    private Map<FulfillmentId, Boolean> withSerials(Collection<FulfillmentId> ids) {
        var skus = new HashSet<String>();
        ids.forEach(id -> skus.addAll(fulfillments.get(id).units().keySet()));
        var tracked = trackings.of(List.copyOf(skus));
        var found = new HashMap<FulfillmentId, Boolean>();
        ids.forEach(id -> found.put(id, fulfillments.get(id).units().keySet().stream().anyMatch(sku -> tracked.containsKey(sku) && tracked.get(sku).kind() == Tracking.Kind.SERIAL)));
        return found;
    }
}
