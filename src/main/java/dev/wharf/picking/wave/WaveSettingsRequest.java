package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.picking.PickMode;
import dev.wharf.picking.wave.Template.Conditions;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings as a person sends them. {@link #checked} names the first field that is wrong. */
record WaveSettingsRequest(Boolean on, Integer everyMinutes, Integer urgentMinutes, Integer planSeconds, Integer pickers, PaceRequest pace, Map<String, String> cutOffs,
                           List<TemplateRequest> templates, String note) {
    private static final int DAY_MINUTES = 1440;
    private static final int TEMPLATES_AT_MOST = 20;
    private static final int WORDS_AT_MOST = 200;
    private static final int ORDERS_AT_MOST = 500;
    private static final int UNITS_AT_MOST = 100_000;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,31}");

    record PaceRequest(Integer centimetresPerSecond, Integer secondsPerLine, Integer secondsPerUnit) { }

    record TemplateRequest(String code, String name, Boolean byItself, Integer minOrders, Integer maxOrders, Integer maxLines, Integer maxUnits, Limits cart, Conditions when, String mode) { }

    WaveSettings checked() {
        if (on == null) throw Refusal.invalid("FIELD_MISSING", "on", "on is true or false.");
        var pace = this.pace == null ? new PaceRequest(null, null, null) : this.pace;
        return new WaveSettings(on, number("everyMinutes", everyMinutes, 1, DAY_MINUTES, 15), number("urgentMinutes", urgentMinutes, 0, 7 * DAY_MINUTES, 60),
            number("planSeconds", planSeconds, 1, 60, 5), number("pickers", pickers, 1, 500, 2),
            new Pace(number("pace.centimetresPerSecond", pace.centimetresPerSecond, 10, 1000, WaveSettings.USUAL.centimetresPerSecond()),
                number("pace.secondsPerLine", pace.secondsPerLine, 0, 600, WaveSettings.USUAL.secondsPerLine()),
                number("pace.secondsPerUnit", pace.secondsPerUnit, 0, 600, WaveSettings.USUAL.secondsPerUnit())),
            times(), kinds());
    }

    private Map<String, String> times() {
        if (cutOffs == null) return Map.of();
        cutOffs.forEach((carrier, time) -> {
            var field = "cutOffs." + carrier;
            if (carrier.isBlank() || carrier.length() > 32) throw Refusal.invalid("FIELD_INVALID", field, "cutOffs is by the code of a carrier, 1 to 32 characters.");
            try {
                LocalTime.parse(time == null ? "" : time);
            } catch (DateTimeParseException e) {
                throw new Refusal(Refusal.Kind.INVALID, "FIELD_INVALID", field, field + " is a time of day like 17:30.");
            }
        });
        return cutOffs;
    }

    private List<Template> kinds() {
        if (templates == null || templates.isEmpty() || templates.size() > TEMPLATES_AT_MOST) {
            throw Refusal.invalid("FIELD_INVALID", "templates", "templates has 1 to " + TEMPLATES_AT_MOST + " kinds of waves.");
        }
        var checked = new ArrayList<Template>();
        var codes = new HashSet<String>();
        for (int i = 0; i < templates.size(); i++) {
            var field = "templates[" + i + "].";
            var template = template(field, templates.get(i));
            if (!codes.add(template.code())) throw Refusal.invalid("FIELD_INVALID", field + "code", "Two templates have the code " + template.code() + ".");
            checked.add(template);
        }
        return checked;
    }

    private static Template template(String field, TemplateRequest t) {
        if (t == null) throw Refusal.invalid("FIELD_MISSING", field.substring(0, field.length() - 1), "This template is empty.");
        if (t.code == null || !CODE.matcher(t.code).matches()) throw Refusal.invalid("FIELD_INVALID", field + "code", field + "code has 1 to 32 capitals, digits, - and _.");
        if (t.name == null || t.name.isBlank() || t.name.strip().length() > 60) throw Refusal.invalid("FIELD_INVALID", field + "name", field + "name has 1 to 60 characters.");
        int most = number(field + "maxOrders", t.maxOrders, 1, ORDERS_AT_MOST, 100);
        return new Template(t.code, t.name.strip(), Boolean.TRUE.equals(t.byItself), number(field + "minOrders", t.minOrders, 1, most, 1), most,
            optional(field + "maxLines", t.maxLines), optional(field + "maxUnits", t.maxUnits), limits(field + "cart.", t.cart), conditions(field + "when.", t.when), mode(field + "mode", t.mode));
    }

    private static PickMode mode(String field, String word) {
        if (word == null || word.isBlank()) return PickMode.CART;
        return Arrays.stream(PickMode.values()).filter(mode -> mode.name().equals(word)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", field, field + " is one of " + Arrays.toString(PickMode.values()) + "; left out: CART."));
    }

    private static Limits limits(String field, Limits cart) {
        if (cart == null) return WaveSettings.OFF.templates().get(0).cart();
        optional(field + "positions", cart.positions());
        optional(field + "units", cart.units());
        positive(field + "weightG", cart.weightG());
        positive(field + "volumeCm3", cart.volumeCm3());
        return cart;
    }

    private static Conditions conditions(String field, Conditions when) {
        if (when == null) return Conditions.ANY;
        words(field + "carriers", when.carriers());
        words(field + "zones", when.zones());
        words(field + "skus", when.skus());
        if (when.cutOffWithinMinutes() != null) number(field + "cutOffWithinMinutes", when.cutOffWithinMinutes(), 1, DAY_MINUTES, 0);
        if (when.hotOrders() != null) number(field + "hotOrders", when.hotOrders(), 2, ORDERS_AT_MOST, 0);
        optional(field + "maxUnits", when.maxUnits());
        positive(field + "maxWeightG", when.maxWeightG());
        positive(field + "maxVolumeCm3", when.maxVolumeCm3());
        positive(field + "maxValueMinor", when.maxValueMinor());
        if (when.minValueMinor() != null && when.minValueMinor() < 0) throw Refusal.invalid("FIELD_INVALID", field + "minValueMinor", field + "minValueMinor is 0 or more.");
        if (when.minValueMinor() != null && when.maxValueMinor() != null && when.minValueMinor() > when.maxValueMinor()) {
            throw Refusal.invalid("FIELD_INVALID", field + "maxValueMinor", field + "maxValueMinor is below minValueMinor; no order would fit.");
        }
        return when;
    }

    private static void words(String field, List<String> words) {
        if (words.size() > WORDS_AT_MOST || words.stream().anyMatch(word -> word.isBlank() || word.length() > 64)) {
            throw Refusal.invalid("FIELD_INVALID", field, field + " has at most " + WORDS_AT_MOST + " codes of 1 to 64 characters.");
        }
    }

    private static Integer optional(String field, Integer value) {
        if (value != null) number(field, value, 1, UNITS_AT_MOST, 0);
        return value;
    }

    private static void positive(String field, Long value) {
        if (value != null && value < 1) throw Refusal.invalid("FIELD_INVALID", field, field + " is 1 or more, or left out for no limit.");
    }

    private static int number(String field, Integer value, int least, int most, int usual) {
        if (value == null) return usual;
        if (value < least || value > most) throw Refusal.invalid("FIELD_INVALID", field, field + " is " + least + " to " + most + ".");
        return value;
    }
}
