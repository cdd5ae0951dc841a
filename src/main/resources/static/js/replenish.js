/** Fills pick faces: go to the reserve bin and scan it, scan the goods, go to the pick face and scan it. What is right is said by the server; the device rings at once. */
import { call, LoggedOut, newKey, Refused, Unreachable } from './floor/api.js';
import { ring, ringing, tell } from './floor/alarm.js';
import { askUnits, closable } from './floor/dialogs.js';
import { drawProduct } from './floor/pictures.js';
import { focus, listen } from './floor/scan-field.js';
import { say } from './floor/task-view.js';
import { sentence, text } from './floor/texts.js';

const LOOK_EVERY_MS = 5000;
/** While a task is in hand; it says that the person is there, also on a long way. */
const KEEP_EVERY_MS = 15000;
const WAREHOUSE = 'wharf.warehouse';
/** Typed before the pick face is scanned: so many units at once. */
const UNITS = /^\*([1-9]\d{0,3})$/;

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
let task = null;
/**
 * What was scanned of the move in hand: from, barcode, lot; and the units it is for. Its key stays the same until the server has answered; sent: the line and the units that were
 * sent with it, which may be booked though no answer came.
 */
let move = fresh();
let busy = Promise.resolve();

function fresh() {
  return { clientKey: newKey(), from: '', barcode: '', lot: null, units: 0, sent: null };
}

function same(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}

/** The reserve bin to go to now. */
function line() {
  return task?.lines.find((l) => l.left > 0);
}

function expects() {
  if (!move.from) return 'from';
  if (!move.barcode) return 'goods';
  return move.lot === null ? 'lot' : 'to';
}

