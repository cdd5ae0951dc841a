package dev.wharf.verification.photo;

import dev.wharf.common.Refusal;
import java.util.Arrays;

/** Pictures that a browser shows and a camera makes, told by their first bytes: what a sender calls them proves nothing. */
enum PhotoType {
    /** Start of image and of the first marker: ISO/IEC 10918-1, B.1.1.3. */
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    /** The signature of ISO/IEC 15948, 5.2. */
    PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');

    private final String mediaType;
    private final int[] magic;

    PhotoType(String mediaType, int... magic) {
        this.mediaType = mediaType;
        this.magic = magic;
    }

    String mediaType() {
        return mediaType;
    }

    /** @throws Refusal INVALID if it is neither */
    static PhotoType of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.begins(content)).findFirst()
            .orElseThrow(() -> Refusal.invalid("PHOTO_TYPE_UNKNOWN", "", "The photo is neither a JPEG nor a PNG; take it again with the camera."));
    }

    private boolean begins(byte[] content) {
        if (content.length <= magic.length) return false;
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xFF) != magic[i]) return false;
        }
        return true;
    }
}
