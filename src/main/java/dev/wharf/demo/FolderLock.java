package dev.wharf.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One application per data folder. The operating system drops the lock when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    /** Folders held by this JVM: closing any second channel on the file would silently drop the first one's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param folder an existing folder, as its real path
     * @throws FolderInUseException if a living process, this one included, holds the folder
     */
    static FolderLock on(Path folder) throws IOException {
        if (!HELD.add(folder)) throw new FolderInUseException(folder, ownPid());
        try {
            return new FolderLock(folder, locked(folder));
        } catch (IOException | RuntimeException e) {
            HELD.remove(folder);
            throw e;
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        var file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            var holder = Files.readString(file);
            channel.close();
            throw new FolderInUseException(folder, holder);
        }
        channel.truncate(0).write(ByteBuffer.wrap(ownPid().getBytes()));
        return channel;
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
