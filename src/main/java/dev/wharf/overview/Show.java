package dev.wharf.overview;

import dev.wharf.review.rule.RuleCatalog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times, money and codes as people read them; templates call it {@code @show}. */
@Component("show")
class Show {
    private final MessageSource messages;
    private final Clock clock;
    private final RuleCatalog rules;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter second;

    Show(MessageSource messages, Clock clock, OverviewSettings settings, RuleCatalog rules) {
        this.messages = messages;
        this.rules = rules;
        this.clock = clock;
        this.minute = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(settings.zone());
        this.second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(settings.zone());
    }

    public String minute(Instant at) {
        return at == null ? "" : minute.format(at);
    }

    public String second(Instant at) {
        return at == null ? "" : second.format(at);
    }

    /** For example "3 h ago". */
    public String ago(Instant at) {
        var age = Duration.between(at, Instant.now(clock));
        return age.toMinutes() < 1 ? say("stage.time.now") : say("stage.time.ago", span(age));
    }

    /** How long, for example "2 d 3 h". */
    public String since(Instant at) {
        return span(Duration.between(at, Instant.now(clock)));
    }

    /** For example "5 h left" or "2 d late". */
    public String due(Instant at) {
        var left = Duration.between(Instant.now(clock), at);
        return left.isNegative() ? say("stage.time.late", span(left.negated())) : say("stage.time.left", span(left));
    }

    /** LATE once past, SOON within two hours, else FINE. */
    public String urgency(Instant at) {
        var left = Duration.between(Instant.now(clock), at);
        return left.isNegative() ? "LATE" : left.toHours() < 2 ? "SOON" : "FINE";
    }

    public String money(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return ("CNY".equals(currency) ? "¥" : currency + " ") + BigDecimal.valueOf(minor, digits).toPlainString();
    }

    public String hold(String code) {
        return word("stage.hold", code);
    }

    public String rule(String code) {
        return rule(code, LocaleContextHolder.getLocale());
    }

    /** The name that the rule gives itself. */
    public String rule(String code, Locale locale) {
        return rules.find(code).map(rule -> rule.spec().name().in(locale)).orElseGet(() -> messages.getMessage("order.rule." + code, null, code, locale));
    }

    /** The house's word for a code, or the code itself: a package may bring a new one before these pages know it. */
    public String word(String kind, String code) {
        return messages.getMessage(kind + "." + code, null, code, LocaleContextHolder.getLocale());
    }

    private String span(Duration span) {
        if (span.toDays() > 9) return say("stage.time.d", span.toDays());
        if (span.toDays() > 0) return say("stage.time.d", span.toDays()) + rest("stage.time.h", span.toHoursPart());
        if (span.toHours() > 0) return say("stage.time.h", span.toHours()) + rest("stage.time.m", span.toMinutesPart());
        return say("stage.time.m", Math.max(span.toMinutes(), 0));
    }

    private String rest(String unit, int count) {
        return count == 0 ? "" : " " + say(unit, count);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
