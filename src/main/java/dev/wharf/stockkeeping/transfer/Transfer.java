package dev.wharf.stockkeeping.transfer;

import java.time.Instant;
import java.util.List;

/** Goods on their way between two warehouses. @param recalled they turned round: the source is where they arrive now @param due when somebody is asked to look for them; null before they left */
record Transfer(long id, String from, String to, State state, boolean recalled, String note, String createdBy, Instant createdAt, Instant sentAt, Instant due, List<Line> lines) {
    /** PICKING: the units are frozen at the source. DIFFERENT: what arrived is not what was sent; somebody settles it. */
    enum State { DRAFT, APPROVAL, PICKING, SENT, DIFFERENT, CLOSED, CANCELLED }

    /** @param frozen of the wanted, those set aside at the source @param extra arrived beyond what was sent @param lost written off */
    record Line(String sku, int wanted, int frozen, int picked, int sent, int arrived, int extra, int lost) {
        int underWay() {
            return sent - arrived - lost;
        }

        boolean differs() {
            return underWay() != 0 || extra != 0;
        }
    }

    String cause() {
        return "TRANSFER:" + id;
    }

    /** Names one movement of one SKU. */
    String key(String sku, String what) {
        return "transfer:" + id + ":" + sku + ":" + what;
    }

    boolean complete() {
        return lines.stream().noneMatch(Line::differs);
    }

    Transfer with(List<Line> changed) {
        return new Transfer(id, from, to, state, recalled, note, createdBy, createdAt, sentAt, due, changed);
    }
}
