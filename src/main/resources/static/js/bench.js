/** The verifier's page: scan the order, scan its goods, tick its requests. What matches is said by the server. */
import { call, LoggedOut, newKey, Refused, send, Unreachable } from './floor/api.js';
import { ring, ringing, tell } from './floor/alarm.js';
import { offer } from './floor/alike.js';
import * as batch from './floor/batch.js';
import { boxOf, listenForBox, offerBoxes, packedIn } from './floor/box-choice.js';
import { labelOf } from './floor/label.js';
import { small } from './floor/photo.js';
import { focus, listen } from './floor/scan-field.js';
import { has, sentence, text } from './floor/texts.js';
import { watch } from './live.js';

const ORDER_NO = /^F\d{1,18}$/;
const REQUEST = /^REQ-(\d+)$/i;
const TIMES = /^[*×xX](\d{1,3})$/;
/** What a scanner types and no person writes as a reason. */
const SCANNED = /^(?=.*\d)[\w-]{6,}$/;
const MOST_UNITS = 999;
const TRIES = 3;
const TRY_AGAIN_MS = 500;
const AUTO_LABEL = 'wharf.bench.autoLabel';
const WAREHOUSE = 'wharf.warehouse';

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
let count = null;
let asked = false;
/** Units that the next scan stands for. */
let units = 1;
let busy = Promise.resolve();
/** A photo that was not kept: where it belongs, and the picture. */
let photoLeft = null;

function element(tag, className, content) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = content;
  return made;
}

/** An order that is cancelled, or whose requests change, while it lies on the bench. What this page does itself is no news to it. */
const watchOthers = watch([], { look: () => inTurn(lookAgain) });

async function lookAgain() {
  if (!count || ringing()) return;
  const now = await call('GET', path());
  if (now.state !== 'OPEN' || JSON.stringify(now.requests) !== JSON.stringify(count.requests)) take(now);
}

function show() {
  watchOthers(count ? [`bench:${count.fulfillmentNo}`] : []);
  main.dataset.state = count ? 'work' : batch.batching() ? 'batch' : 'idle';
  at('prompt').textContent = batch.batching() ? batch.prompt() : text(!count ? 'scan-order' : wishing() ? 'requests-first' : 'scan-goods');
  main.classList.toggle('wishing', wishing());
  if (!count) return;
  at('result').hidden = true;
  showBox(packedIn(count));
  offerBoxes(count);
  at('times').hidden = !count.byQuantity;
  at('units').textContent = `×${units}`;
  at('times').classList.toggle('several', units > 1);
  at('order').textContent = count.fulfillmentNo;
  showBoxes();
  at('lines').replaceChildren(...count.lines.map(row));
  at('requests').hidden = count.requests.length === 0;
  at('requests').replaceChildren(at('requests').querySelector('legend'), ...count.requests.map(box));
  at('difference-form').elements.insteadOf.replaceChildren(new Option('', ''), ...count.lines.map((line) => new Option(`${line.name || line.sku} ${line.variant} · ${line.sku}`, line.sku)));
  at('difference-skus').replaceChildren(...count.lines.map((line) => new Option(line.name, line.sku)));
}

/** The box to take, or why none is suggested. */
function showBox(box, where = at('box')) {
  where.textContent = box.code ? `${text('box')} ${box.code} ${box.name}` : sentence(box);
  where.classList.toggle('known', box.code !== '');
  where.hidden = where.textContent === '';
}

/** Boxes that are full; the others go into the next one. */
function showBoxes() {
  at('boxes').hidden = count.boxes.length === 0;
  at('boxes-list').replaceChildren(...count.boxes.map((full) => element('li', '', `${text('box.no', full.no)} ${contents(full.units)}`)),
    ...(count.boxes.length > 0 ? [element('li', 'filling', `${text('box.no', count.boxes.length + 1)} ${contents(filling()) || text('box.filling')}`)] : []));
  at('box-full').disabled = Object.keys(filling()).length === 0;
  at('kept').hidden = count.parcels.length === 0;
  at('kept').textContent = text('kept', count.parcels.length);
}

function contents(units, lines = count.lines) {
  return Object.entries(units).map(([sku, n]) => `${n} × ${lines.find((line) => line.sku === sku)?.name || sku}`).join(text('and'));
}

