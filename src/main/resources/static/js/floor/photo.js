/** Pictures as a bench sends them: a phone's camera makes ten times what a person needs to see the damage. */

/** Pixels of the longest side. A label or a crack can be read at arm's length; the file stays far below the 2 MiB that are taken. */
const LONGEST = 1600;
const QUALITY = 0.85;

/**
 * The picture as a JPEG, made smaller if it is larger.
 *
 * @throws an Error with code PHOTO_UNREADABLE if the browser cannot read the file as a picture
 */
export async function small(file) {
  const bitmap = await createImageBitmap(file).catch(() => { throw unreadable(); });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  // A JPEG has no transparency; without this it would be black.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => { if (blob) done(blob); else failed(unreadable()); }, 'image/jpeg', QUALITY);
  });
}

function unreadable() {
  return Object.assign(new Error('PHOTO_UNREADABLE'), { code: 'PHOTO_UNREADABLE' });
}
