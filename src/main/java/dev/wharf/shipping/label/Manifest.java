package dev.wharf.shipping.label;

import java.time.LocalDateTime;
import java.util.List;

/** What a carrier's driver signs for: no receiver is named on it. @param closedAt on the clock of the house */
public record Manifest(String loadNumber, String carrier, String warehouse, String driver, String vehicle, LocalDateTime closedAt, String closedBy, List<Line> lines) {
    public record Line(String trackingNumber, String fulfillmentNo, int weightG) { }

    long weightG() {
        return lines.stream().mapToLong(Line::weightG).sum();
    }
}
