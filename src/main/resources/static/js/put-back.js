/** Picked goods go back: scan the goods, scan the bin. The first scan of goods finds the order they were picked for. */
import { call, LoggedOut, newKey, Refused, Unreachable } from './floor/api.js';
import { ring, ringing } from './floor/alarm.js';
import { focus, listen } from './floor/scan-field.js';
import { say } from './floor/task-view.js';
import { sentence, text } from './floor/texts.js';

const LOOK_EVERY_MS = 5000;
const WAREHOUSE = 'wharf.warehouse';

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
let open = [];
/** Goods that were scanned and wait for their bin: {putBack, line, barcode, lot}; lot is null while it is still to be read. */
let hand = null;
/** The scan of a bin whose answer is still to come: {clientKey, bin}. It may have been counted, so it is sent again as it was. */
let unanswered = null;
let busy = Promise.resolve();

function same(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}

function show() {
  at('in-hand').hidden = !hand;
  if (hand) {
    at('hand').textContent = `${hand.line.name} ${hand.line.variant} ${hand.line.sku}`;
    at('bin').textContent = hand.line.bin || text('no-bin');
  }
  const key = !hand ? (open.length > 0 ? 'scan-goods' : 'none') : hand.lot === null ? 'scan-lot' : 'scan-bin';
  main.dataset.expects = key;
  at('prompt').textContent = text(key);
  at('open').replaceChildren(...open.map(card));
}

function card(putBack) {
  const element = at('card').content.cloneNode(true);
  element.querySelector('li').dataset.order = putBack.fulfillmentNo;
  element.querySelector('h2').textContent = text('place', putBack.fulfillmentNo, text(putBack.why), putBack.picker, putBack.position);
  element.querySelector('ul').append(...putBack.lines.map((line) => {
    const item = document.createElement('li');
    item.textContent = text('left', line.left, line.sku, [line.name, line.variant].join(' ').trim(), [line.lot, ...line.serials].join(' ').trim(), line.bin || text('no-bin'));
    return item;
  }));
  element.querySelector('.lose')?.addEventListener('click', () => askLost(putBack));
  return element;
}

/** The goods' line, of the put-back in hand first, else of the one that waits longest. */
function find(code) {
  for (const putBack of open) {
    const line = putBack.lines.find((l) => l.left > 0 && [...l.barcodes, ...l.serials].some((known) => same(known, code)));
    if (line) return { putBack, line };
  }
  return null;
}

async function read(code) {
  if (ringing() || !code) return;
  if (!hand) await takeInHand(code);
  else if (hand.lot === null) await readLot(code);
  else await putInto(code);
  show();
}

async function takeInHand(code) {
  if (open.length === 0) return;
  const found = find(code);
  // What is in no list is asked all the same: the server says why, and it is logged.
  if (!found) return void await scan(open[0], { barcode: code, lot: '', bin: '' });
  hand = { ...found, barcode: code, lot: found.line.tracking.startsWith('LOT') ? null : '' };
  if (hand.lot !== null && !(await scan(hand.putBack, { barcode: code, lot: '', bin: '' }))) hand = null;
}

async function readLot(code) {
  const { putBack, barcode } = hand;
  const line = putBack.lines.find((l) => l.left > 0 && l.sku === hand.line.sku && same(l.lot, code)) ?? hand.line;
  hand = { putBack, line, barcode, lot: code };
  if (!(await scan(putBack, { barcode, lot: code, bin: '' }))) hand = null;
}

async function putInto(code) {
  const { putBack, barcode, lot, line } = hand;
  unanswered ??= { clientKey: newKey(), bin: code };
  const { bin } = unanswered;
  const answer = await scan(putBack, { ...unanswered, barcode, lot });
  if (!answer) return;
  hand = null;
  const words = sentence(answer) || text('back', line.sku, bin);
  await trying(load);
  say(answer.state === 'DONE' ? `${words} ${text('done', putBack.fulfillmentNo)}` : words);
}

/** @returns the answer if it was accepted, else null after the alarm */
async function scan(putBack, reading) {
  let answer = null;
  await trying(async () => {
    answer = await call('POST', `/api/v1/put-backs/${putBack.putBackId}/scans`, { clientKey: newKey(), quantity: 1, ...reading });
    unanswered = null;
  });
  if (!answer) return null;
  if (!answer.accepted) ring(sentence(answer), () => trying(load));
  return answer.accepted ? answer : null;
}

async function trying(work) {
  try {
    await work();
    return true;
  } catch (e) {
    if (e instanceof Unreachable) ring(text('offline'));
    else if (e instanceof LoggedOut) ring(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) {
      unanswered = null;
      ring(e.message, () => trying(load));
    } else throw e;
    return false;
  }
}

async function load() {
  open = await call('GET', `/api/v1/put-backs?warehouse=${encodeURIComponent(at('warehouse').value)}`);
  show();
}

async function look() {
  if (hand || ringing() || document.querySelector('dialog[open]')) return;
  try {
    await load();
  } catch (e) {
    // Looked again in a moment; a scan tells the person.
    if (!(e instanceof Unreachable || e instanceof LoggedOut)) throw e;
  }
}

function askLost(putBack) {
  const dialog = at('lost');
  at('lost-reason').value = '';
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener('close', async () => {
    const reason = at('lost-reason').value.trim();
    focus();
    if (dialog.returnValue !== 'ok' || !reason) return;
    await trying(() => call('POST', `/api/v1/put-backs/${putBack.putBackId}/lose`, { reason }));
    await trying(load);
    say(text('lost', putBack.fulfillmentNo));
  }, { once: true });
}

at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('warehouse').addEventListener('change', () => {
  localStorage.setItem(WAREHOUSE, at('warehouse').value);
  trying(load);
});
listen((code) => { busy = busy.then(() => read(code)); });
setInterval(look, LOOK_EVERY_MS);
trying(load).then(() => { main.dataset.ready = 'true'; });
