/** Reads barcodes with the camera of the device, where the browser can. Without it the button stays hidden. */
const LOOK_EVERY_MS = 200;

const button = document.getElementById('camera');
const view = document.getElementById('camera-view');
const video = document.getElementById('camera-video');

/** @param onScan gets what was read, like a scanner's */
export function offerCamera(onScan) {
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  button.addEventListener('click', () => open(onScan));
  view.addEventListener('close', () => {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  });
}

async function open(onScan) {
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    // Refused, or taken by another program: the scanner and the keyboard still work.
    button.hidden = true;
    return;
  }
  await video.play();
  view.showModal();
  const detector = new window.BarcodeDetector();
  while (view.open) {
    const [found] = await detector.detect(video);
    if (found) {
      view.close();
      onScan(found.rawValue.trim());
    }
    await new Promise((done) => { setTimeout(done, LOOK_EVERY_MS); });
  }
}
