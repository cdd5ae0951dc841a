package dev.wharf.picking.paper;

import dev.wharf.common.Refusal;
import java.util.regex.Pattern;

/** What the barcode on a sheet says: {@code PK<task>-<sheet>}. A walk that goes on has a new sheet, so that the old one cannot book what is fetched later. */
record SheetCode(long task, int sheet) {
    private static final Pattern FORM = Pattern.compile("PK(\\d{1,18})-(\\d{1,4})", Pattern.CASE_INSENSITIVE);

    /** @throws Refusal NOT_FOUND if it is none */
    static SheetCode parse(String code) {
        var found = FORM.matcher(code.strip());
        if (!found.matches()) throw Refusal.notFound("SHEET_UNKNOWN", "条码不是拣货单。 The code is not that of a pick sheet; scan the barcode at its top, PK and numbers.");
        return new SheetCode(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2)));
    }

    @Override
    public String toString() {
        return "PK" + task + "-" + sheet;
    }
}