/** What was scanned and is in no full box. */
function filling() {
  const units = {};
  for (const line of count.lines) {
    const open = line.scanned - count.boxes.reduce((sum, full) => sum + (full.units[line.sku] ?? 0), 0);
    if (open > 0) units[line.sku] = open;
  }
  return units;
}

async function closeBox() {
  const clientKey = newKey();
  take(await persist(() => call('POST', path('/boxes'), { clientKey })));
}

async function takeBox(code) {
  take(await persist(() => call('PUT', path('/box'), { code })));
}

async function openBox() {
  take(await persist(() => call('DELETE', path(`/boxes/${count.boxes.length}`))));
}

/** Every unit is scanned, and a request is still open. */
function wishing() {
  return count !== null && count.lines.every((line) => line.needed === line.scanned) && count.requests.some((request) => !request.confirmed);
}

function row(line) {
  const missing = line.needed - line.scanned;
  const made = element('tr', missing === 0 ? 'match' : asked ? 'missing' : 'open', '');
  made.dataset.sku = line.sku;
  const name = element('td', 'item', '');
  name.append(element('b', '', line.name || line.sku), element('span', 'variant', line.variant), element('span', 'sku', line.sku));
  if (line.serial) name.append(element('span', 'variant', text('serial')));
  const state = missing === 0 ? text('match') : asked ? text('missing', missing, line.needed, line.scanned) : text('open', missing);
  made.append(name, element('td', 'number', line.needed), element('td', 'number', line.scanned), element('td', 'state', state));
  return made;
}

function box(request) {
  const label = element('label', request.confirmed ? 'tick confirmed' : asked ? 'tick asked' : 'tick', '');
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = input.disabled = request.confirmed;
  input.addEventListener('change', () => inTurn(() => confirm(request.index)));
  label.append(input, element('span', '', `${request.request}`), element('small', '', `REQ-${request.index + 1}`));
  return label;
}

/** One thing after the other: a scanner is faster than the network. */
function inTurn(work) {
  busy = busy.then(() => trying(work));
  return busy;
}

async function trying(work) {
  try {
    await work();
  } catch (e) {
    if (e instanceof Unreachable) ring(text('offline'), () => inTurn(again));
    else if (e instanceof LoggedOut) tell(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) {
      // A request that came after the page was loaded.
      if (e.code === 'REQUEST_NOT_CONFIRMED') await again();
      ring(has(`code.${e.code}`) ? text(`code.${e.code}`) : e.message);
    } else throw e;
    show();
  }
}

function path(more = '') {
  return `/api/v1/verifications/${count.fulfillmentNo}${more}`;
}

async function read(code) {
  if (!code || ringing()) return;
  if (batch.batching()) {
    if (code.toUpperCase() === 'ASIDE') return endBatch();
    await batch.read(code, persist, prints);
    return show();
  }
  if (!count && code.toUpperCase() === 'BATCH') return startBatch();
  if (count && code.toUpperCase() === 'FINISH') return finish();
  if (count && code.toUpperCase() === 'ASIDE') return aside();
  if (count && code.toUpperCase() === 'NEXTBOX') return closeBox();
  const times = TIMES.exec(code);
  if (count && times && !count.lines.some((line) => line.sku === code)) return multiply(Number(times[1]));
  const request = REQUEST.exec(code);
  if (count && request) return confirm(Number(request[1]) - 1);
  const isOrder = ORDER_NO.test(code) && !count?.lines.some((line) => line.sku === code);
  if (!count) return open(code);
  if (boxOf(count, code)) return takeBox(boxOf(count, code));
  if (!isOrder) return scan(code);
  if (code !== count.fulfillmentNo) ring(text('other-open', count.fulfillmentNo));
}

/** The next scan stands for so many units. */
function multiply(wanted) {
  if (!count.byQuantity) return ring(text('one-by-one'));
  units = Math.min(MOST_UNITS, Math.max(1, wanted));
  return show();
}

async function open(orderNo) {
  take(await call('GET', `/api/v1/verifications/${encodeURIComponent(orderNo)}`), false);
  at('differences').replaceChildren();
}

/** After a lost answer: what was counted is what the server says. */
async function again() {
  if (count) return take(await call('GET', path()));
  if (batch.batching()) await batch.again(persist, prints);
  return show();
}

