package dev.wharf.review;

import dev.wharf.common.Text;
import dev.wharf.review.address.AddressReview;
import dev.wharf.review.rule.RuleUnavailable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The address review with its division library, the one inside or the folder an operator named. A broken folder does not stop the start and is
 * not replaced by the library inside: addresses then wait until the folder is repaired and loaded again.
 */
@Component
class AddressLibrary implements Supplier<AddressReview> {
    private static final Logger LOG = LoggerFactory.getLogger(AddressLibrary.class);
    private static final String SETTING = "wharf.review.divisions";

    /**
     * @param review  null until a library could be loaded
     * @param problem what was wrong with the last load, file and row included; empty if it went well
     */
    private record State(AddressReview review, String problem) { }

    private final String folder;
    private volatile State state;

    AddressLibrary(ReviewSettings settings) {
        this.folder = settings.divisions();
        this.state = load(null);
    }

    /** @throws RuleUnavailable while no library could be loaded */
    @Override
    public AddressReview get() {
        var now = state;
        if (now.review == null) throw unavailable(now.problem);
        return now.review;
    }

    /**
     * Reads the files again. If that fails, a library that was loaded before stays in use, because its data is older but whole.
     *
     * @throws RuleUnavailable saying what is wrong
     */
    synchronized AddressReview reload() {
        var loaded = load(state.review);
        state = loaded;
        if (!loaded.problem.isEmpty()) throw unavailable(loaded.problem);
        LOG.info("Address library loaded: {} rows, version {}", loaded.review.libraryRows(), loaded.review.libraryVersion());
        return loaded.review;
    }

    boolean usable() {
        return state.review != null;
    }

    /** Of the last load; empty if it went well. */
    String problem() {
        return state.problem;
    }

    private State load(AddressReview before) {
        try {
            return new State(folder.isBlank() ? AddressReview.fromClasspath() : AddressReview.fromFolder(Path.of(folder)), "");
        } catch (IllegalArgumentException | UncheckedIOException broken) {
            // The path is the operator's business: the sentence is also read by reviewers.
            var problem = folder.isBlank() ? broken.getMessage() : broken.getMessage().replace(folder, SETTING);
            LOG.error("The address library cannot be loaded from {}: {}{}", folder.isBlank() ? "the class path" : folder, problem,
                before == null ? "; addresses wait" : "; the one before stays in use", broken);
            return new State(before, problem);
        }
    }

    private static RuleUnavailable unavailable(String problem) {
        return new RuleUnavailable(new Text("地址库无法读取（" + problem + "）。请管理员修复后重新加载。",
            "The address library cannot be read (" + problem + "). An administrator repairs the files and loads them again."));
    }
}
