package dev.wharf.picking.wave;

import dev.wharf.process.Watch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Listens for waves on a thread of its own, so that a long search keeps no wave waiting. */
@Component
class WaveWatch extends Watch {
    private final WaveEar ear;
    private final WaveWatchSettings settings;

    WaveWatch(WaveEar ear, WaveWatchSettings settings) {
        super("wave-ear");
        this.ear = ear;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.every(), ear::listen));
    }

    @Override
    public boolean isAutoStartup() {
        return settings.watch();
    }
}