/** Shows a count in the state it has. @param fresh whether it came to this state just now: only then its label prints by itself */
function take(view, fresh = true) {
  const { state } = view;
  if (state === 'OPEN') {
    if (count?.fulfillmentNo !== view.fulfillmentNo) units = 1;
    count = view;
    return show();
  }
  const kept = count?.fulfillmentNo === view.fulfillmentNo ? count.parcels.map(referenceOf) : [];
  count = null;
  asked = false;
  show();
  if (state === 'MATCHED') return matched(view, fresh, kept);
  if (state === 'SKIPPED') return skipped(view);
  if (state === 'CANCELLED') tell(text('cancelled'));
  result(state === 'DIFFERENT' ? 'different' : state === 'CANCELLED' ? 'cancelled' : 'closed', view.fulfillmentNo);
}

async function scan(barcode) {
  const reading = { clientKey: newKey(), barcode, quantity: units };
  units = 1;
  const answer = await persist(() => call('POST', path('/scans'), reading));
  for (const state of answer.lines) Object.assign(count.lines.find((line) => line.sku === state.sku) ?? {}, state);
  if (!answer.accepted) {
    at('differences').append(element('li', 'difference', sentence(answer)));
    ring(sentence(answer));
  } else if (count.lines.every((line) => line.needed === line.scanned)) asked = true;
  if (answer.state === 'OPEN') {
    show();
    if (complete()) await again();
  } else if (answer.state === 'MATCHED' && count.boxes.length + count.parcels.length > 0) take(await call('GET', path()));
  else take({ ...count, state: answer.state });
}

/** As far as this page knows; the server may know of a request that came later. */
function complete() {
  return count.lines.every((line) => line.needed === line.scanned) && count.requests.every((request) => request.confirmed);
}

/** Tries some times: the same key makes a repeated scan count once. */
async function persist(work) {
  for (let left = TRIES - 1; left > 0; left -= 1) {
    try {
      return await work();
    } catch (e) {
      if (!(e instanceof Unreachable)) throw e;
      await new Promise((done) => { setTimeout(done, TRY_AGAIN_MS); });
    }
  }
  return work();
}

async function confirm(index) {
  take(await call('POST', path(`/requests/${index}/confirm`)));
}

/** What is still missing is known here; the server is asked only when nothing is. */
async function finish() {
  asked = true;
  show();
  const missing = count.lines.filter((line) => line.scanned < line.needed);
  if (missing.length > 0) {
    return tell(missing.map((line) => `${line.sku} ${text('missing', line.needed - line.scanned, line.needed, line.scanned)}`).join('\n'));
  }
  const open = count.requests.filter((request) => !request.confirmed);
  if (open.length > 0) return tell(`${text('request-open')}\n${open.map((request) => request.request).join('\n')}`);
  take(await call('POST', path('/finish')));
}

function aside() {
  count = null;
  asked = false;
  show();
}

async function differ(form) {
  const { kind, sku, quantity, note, insteadOf, unit, photo } = Object.fromEntries(new FormData(form));
  const picture = path('/photo');
  const taken = photo?.size > 0 ? await small(photo) : null;
  const view = await report({ kind, sku: sku.trim(), quantity: Number(quantity), note, insteadOf: kind === 'WRONG_ITEM' ? insteadOf : '', unit: unit.trim() });
  at('difference').close();
  form.reset();
  fieldsOf();
  take(view);
  // The order waits for a person either way; a photo that is not kept does not undo the report, and may be sent again.
  if (taken) await keep(picture, taken);
}

/** A report whose answer was lost is filed already; the count says so. */
async function report(said) {
  try {
    return await call('POST', path('/differences'), said);
  } catch (e) {
    if (e.code !== 'VERIFICATION_NOT_OPEN') throw e;
    const view = await call('GET', path());
    if (view.state !== 'DIFFERENT') throw e;
    return view;
  }
}

async function keep(where, picture) {
  photoLeft = { where, picture };
  at('photo-says').textContent = '';
  try {
    await send('PUT', where, picture);
    photoLeft = null;
  } catch (e) {
    if (!known(e)) throw e;
    at('photo-says').textContent = `${where.split('/').at(-2)} · ${text('photo-failed')}${said(e)}`;
  }
  at('photo-form').hidden = photoLeft === null;
}

/** @param form may name another picture */
async function keepAgain(form) {
  const other = form.elements.photo.files[0];
  try {
    await keep(photoLeft.where, other ? await small(other) : photoLeft.picture);
  } catch (e) {
    if (!known(e)) throw e;
    at('photo-says').textContent = said(e);
  }
}

