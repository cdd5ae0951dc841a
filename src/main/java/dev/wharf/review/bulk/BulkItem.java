package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.time.Instant;
import java.util.List;

/** One order of a run. @param outcome PENDING, or one of {@link Moved.Outcome} @param stage empty while pending @param doneAt null while pending */
record BulkItem(int position, FulfillmentId fulfillment, String outcome, String stage, List<String> holds, Text reason, Instant doneAt) { }
