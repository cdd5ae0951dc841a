package dev.wharf.effect;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Map;

/**
 * A call with consequences outside, as the worker that holds its lease sees it.
 *
 * @param key        the other side recognises a second call by it
 * @param target     who is called; targets that fail rest together
 * @param request    ids and codes only; the handler reads what is personal just before the call
 * @param tries      failed tries since it was claimed
 * @param inDoubt    the other side may have done it already: ask before calling
 * @param lease      names the lease; only its holder may settle the effect
 * @param leaseUntil from then on another worker may take it
 */
public record Effect(long id, String kind, String key, FulfillmentId fulfillment, String target, Map<String, String> request, int tries,
                     boolean inDoubt, String lease, Instant leaseUntil) { }