function known(e) {
  return e instanceof Unreachable || e instanceof LoggedOut || Boolean(e.code);
}

/** What went wrong, for a person. */
function said(e) {
  if (e instanceof Unreachable) return text('try-again');
  if (e instanceof LoggedOut) return text('login');
  return has(`code.${e.code}`) ? text(`code.${e.code}`) : e.message;
}

/** Not before the last scan has its answer: its alarm would ring behind the dialog. */
function ask(dialog) {
  if (ringing()) return;
  dialog.querySelector('[role=alert]').textContent = '';
  dialog.showModal();
}

/** An open dialog hides the alarm, which would swallow its keys: what is refused is said in the dialog. */
async function within(dialog, work) {
  const says = dialog.querySelector('[role=alert]');
  says.textContent = '';
  try {
    await work();
  } catch (e) {
    if (!dialog.open || !known(e)) throw e;
    says.textContent = said(e);
    says.scrollIntoView({ block: 'nearest' });
  }
}

/** Each kind asks for what it needs. */
function fieldsOf() {
  const kind = new FormData(at('difference-form')).get('kind');
  for (const field of at('difference-form').querySelectorAll('[data-for]')) field.hidden = !field.dataset.for.split(' ').includes(kind);
}

function result(key, orderNo) {
  at('result').hidden = false;
  at('result').dataset.result = key;
  at('result-box').hidden = at('label').hidden = true;
  at('outcome').textContent = `${orderNo} ${text(key)} · ${text('next')}`;
}

const referenceOf = (parcel) => parcel.reference;

/** One label for each parcel; an order that goes in one is asked for by its own number. @param kept parcels that stayed closed and have their labels on */
function matched(view, fresh, kept = []) {
  const orderNo = view.fulfillmentNo;
  result('matched', orderNo);
  const several = view.parcels?.length > 1;
  const numbers = several ? view.parcels.map(referenceOf) : [orderNo];
  const states = numbers.map(() => 'wait');
  at('unpack').hidden = true;
  at('unpack').textContent = text(several ? 'unpack.all' : 'unpack');
  at('unpack').dataset.order = orderNo;
  at('label').hidden = false;
  at('label-links').replaceChildren(...numbers.map((number, i) => {
    const item = element('li', '', '');
    if (several) item.append(element('p', '', contents(view.parcels[i].units, view.lines)));
    const link = element('a', 'huge go', several ? text('label.of', i + 1, numbers.length) : text('label.open'));
    link.href = `/labels/${number}`;
    link.target = 'wharf-label';
    link.hidden = true;
    const opens = element('button', 'plain', text('unpack.of', i + 1, numbers.length));
    opens.type = 'button';
    opens.hidden = true;
    opens.addEventListener('click', () => asksWhy(orderNo, number));
    item.append(link, opens);
    labelOf(number, (how) => {
      // The next order may be matched by now.
      if (!link.isConnected && how !== 'wait') return;
      states[i] = how;
      const slowest = ['wait', 'late', 'ready', 'printed'].find((state) => states.some((s, n) => s === state && !kept.includes(numbers[n]))) ?? 'ready';
      label(`label.${slowest}`, slowest === 'wait');
      link.hidden = how === 'wait' || how === 'late';
      // None is opened before all have their labels.
      at('unpack').hidden = states.some((state) => state === 'wait' || state === 'late');
      if (several) for (const button of at('label-links').querySelectorAll('button')) button.hidden = at('unpack').hidden;
    }, () => fresh && !kept.includes(number) && prints(), async () => !several && view.boxes?.length > 0 && inParcels(link, orderNo, fresh, kept));
    return item;
  }));
}

/** The boxes of an order on hold become parcels when it is released. @returns whether they are, and their labels are looked for */
async function inParcels(link, orderNo, fresh, kept) {
  let now;
  try {
    now = await call('GET', `/api/v1/verifications/${orderNo}`);
  } catch (e) {
    if (!known(e)) throw e;
    return false;
  }
  if (now.parcels.length < 2) return false;
  if (link.isConnected && !at('result').hidden) matched(now, fresh, kept);
  // Another order lies on the bench by now.
  else now.parcels.map(referenceOf).filter((number) => !kept.includes(number)).forEach((number) => labelOf(number, () => {}, () => fresh && prints()));
  return true;
}

