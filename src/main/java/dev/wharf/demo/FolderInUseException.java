package dev.wharf.demo;

import java.nio.file.Path;

/** Another living application holds the data folder. */
class FolderInUseException extends IllegalStateException {
    FolderInUseException(Path folder, String holder) {
        super("The data folder " + folder + " is in use by another Wharf, process " + holder + ".");
    }
}
