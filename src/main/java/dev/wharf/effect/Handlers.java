package dev.wharf.effect;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The handlers by kind; one each, or the application does not start. */
@Component
class Handlers {
    private final Map<String, EffectHandler<?>> byKind;

    Handlers(List<EffectHandler<?>> handlers) {
        byKind = handlers.stream().collect(Collectors.toUnmodifiableMap(EffectHandler::kind, Function.identity()));
    }

    boolean know(String kind) {
        return byKind.containsKey(kind);
    }

    EffectHandler<?> of(String kind) {
        var handler = byKind.get(kind);
        if (handler == null) throw new IllegalStateException("No handler for effects of kind " + kind);
        return handler;
    }
}
