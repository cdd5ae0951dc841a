package dev.wharf.stockpush;

import dev.wharf.common.Refusal;
import java.util.List;
import java.util.Set;

/**
 * Terms as a person or system sends them; what is left out is as if nobody had set it. {@link #checked} names the first field that is wrong.
 *
 * @param version the one that this was begun with; left out: whatever counts now
 */
record PushTermsRequest(Boolean on, Integer percent, Integer plus, Integer buffer, Integer least, Integer most, List<String> warehouses, Integer callsPerSecond, Integer auditMinutes,
                        Integer repairs, String note, Integer version) {
    private static final int UNITS_AT_MOST = 1_000_000;
    private static final int DAY_MINUTES = 1440;
    private static final int NOTE_AT_MOST = 200;

    /** @param known codes of warehouses that are active */
    PushTerms checked(Set<String> known) {
        if (on == null) throw Refusal.invalid("FIELD_MISSING", "on", "on is true or false.");
        var usual = PushTerms.OFF;
        var checked = new PushTerms(on, number("percent", percent, 0, 100, usual.percent()), number("plus", plus, -UNITS_AT_MOST, UNITS_AT_MOST, usual.plus()),
            number("buffer", buffer, 0, UNITS_AT_MOST, usual.buffer()), number("least", least, 0, UNITS_AT_MOST, usual.least()), number("most", most, 0, UNITS_AT_MOST, usual.most()),
            warehouses(known), number("callsPerSecond", callsPerSecond, 1, 200, usual.callsPerSecond()), number("auditMinutes", auditMinutes, 5, DAY_MINUTES, usual.auditMinutes()),
            number("repairs", repairs, 1, 20, usual.repairs()));
        if (checked.most() > 0 && checked.least() > checked.most()) {
            throw Refusal.invalid("FIELD_INVALID", "least", "least is " + checked.least() + " and most is " + checked.most() + ": nothing would ever be shown. Lower least, or raise most.");
        }
        return checked;
    }

    String reason() {
        var text = note == null ? "" : note.strip();
        if (text.length() > NOTE_AT_MOST) throw Refusal.invalid("FIELD_TOO_LONG", "note", "note has more than " + NOTE_AT_MOST + " characters.");
        return text;
    }

    private List<String> warehouses(Set<String> known) {
        if (warehouses == null) return List.of();
        for (int i = 0; i < warehouses.size(); i++) {
            if (!known.contains(warehouses.get(i))) throw Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouses[" + i + "]", "There is no active warehouse " + warehouses.get(i) + "; there are " + known + ".");
        }
        return warehouses.stream().distinct().sorted().toList();
    }

    private static int number(String field, Integer value, int least, int most, int usual) {
        if (value == null) return usual;
        if (value < least || value > most) throw Refusal.invalid("FIELD_INVALID", field, field + " is " + least + " to " + most + ".");
        return value;
    }
}
