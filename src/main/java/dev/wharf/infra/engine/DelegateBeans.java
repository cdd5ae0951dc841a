package dev.wharf.infra.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationContext;

/**
 * What an expression of a model may name: the delegates, and no other bean. Read when a model is parsed or run, because delegates need
 * the engine and so are made after it.
 */
final class DelegateBeans extends AbstractMap<Object, Object> {
    private final ApplicationContext context;

    DelegateBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && context.containsBean(name) && context.isTypeMatch(name, JavaDelegate.class);
    }

    @Override
    public Object get(Object key) {
        return containsKey(key) ? context.getBean((String) key) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Arrays.stream(context.getBeanNamesForType(JavaDelegate.class))
            .map(name -> new SimpleImmutableEntry<Object, Object>(name, context.getBean(name)))
            .collect(Collectors.toUnmodifiableSet());
    }
}