/** Nobody counts it, so nobody has seen its box or printed its label. */
function skipped(view) {
  matched(view, true);
  showBox(view.box, at('result-box'));
}

function prints() {
  return at('auto-label').checked;
}

/** As if the goods and the units per order had been scanned. */
async function startAlike(sku, quantity) {
  await batch.read(sku, persist, prints);
  batch.take(quantity);
  show();
}

function startBatch() {
  localStorage.setItem(WAREHOUSE, at('warehouse').value);
  at('result').hidden = true;
  batch.begin(at('warehouse').value);
  inTurn(() => offer(at('warehouse').value, (sku, quantity) => inTurn(() => startAlike(sku, quantity))));
  show();
}

/** Not before the last scan has its answer. */
async function endBatch() {
  await batch.again(persist, prints);
  batch.end();
  show();
}

/** @param number of a parcel, or of the order for all of them */
function asksWhy(orderNo, number) {
  inTurn(async () => {
    // The number on its label says which one is meant: boxes look alike, and their places change when one is packed anew.
    const parcel = number === orderNo ? null : (await call('GET', `/api/v1/verifications/${orderNo}`)).parcels.find((one) => one.reference === number);
    Object.assign(at('unpacking').dataset, { orderNo, number });
    at('unpack-which').textContent = parcel?.trackingNumber ?? orderNo;
    ask(at('unpacking'));
  });
}

/** A packed parcel that has not left: its goods are counted anew. */
async function unpack(form) {
  const { orderNo, number } = at('unpacking').dataset;
  const reason = form.elements.reason.value.trim();
  // The next order was scanned while nobody looked at the question: its Enter voids no label.
  if (SCANNED.test(reason)) {
    form.reset();
    form.querySelector('[role=alert]').textContent = text('unpack.scanned');
    return;
  }
  await call('POST', `/api/v1/parcels/${number}/unpack`, { reason });
  at('unpacking').close();
  form.reset();
  await open(orderNo);
}

function label(key, going) {
  at('label-progress').hidden = !going;
  at('label-text').textContent = text(key);
}

at('less').addEventListener('click', () => multiply(units - 1));
at('more').addEventListener('click', () => multiply(units + 1));
at('box-full').addEventListener('click', () => inTurn(async () => { if (count) await closeBox(); }));
at('box-open').addEventListener('click', () => inTurn(async () => { if (count) await openBox(); }));
listenForBox((code) => inTurn(async () => { if (count) await takeBox(code); }));
at('finish').addEventListener('click', () => inTurn(finish));
at('aside').addEventListener('click', () => inTurn(async () => aside()));
at('differ').addEventListener('click', () => inTurn(async () => { if (count) ask(at('difference')); }));
at('difference').addEventListener('close', focus);
at('difference').addEventListener('click', (event) => { if ('close' in event.target.dataset) at('difference').close(); });
at('difference-form').addEventListener('change', fieldsOf);
at('difference-form').addEventListener('submit', (event) => {
  event.preventDefault();
  inTurn(() => within(at('difference'), () => differ(event.target)));
});
at('batch-start').addEventListener('click', startBatch);
at('batch-stop').addEventListener('click', () => inTurn(endBatch));
at('photo-form').addEventListener('submit', (event) => {
  event.preventDefault();
  inTurn(() => keepAgain(event.target));
});
at('batch-sizes').addEventListener('click', (event) => {
  if (event.target.dataset.size) batch.take(Number(event.target.dataset.size));
  show();
});
at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('unpack').addEventListener('click', () => asksWhy(at('unpack').dataset.order, at('unpack').dataset.order));
at('unpacking').addEventListener('close', focus);
at('unpacking').addEventListener('click', (event) => { if ('close' in event.target.dataset) at('unpacking').close(); });
at('unpack-form').addEventListener('submit', (event) => {
  event.preventDefault();
  inTurn(() => within(at('unpacking'), () => unpack(event.target)));
});
at('auto-label').checked = localStorage.getItem(AUTO_LABEL) !== 'off';
at('auto-label').addEventListener('change', (event) => localStorage.setItem(AUTO_LABEL, event.target.checked ? 'on' : 'off'));
listen((code) => inTurn(() => read(code)));
fieldsOf();
show();
main.dataset.ready = 'true';
