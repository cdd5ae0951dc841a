package dev.wharf.verification.photo;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Evidence of a difference: taken at the bench, seen by those who may read the order. */
@RestController
class DifferencePhotoController {
    private final DifferencePhotos photos;

    DifferencePhotoController(DifferencePhotos photos) {
        this.photos = photos;
    }

    /** The body is the picture, at most 2 MB: a phone's picture at arm's length has less. What is larger is refused before it comes here. */
    @PutMapping("/api/v1/verifications/{fulfillmentNo}/photo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String fulfillmentNo, InputStream body) throws IOException {
        photos.keep(FulfillmentId.parse(fulfillmentNo), body.readAllBytes());
    }

    @GetMapping("/api/v1/orders/{fulfillmentNo}/photos/{differenceId}")
    ResponseEntity<byte[]> get(@PathVariable String fulfillmentNo, @PathVariable long differenceId) {
        var photo = photos.find(FulfillmentId.parse(fulfillmentNo), differenceId).orElseThrow(() -> Refusal.notFound("PHOTO_NOT_FOUND", "This difference has no photo."));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(photo.mediaType())).cacheControl(CacheControl.noStore()).body(photo.content());
    }
}
