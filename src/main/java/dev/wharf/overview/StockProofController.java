package dev.wharf.overview;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/stock/proof}: every law of the stock, checked now. */
@RestController
class StockProofController {
    private final StockProof proof;

    StockProofController(StockProof proof) {
        this.proof = proof;
    }

    @GetMapping("/api/v1/stock/proof")
    StockProof.Proof proof() {
        return proof.check();
    }
}
