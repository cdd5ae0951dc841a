package dev.wharf.picking.wave;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a warehouse forms waves.
 *
 * @param on            if not, every order is offered to pickers by itself
 * @param everyMinutes  between two turns
 * @param urgentMinutes an order that is due within this time does not wait for a wave
 * @param planSeconds   how long the search for short walks may take for one wave
 * @param pickers       how many usually walk at once; the forecast of late orders counts with them
 * @param cutOffs       when carriers collect, every day, by their code; {@code HH:mm}, the time of China
 * @param templates     in the order in which they are tried
 */
record WaveSettings(boolean on, int everyMinutes, int urgentMinutes, int planSeconds, int pickers, Pace pace, Map<String, String> cutOffs, List<Template> templates) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** 1 m/s, 10 s to find, reach and scan a bin, 3 s for each unit: docs/rules/waves.md. */
    static final Pace USUAL = new Pace(100, 10, 3);
    private static final Template EVERYTHING = new Template("ALL", "全部 All orders", false, 2, 100, null, null, new Limits(12, null, null, null), Template.Conditions.ANY);
    static final WaveSettings OFF = new WaveSettings(false, 15, 60, 5, 2, USUAL, Map.of(), List.of(EVERYTHING));

    WaveSettings {
        cutOffs = Map.copyOf(cutOffs);
        templates = List.copyOf(templates);
    }

    /** When the carrier collects next. @return empty if that is not known */
    Optional<Instant> collection(String carrier, Instant now) {
        return Optional.ofNullable(cutOffs.get(carrier)).map(LocalTime::parse).map(time -> {
            var today = now.atZone(CHINA).with(time);
            return (today.toInstant().isBefore(now) ? today.plusDays(1) : today).toInstant();
        });
    }

    Instant due(Instant shipBy, String carrier, Instant now) {
        return collection(carrier, now).filter(at -> at.isBefore(shipBy)).orElse(shipBy);
    }

    boolean urgent(Instant due, Instant now) {
        return !due.isAfter(now.plus(Duration.ofMinutes(urgentMinutes)));
    }

    Optional<Template> template(String code) {
        return templates.stream().filter(template -> template.code().equals(code)).findFirst();
    }
}
