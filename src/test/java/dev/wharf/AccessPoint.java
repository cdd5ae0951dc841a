package dev.wharf;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The radio between a device and the server: everything a page says passes through it, so that cutting it cuts every page and service worker, however it was loaded.
 * A browser's own offline switch begins again with each page that is loaded, and now and then lets a first request through.
 */
final class AccessPoint implements Closeable {
    private final ServerSocket door;
    private final int server;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param server port of the server on this machine */
    AccessPoint(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
        lines.forEach(AccessPoint::hangUp);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void welcome() {
        try {
            while (true) join(door.accept());
        } catch (IOException e) {
            if (!door.isClosed()) throw new UncheckedIOException(e);
        }
    }

    private void join(Socket device) {
        lines.add(device);
        if (cut) {
            hangUp(device);
            return;
        }
        try {
            var house = new Socket(InetAddress.getLoopbackAddress(), server);
            lines.add(house);
            inBackground(() -> pass(device, house));
            inBackground(() -> pass(house, device));
            if (cut) cut();
        } catch (IOException e) {
            hangUp(device);
        }
    }

    /** Until one side ends or the line is cut, which ends both. */
    private void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException hungUp) {
            // Cut while something was under way, or one side has left: there is nothing more to pass on.
        } finally {
            lines.remove(from);
            lines.remove(to);
        }
    }

    private static void hangUp(Socket line) {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "access-point");
        thread.setDaemon(true);
        thread.start();
    }
}
