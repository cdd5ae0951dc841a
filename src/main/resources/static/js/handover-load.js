/** A load: each scan puts a parcel on it, what must stay fills the screen, and all of it leaves when the load is closed. */
import { call, LoggedOut, Refused } from './floor/api.js';
import { ring } from './floor/alarm.js';
import { focus, listen } from './floor/scan-field.js';
import { text } from './floor/texts.js';
import { call as callAtLeisure } from './http.js';

const at = (id) => document.getElementById(id);
const url = `/api/v1/handovers/loads/${at('load').dataset.no}`;
const dialog = at('close-dialog');
let busy = Promise.resolve();
let missing = 0;

/** One after the other: a scanner is faster than the network, and no scan may be lost. */
listen((number) => {
  if (number) busy = busy.then(() => scan(number)).then(refresh);
});

async function scan(number) {
  let result;
  try {
    result = await call('POST', `${url}/scans`, { trackingNumber: number });
  } catch (e) {
    result = { trackingNumber: number, onLoad: false, message: said(e) };
  }
  at('verdict').dataset.verdict = result.onLoad ? 'ok' : 'no';
  at('verdict').textContent = `${result.onLoad ? '✓' : '✗'} ${result.trackingNumber} ${result.message}`;
  if (!result.onLoad) ring(`${result.trackingNumber}\n${result.message}`, focus);
}

/** What did not arrive may be scanned again: a parcel is on the load once. */
function said(e) {
  return e instanceof Refused ? e.message : text(e instanceof LoggedOut ? 'login' : 'offline');
}

async function refresh() {
  let view;
  try {
    view = await call('GET', url);
  } catch (e) {
    at('verdict').dataset.verdict = 'no';
    at('verdict').textContent = said(e);
    return;
  }
  const open = !view.load.closedAt;
  missing = view.missingCount;
  at('on').textContent = view.parcels.length;
  at('missing-count').textContent = view.missingCount;
  at('extra-count').textContent = view.extras.length;
  fill('parcels', view.parcels.toReversed(), (row) => [row.trackingNumber, row.fulfillmentNo], open ? 'takeOff' : '');
  fill('missing', view.missing, (row) => [row.trackingNumber, row.fulfillmentNo], '');
  fill('extras', view.extras, (row) => [row.trackingNumber, text(row.code) || row.code], 'setAside');
  at('more').hidden = view.missingCount <= view.missing.length;
  at('more').textContent = text('more', view.missingCount - view.missing.length);
}

/** @param act key of the word on the button of each row; empty for no button */
function fill(id, rows, cells, act) {
  at(id).replaceChildren(...rows.map((row) => {
    const line = document.createElement('tr');
    for (const content of cells(row)) line.insertCell().textContent = content;
    if (act) line.insertCell().append(button(row.trackingNumber, act));
    return line;
  }));
}

function button(number, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'plain';
  made.textContent = text(act);
  made.setAttribute('aria-label', `${text(act)} ${number}`);
  made.addEventListener('click', () => { busy = busy.then(() => takeOff(number)).then(refresh); });
  return made;
}

async function takeOff(number) {
  try {
    await call('POST', `${url}/take-off`, { trackingNumber: number });
  } catch (e) {
    at('verdict').dataset.verdict = 'no';
    at('verdict').textContent = said(e);
  }
}

at('close').addEventListener('click', () => {
  at('trouble').textContent = '';
  at('close-missing').hidden = missing === 0;
  at('close-missing').textContent = text('closeMissing', missing);
  dialog.showModal();
  at('close-form').elements.driver.focus();
});

at('close-cancel').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', focus);

at('close-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const send = event.submitter;
  const { driver, vehicle } = Object.fromEntries(new FormData(event.target));
  send.disabled = true;
  try {
    await busy;
    left(await callAtLeisure('POST', `${url}/close`, { driver, vehicle }));
  } catch (e) {
    at('trouble').textContent = e.status ? e.message : text('noAnswer');
  } finally {
    send.disabled = false;
  }
});

/** Everything is with the driver, or nothing is: what must stay is named, one after the other. */
function left(answer) {
  dialog.close();
  if (answer.closed) location.reload();
  else ring(answer.staying.map((parcel) => `${parcel.trackingNumber} ${parcel.message}`).join('\n'), focus);
}

refresh();