function show() {
  const now = line();
  main.dataset.state = now ? 'work' : 'idle';
  if (!now) return;
  const step = expects();
  main.dataset.expects = step;
  at('prompt').textContent = text(`scan-${step}`);
  at('bin').textContent = step === 'to' ? task.to : now.bin;
  at('from').textContent = now.bin;
  at('to').textContent = task.to;
  at('lot-line').hidden = !now.lot;
  at('lot').textContent = now.lot;
  at('name').textContent = task.name;
  at('variant').textContent = task.variant;
  at('sku').textContent = task.sku;
  at('units').textContent = move.units || now.left;
  at('left').textContent = now.left;
  at('cause').textContent = text(task.cause);
  at('due').textContent = new Date(task.dueAt).toLocaleString(document.documentElement.lang, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  drawProduct(at('picture'), task.sku, task.name);
}

function begin(view) {
  const before = line()?.lineId;
  task = view && view.state === 'TAKEN' ? view : null;
  if (line()?.lineId !== before) move = fresh();
  show();
}

function leave(outcome) {
  task = null;
  move = fresh();
  at('outcome').textContent = text(outcome);
  at('outcome').dataset.outcome = outcome;
  show();
  focus();
  return look();
}

async function take() {
  const warehouse = at('warehouse').value;
  localStorage.setItem(WAREHOUSE, warehouse);
  await trying(async () => {
    const view = await call('POST', '/api/v1/replenishments/next', { warehouse });
    if (view) begin(view);
    else await leave('none');
  });
}

/** What is scanned while an answer is awaited is read after it. */
function inTurn(work) {
  busy = busy.then(work);
}

async function read(code) {
  if (ringing()) return;
  if (!task) {
    if (!code) await take();
    return;
  }
  if (!code) return;
  const units = UNITS.exec(code);
  if (units) await setUnits(Number(units[1]));
  else await { from: readFrom, goods: readGoods, lot: readLot, to: putInto }[expects()](code);
  show();
}

/** Before other units are meant, it has to be known what became of those that were sent. */
async function setUnits(units) {
  if (move.sent) await send();
  else if (units > line().left) ring(text('too-many', line().left));
  else move = { ...move, units };
}

function readFrom(code) {
  if (same(code, line().bin)) move.from = code;
  else ring(text('wrong-from', code, line().bin));
}

function readGoods(code) {
  if (!task.barcodes.some((barcode) => same(barcode, code))) return ring(text('wrong-goods', code, task.sku));
  move.barcode = code;
  move.lot = task.lots ? null : '';
  return undefined;
}

function readLot(code) {
  if (same(code, line().lot)) move.lot = line().lot;
  else ring(text('wrong-lot', code, line().lot));
}

async function putInto(code) {
  if (!same(code, task.to)) return ring(text('wrong-to', code, task.to));
  const { lineId, left } = line();
  move.sent ??= { lineId, units: move.units || left };
  return send();
}

async function send() {
  const { clientKey, from, barcode, lot, sent } = move;
  const { units } = sent;
  let answer = null;
  await trying(async () => {
    try {
      answer = await call('POST', `/api/v1/replenishments/${task.replenishmentId}/moves`, { clientKey, from, barcode, lot, ...sent, to: task.to });
    } catch (e) {
      if (!(e instanceof Unreachable)) move.sent = null;
      throw e;
    }
  });
  if (!answer) return undefined;
  move = fresh();
  if (!answer.accepted) return ring(sentence(answer), () => trying(reload));
  say(sentence(answer) || text('moved', units, task.to));
  return ended(answer.task);
}

/** Nothing left, or the next reserve bin. A task that is not DONE has brought too few for some order. */
function ended(view) {
  if (view.state === 'TAKEN' && view.lines.some((l) => l.left > 0)) return begin(view);
  return leave(view.state === 'DONE' ? 'done' : 'over');
}

async function reportMissing(reason) {
  at('reason').close();
  const { lineId, left } = line();
  const found = reason === 'NOT_FOUND' || left === 1 ? 0 : await askUnits(text('how-many', task.sku), 0, left - 1);
  if (found === null) return;
  let view = null;
  await trying(async () => { view = await call('POST', `/api/v1/replenishments/${task.replenishmentId}/missing`, { lineId, reason, found }); });
  if (view) ended(view);
}

async function changeUnits() {
  const units = await askUnits(text('how-many', task.sku), 1, line().left);
  if (units) await setUnits(units);
  show();
}

async function giveBack() {
  if (await trying(() => call('POST', `/api/v1/replenishments/${task.replenishmentId}/give-back`))) await leave('given-back');
}

/** @returns true if it was done */
async function trying(work) {
  try {
    await work();
    return true;
  } catch (e) {
    if (e instanceof Unreachable) ring(text('offline'));
    else if (e instanceof LoggedOut) ring(text('login'), () => location.assign('/login'));
    else if (isGone(e)) gone(ring);
    else if (e instanceof Refused) ring(e.message, () => trying(reload));
    else throw e;
    return false;
  }
}

function isGone(e) {
  return e instanceof Refused && e.code === 'NOT_YOUR_TASK';
}

/** The task is another's: what was lifted for it lies nowhere yet. */
function gone(alarm) {
  alarm(text('gone', line()?.bin ?? ''), () => trying(reload));
}

/** While a task is in hand: that the person is there. A device that lies dark says nothing, so that what was forgotten goes back. */
async function keep() {
  if (!task || ringing() || document.hidden) return;
  try {
    const view = await call('POST', `/api/v1/replenishments/${task.replenishmentId}/keep`);
    if (view.state === 'TAKEN') begin(view);
    else await ended(view);
  } catch (e) {
    if (isGone(e)) gone(tell);
    else if (e instanceof Refused) tell(e.message, () => trying(reload));
    // Said again in a moment; the next scan tells the person.
    else if (!(e instanceof Unreachable || e instanceof LoggedOut)) throw e;
  }
}

async function reload() {
  begin(await call('GET', '/api/v1/replenishments/mine'));
  if (!task) await look();
}

/** While nothing is in hand: what waits. */
async function look() {
  if (task || ringing() || !at('warehouse').value) return;
  try {
    const open = await call('GET', `/api/v1/replenishments?warehouse=${encodeURIComponent(at('warehouse').value)}`);
    at('open').replaceChildren(...open.filter((one) => one.state === 'WAITING').map(entry));
  } catch (e) {
    // Looked again in a moment; taking a task tells the person.
    if (!(e instanceof Unreachable || e instanceof LoggedOut)) throw e;
  }
}

function entry(one) {
  const item = document.createElement('li');
  const left = one.lines.filter((l) => l.left > 0);
  item.dataset.cause = one.cause;
  item.textContent = text('waiting', [...new Set(left.map((l) => l.bin))].join(', '), one.to, left.reduce((sum, l) => sum + l.left, 0), one.sku, one.name);
  return item;
}

at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('warehouse').addEventListener('change', () => {
  localStorage.setItem(WAREHOUSE, at('warehouse').value);
  look();
});
at('take').addEventListener('click', () => inTurn(take));
at('missing').addEventListener('click', () => at('reason').showModal());
at('fewer').addEventListener('click', changeUnits);
at('give-back').addEventListener('click', () => inTurn(giveBack));
at('reason').addEventListener('click', (event) => {
  const { reason } = event.target.dataset;
  if (reason) reportMissing(reason);
});
for (const id of ['reason', 'amount']) closable(at(id));
listen((code) => inTurn(() => read(code)));
setInterval(look, LOOK_EVERY_MS);
setInterval(() => inTurn(keep), KEEP_EVERY_MS);
document.addEventListener('visibilitychange', () => inTurn(keep));
show();
trying(reload).then(() => { main.dataset.ready = 'true'; });
