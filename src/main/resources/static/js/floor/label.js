/** Waits for the label of a verified order. The waybill is bought after the verification, so it needs a moment. */
const ASK_EVERY_MS = 1000;
const GIVE_UP_AFTER_MS = 60_000;

let running = 0;

/** @param onReady called once. @param onLate called once if it takes too long. A later call ends an earlier one. */
export async function awaitLabel(orderNo, onReady, onLate) {
  const mine = ++running;
  const end = Date.now() + GIVE_UP_AFTER_MS;
  while (mine === running && Date.now() < end) {
    if (await ready(orderNo)) {
      if (mine === running) onReady();
      return;
    }
    await new Promise((done) => { setTimeout(done, ASK_EVERY_MS); });
  }
  if (mine === running) onLate();
}

/** The label's page answers 200 as soon as there is something to print. */
async function ready(orderNo) {
  try {
    const label = await fetch(`/labels/${orderNo}`, { method: 'HEAD', redirect: 'manual' });
    return label.status === 200;
  } catch {
    return false;
  }
}
