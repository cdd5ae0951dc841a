package dev.wharf.verification.sampling;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.verification.sampling.VerifyPolicy.Mode;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which orders are verified. Without any row, all are. */
@RestController
@RequestMapping("/api/v1/verify-policies")
class VerifyPolicyController {
    private static final int AT_MOST = 500;

    /** @param warehouse empty or left out for any; {@code shop} likewise. @param upToMinor 0 or left out for any value. @param percent of a SAMPLE */
    record Row(String warehouse, String shop, Long upToMinor, String mode, Integer percent) { }

    private final VerifyPolicies policies;
    private final Warehouses warehouses;
    private final Shops shops;

    VerifyPolicyController(VerifyPolicies policies, Warehouses warehouses, Shops shops) {
        this.warehouses = warehouses;
        this.shops = shops;
        this.policies = policies;
    }

    @GetMapping
    List<VerifyPolicy> list() {
        return policies.read();
    }

    /** The list takes the place of the one before. */
    @PutMapping
    List<VerifyPolicy> replace(@RequestBody List<Row> rows) {
        if (rows.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has at most " + AT_MOST + " entries.");
        var known = new HashSet<List<Object>>();
        var wanted = new ArrayList<VerifyPolicy>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) throw Refusal.invalid("FIELD_INVALID", "[" + i + "]", "Entry " + i + " is null; leave it out or describe a policy.");
            var policy = read("[" + i + "].", rows.get(i));
            if (!known.add(List.of(policy.warehouse(), policy.shop(), policy.upToMinor()))) throw Refusal.invalid("FIELD_INVALID", "[" + i + "]", "Two rows speak of the same orders.");
            wanted.add(policy);
        }
        return policies.replace(wanted);
    }

    private VerifyPolicy read(String at, Row row) {
        var mode = Arrays.stream(Mode.values()).filter(m -> m.name().equals(row.mode())).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", at + "mode", "mode is one of " + Arrays.toString(Mode.values()) + "."));
        long upTo = row.upToMinor() == null ? 0 : row.upToMinor();
        int percent = mode == Mode.ALL ? 100 : mode == Mode.NONE || row.percent() == null ? 0 : row.percent();
        if (upTo < 0) throw Refusal.invalid("FIELD_INVALID", at + "upToMinor", "upToMinor is 0 for any value, or more.");
        if (mode == Mode.SAMPLE && (percent < 1 || percent > 100)) throw Refusal.invalid("FIELD_INVALID", at + "percent", "percent of a SAMPLE is 1 to 100.");
        return new VerifyPolicy(0, warehouse(at + "warehouse", row.warehouse()), shop(at + "shop", row.shop()), upTo, mode, percent, percent, 0);
    }

    /** As the master data writes it: a policy with other capitals would hold for no order. */
    private String warehouse(String field, String value) {
        var code = code(field, value);
        return code.isEmpty() ? "" : warehouses.find(code).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", field, "There is no warehouse " + code + "; leave it empty for any.")).code();
    }

    private String shop(String field, String value) {
        var code = code(field, value);
        return code.isEmpty() ? "" : shops.find(code).orElseThrow(() -> Refusal.invalid("SHOP_UNKNOWN", field, "There is no shop " + code + "; leave it empty for any.")).code();
    }

    private static String code(String field, String value) {
        var code = value == null ? "" : value.strip();
        if (code.length() > 32) throw Refusal.invalid("FIELD_INVALID", field, field + " has at most 32 characters.");
        return code;
    }
}
