package dev.wharf.effect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A carrier in small: remembers what it did per key, goes wrong when told to, and notes what it was asked. */
class OtherSide implements EffectHandler<String> {
    enum Fault { NONE, REFUSE, BREAK, LOSE_ANSWER, LIMIT, OURS, ERROR }

    final List<String> heard = new ArrayList<>();
    final Set<String> did = new LinkedHashSet<>();
    final Map<Long, SettledEffect> settled = new HashMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private boolean mute;
    private String unreadable = "";

    void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** What our own side cannot read about it. */
    void unreadable(String key) {
        unreadable = key;
    }

    /** Whether it answers questions at all. */
    void mute(boolean now) {
        mute = now;
    }

    @Override
    public String kind() {
        return "TEST";
    }

    @Override
    public Map<Effect, String> read(Collection<Effect> effects) {
        if (effects.stream().anyMatch(e -> e.key().equals(unreadable))) throw new IllegalStateException("no such warehouse");
        return effects.stream().collect(Collectors.toMap(Function.identity(), Effect::key));
    }

    @Override
    public Answer call(Effect effect, String key) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) throw new AssertionError("called inside a transaction");
        heard.add("call " + key);
        var fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        if (fault == Fault.BREAK) throw new IllegalStateException("Status 500");
        if (fault == Fault.REFUSE) throw new EffectRefused("E1", "out of reach");
        if (fault == Fault.OURS) throw new EffectNotSent(new IllegalStateException("no plan"));
        if (fault == Fault.ERROR) throw new StackOverflowError("for the test");
        if (fault == Fault.LIMIT) throw new EffectPutOff(java.time.Duration.ofSeconds(40), "too often");
        if (!did.add(key)) throw new AssertionError("done twice: " + key);
        if (fault == Fault.LOSE_ANSWER) throw new IllegalStateException("timed out");
        return new Answer(Map.of("number", "N-" + key));
    }

    @Override
    public Optional<Answer> ask(Effect effect, String key) {
        heard.add("ask " + key);
        if (mute) throw new IllegalStateException("no answer");
        return did.contains(key) ? Optional.of(new Answer(Map.of("number", "N-" + key))) : Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        lane.forEach(s -> settled.put(s.effect().id(), s));
    }
}
