/** Many orders alike: one SKU, one number of units each. Each scan counts for the next order; the server says for which. */
import { call, newKey, Unreachable } from './api.js';
import { ring, ringing } from './alarm.js';
import { labelOf } from './label.js';
import { sentence, text } from './texts.js';

const TIMES = /^[*×xX](\d{1,3})$/;
/** Older ones are on their orders' pages. */
const SHOWN = 30;

const at = (id) => document.getElementById(id);

let batch = null;
let size = 0;
/** A scan whose answer was lost: it may have counted, so it is sent again with its own key before anything else is done. */
let unanswered = null;

export function batching() {
  return batch !== null;
}

export function begin(warehouse) {
  batch = { warehouse, sku: '', sizes: [] };
  size = 0;
  at('batch-done').replaceChildren();
  show();
}

export function end() {
  batch = null;
}

export function prompt() {
  return text(!batch.sku ? 'batch.scan-sku' : size ? 'batch.scan-unit' : 'batch.choose');
}

function show() {
  at('batch-item').textContent = batch.sku ? `${batch.name || batch.sku} ${batch.variant} · ${batch.sku}${size > 1 ? ` × ${size}` : ''}` : '';
  at('batch-sizes').hidden = !batch.sku || size > 0;
  at('batch-sizes').replaceChildren(...batch.sizes.map((s) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'huge go';
    button.dataset.size = s.quantity;
    button.textContent = text('batch.size', s.quantity, s.orders);
    return button;
  }));
  if (!size) at('batch-left').textContent = '';
}

/** @param persist tries some times; the same key makes a repeated scan count once */
export async function read(code, persist, prints) {
  await again(persist, prints);
  // What the last scan was refused for is read before anything else counts.
  if (ringing()) return undefined;
  if (!batch.sku) return choose(code);
  const times = TIMES.exec(code);
  if (!size) return times ? take(Number(times[1])) : ring(text('batch.choose'));
  unanswered = { clientKey: newKey(), warehouse: batch.warehouse, sku: batch.sku, quantity: size, barcode: code };
  return again(persist, prints);
}

/** Sends the scan that nobody has answered, if there is one. */
export async function again(persist, prints) {
  if (!unanswered) return undefined;
  const reading = unanswered;
  let answer;
  try {
    answer = await persist(() => call('POST', '/api/v1/verification-batches/scans', reading));
  } catch (e) {
    if (!(e instanceof Unreachable)) unanswered = null;
    throw e;
  }
  unanswered = null;
  left(answer.waiting);
  if (!answer.scan.accepted) return ring(sentence(answer.scan));
  if (answer.scan.state === 'MATCHED') done(answer.fulfillmentNo, prints);
  return undefined;
}

async function choose(code) {
  const found = await call('GET', `/api/v1/verification-batches?${new URLSearchParams({ warehouse: batch.warehouse, barcode: code })}`);
  if (found.sizes.length === 0) return ring(`${found.name || found.sku}\n${text('batch.none')}`);
  batch = found;
  if (found.sizes.length === 1) return take(found.sizes[0].quantity);
  return show();
}

export function take(quantity) {
  const chosen = batch.sizes.find((s) => s.quantity === quantity);
  if (!chosen) return ring(text('batch.none'));
  size = quantity;
  show();
  return left(chosen.orders);
}

function left(orders) {
  at('batch-left').textContent = orders > 0 ? text('batch.left', orders) : text('batch.end');
}

function done(orderNo, prints) {
  const item = document.createElement('li');
  const label = document.createElement('a');
  const state = document.createElement('span');
  label.href = `/labels/${orderNo}`;
  label.target = 'wharf-label';
  label.textContent = orderNo;
  item.append('✓ ', label, ' ', state);
  at('batch-done').prepend(item);
  while (at('batch-done').children.length > SHOWN) at('batch-done').lastElementChild.remove();
  labelOf(orderNo, (how) => {
    item.dataset.label = how;
    state.textContent = text(`label.${how}`);
  }, prints);
}
