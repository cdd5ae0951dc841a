package dev.wharf.picking.putback;

import org.springframework.context.ApplicationContext;

/** What the page of put-backs asks for, on this thread, for tests of other packages. */
public final class PutBackList {
    private final PutBackScans scans;

    public PutBackList(ApplicationContext context) {
        this.scans = context.getBean(PutBackScans.class);
    }

    /** @return how many are open */
    public int open(String warehouse) {
        return scans.open(warehouse).size();
    }
}
