package dev.wharf.stockpush;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** From the commit of a change of stock to the channel's yes. */
@Component
class PushLag {
    private final Timer timer;

    PushLag(MeterRegistry meters) {
        this.timer = Timer.builder("wharf.stockpush.lag").description("From the commit of a change of stock to the channel's yes").publishPercentiles(0.5, 0.99).register(meters);
    }

    void told(long ms) {
        timer.record(Duration.ofMillis(ms));
    }
}
