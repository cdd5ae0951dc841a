package dev.wharf.scan;

import java.time.Instant;
import java.util.List;

/** Work of the floor that one person takes and nobody else is offered then. Each package with such work gives back its own. */
public interface TakenWork {
    /**
     * Gives back what was taken at this moment or before and not touched after it, and of which no unit is in hand. The rows are held from the look to the commit, so whoever scans at the same
     * moment either keeps it or comes too late. Safe on any number of nodes at once.
     *
     * @return what was given back by this call, for the log
     */
    List<String> giveBackUntouched(Instant since);
}
