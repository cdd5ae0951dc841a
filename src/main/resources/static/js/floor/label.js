/** Waits for the label of a verified order. The waybill is bought after the verification, so it needs a moment. */
import { call } from './api.js';

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

/** The order names its tracking number; whoever may not read orders asks for the label itself. */
async function ready(orderNo) {
  try {
    const order = await call('GET', `/api/v1/orders/${orderNo}`);
    if (order && 'trackingNumber' in order) return Boolean(order.trackingNumber);
  } catch {
    // Asked below, and again in a second.
  }
  try {
    const label = await fetch(`/labels/${orderNo}`, { method: 'HEAD', credentials: 'same-origin', redirect: 'manual' });
    return label.status === 200;
  } catch {
    return false;
  }
}
