package dev.wharf.replay;

import java.util.List;

/** The demo's users, each in the one role of his name. */
final class Staff {
    /** Of every demo user: the default of setting {@code wharf.demo.password}. */
    static final String PASSWORD = "try-wharf-2026";

    static final String SYSTEM = "integration";
    static final String CUSTOMER_SERVICE = "csr";
    static final String REVIEWER = "reviewer";
    static final String FINANCE = "finance";
    static final List<String> PICKERS = List.of("picker1", "picker2");
    static final String VERIFIER = "verifier1";
    static final String SHIPPER = "shipper";
    static final String LEAD = "warehouselead";

    private Staff() { }
}
