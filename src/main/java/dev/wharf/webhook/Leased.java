package dev.wharf.webhook;

import java.time.Instant;
import java.util.List;

/**
 * The events of one order that wait for one endpoint, held by one worker.
 *
 * @param lease    by which the worker proves that it still holds them
 * @param until    the end of the lease
 * @param messages in their order, not necessarily all
 */
record Leased(long endpoint, long order, String lease, Instant until, List<Message> messages) { }
