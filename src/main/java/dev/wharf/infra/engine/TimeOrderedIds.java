package dev.wharf.infra.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * UUIDs of version 7 for the engine's rows. The engine's own are unique as well, but start with the fast half of the clock and so
 * scatter over the pages of InnoDB's clustered index.
 */
@Component
class TimeOrderedIds implements IdGenerator {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public String getNextId() {
        return generator.generate().toString();
    }
}
