package dev.wharf.shipping;

import dev.wharf.effect.EffectRefused;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Sells nothing; it is there to be chosen. */
public final class SecondCarrier implements Carrier {
    /** For the application that all tests share. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        Carrier secondCarrier() {
            return new SecondCarrier();
        }
    }

    @Override
    public String code() {
        return "SF";
    }

    @Override
    public String name() {
        return "测试速运";
    }

    @Override
    public Waybill buy(WaybillRequest request) {
        throw new EffectRefused("NOT_SOLD", "Only for tests");
    }

    @Override
    public Optional<Waybill> findByReference(String reference) {
        return Optional.empty();
    }

    @Override
    public void voidWaybill(String trackingNumber, String reference) { }
}
