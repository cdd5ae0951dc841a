/** Handover to the carrier: one scan, one verdict. A refusal fills the screen until it is confirmed. */
import { call, LoggedOut, Refused } from './floor/api.js';
import { ring } from './floor/alarm.js';
import { focus, listen } from './floor/scan-field.js';
import { text } from './floor/texts.js';

const at = (id) => document.getElementById(id);
const counts = { ok: at('done'), no: at('refused') };
let busy = Promise.resolve();

/** One after the other: a scanner is faster than the network, and no scan may be lost. */
listen((number) => {
  if (number) busy = busy.then(() => handOver(number));
});

async function handOver(number) {
  const result = await send(number);
  show(result);
  if (!result.handedOver) ring(`${result.trackingNumber}\n${result.message}`, focus);
}

/** What did not arrive may be scanned again: the server hands each parcel over once. */
async function send(number) {
  try {
    return (await call('POST', '/api/v1/handovers', { trackingNumbers: [number] })).results[0];
  } catch (e) {
    const message = e instanceof Refused ? e.message : text(e instanceof LoggedOut ? 'login' : 'offline');
    return { trackingNumber: number, handedOver: false, message };
  }
}

function show(result) {
  const kind = result.handedOver ? 'ok' : 'no';
  at('verdict').dataset.verdict = kind;
  at('verdict').textContent = `${result.handedOver ? '✓' : '✗'} ${result.trackingNumber} ${result.message}`;
  counts[kind].textContent = Number(counts[kind].textContent) + 1;
  const row = at('results').insertRow(0);
  row.dataset.verdict = kind;
  for (const content of [result.trackingNumber, result.fulfillmentNo ?? '', result.message]) row.insertCell().textContent = content;
}
