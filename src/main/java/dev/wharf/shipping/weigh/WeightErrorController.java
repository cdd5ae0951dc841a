package dev.wharf.shipping.weigh;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What scales say against the master data. */
@RestController
@RequestMapping("/api/v1/weights")
class WeightErrorController {
    private final WeightErrors errors;

    WeightErrorController(WeightErrors errors) {
        this.errors = errors;
    }

    @GetMapping("/wrong-skus")
    List<WeightErrors.WrongSku> wrongSkus() {
        return errors.skus();
    }

    @GetMapping("/parcels-out-of-range")
    List<WeightErrors.Waiting> parcels() {
        return errors.parcels();
    }
}
