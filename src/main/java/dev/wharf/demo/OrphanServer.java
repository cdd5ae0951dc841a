package dev.wharf.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed application left running on a data folder. It is found by its command line, which names the folder, and not
 * by a remembered process id alone: ids are given out again, and a kill may come before the id is written. Only to be used by the
 * holder of the folder's lock, so no living application owns the server. Windows does not tell command lines; there it is not found.
 */
final class OrphanServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanServer.class);
    /** InnoDB writes back its pages on SIGTERM; after this long it is killed and recovers from its log instead. */
    private static final int SECONDS_TO_STOP = 15;

    private OrphanServer() { }

    static void stop(Path optionsFile) {
        ProcessHandle.allProcesses().filter(process -> runsWith(optionsFile, process)).forEach(OrphanServer::end);
    }

    private static boolean runsWith(Path optionsFile, ProcessHandle process) {
        return process.info().arguments()
            .map(arguments -> Arrays.asList(arguments).contains(MariaDbServer.optionsArgument(optionsFile)))
            .orElse(false);
    }

    private static void end(ProcessHandle server) {
        LOG.info("Stopping database server {}, left behind by an application that was killed", server.pid());
        server.destroy();
        if (!endsWithin(SECONDS_TO_STOP, server)) {
            server.destroyForcibly();
            if (!endsWithin(SECONDS_TO_STOP, server)) {
                throw new IllegalStateException("Database server " + server.pid() + " cannot be stopped; it holds the data folder.");
            }
        }
    }

    private static boolean endsWithin(int seconds, ProcessHandle process) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping database server " + process.pid(), e);
        }
    }
}
