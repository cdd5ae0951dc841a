package dev.wharf.stockkeeping.transfer;

import static java.util.stream.Collectors.joining;

import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person sees of a transfer in the task list. */
@Component
class TransferEvidence {
    private static final int LINES_AT_MOST = 10;

    Map<String, Object> of(Transfer t, String reason) {
        return Map.of(TransferStock.TRANSFER_NO.name(), TransferStock.businessKey(t.id()) + " " + t.from() + " → " + t.to(), TransferStock.REASON.name(), reason);
    }

    String differences(Transfer t) {
        return t.lines().stream().filter(Line::differs).limit(LINES_AT_MOST)
            .map(l -> "SKU " + l.sku() + "：发出 sent " + l.sent() + "，收到 received " + (l.arrived() + l.extra())).collect(joining("\n"));
    }
}
