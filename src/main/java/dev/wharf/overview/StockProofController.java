package dev.wharf.overview;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/stock/proof}: every law of the stock, checked now; nothing is stored and nobody is called. */
@RestController
class StockProofController {
    private final StockProof proof;

    StockProofController(StockProof proof) {
        this.proof = proof;
    }

    /** @param full sums start at the first entry instead of the last seal: slow with a long ledger */
    @GetMapping("/api/v1/stock/proof")
    StockProof.Proof proof(@RequestParam(defaultValue = "false") boolean full) {
        return full ? proof.checkAll() : proof.check();
    }
}
