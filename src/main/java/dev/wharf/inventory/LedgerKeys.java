package dev.wharf.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells whether a movement is in the ledger of the stock already, for whoever has to look before it asks whether units are free. */
@Component
public class LedgerKeys {
    private final StockLedger ledger;

    LedgerKeys(StockLedger ledger) {
        this.ledger = ledger;
    }

    public boolean booked(String key) {
        return !ledger.known(List.of(key)).isEmpty();
    }
}
