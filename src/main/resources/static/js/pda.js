/** The picker's page: take a task, go to the bin, scan it, scan the goods. What is right is said by the server; see ScanQueue for the rest. */
import { call, LoggedOut, newKey, Refused, Unreachable } from './floor/api.js';
import { ring, ringing, tell } from './floor/alarm.js';
import { offerCamera } from './floor/camera.js';
import { askUnits, closable } from './floor/dialogs.js';
import { PickTask } from './floor/pick-task.js';
import { focus, listen } from './floor/scan-field.js';
import { ScanQueue } from './floor/scan-queue.js';
import { TaskCache } from './floor/task-cache.js';
import { say, showList, showTask } from './floor/task-view.js';
import { sentence, text } from './floor/texts.js';
import { watch } from './live.js';

/** A cancelled order must be told within two seconds; the answer needs some of them. Without a line to the server the device asks this often. */
const LOOK_EVERY_MS = 1500;
/** With a line, which says that there is something to see, only to find out that the network is away. */
const LOOK_ANYWAY_MS = 15000;
const WAREHOUSE = 'wharf.warehouse';
/** Typed before a scan: so many units at once. */
const TIMES = /^\*([1-9]\d{0,3})$/;

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
const queue = new ScanQueue(main.dataset.user);
const cache = new TaskCache(main.dataset.user);
let task = null;
let times = 1;
let away = false;
let looking = false;
let lookedAt = 0;
/** Something has changed that was not looked at yet. */
let changed = false;
let lineStands = false;
let busy = Promise.resolve();

function waiting() {
  return queue.scans.filter((scan) => scan.taskId === task?.view.taskId && scan.counted);
}

function show() {
  main.dataset.state = task ? 'work' : 'idle';
  for (const id of ['not-found', 'multiply', 'whole-list', 'give-back']) at(id).disabled = !task;
  showNetwork();
  if (task) showTask(task, waiting(), times);
}

function showNetwork() {
  at('network').hidden = !away && queue.length === 0;
  at('network').textContent = text(away ? 'offline' : 'sending', queue.length);
  main.dataset.network = away ? 'away' : 'here';
}

/** Ends the task on this device. @param outcome key of the sentence that stands above the button afterwards */
function leave(outcome, order = '') {
  keep(null);
  at('to-wall').hidden = true;
  at('outcome').textContent = `${order} ${text(outcome)}`.trim();
  at('outcome').dataset.outcome = outcome;
  show();
  focus();
  lookForPutBacks();
}

/** All is picked. What is sorted at a wall has the box's number, and the way there. */
function finish(done) {
  if (!done.inBox) return leave('done', done.complete);
  const sorts = done.view.mode === 'WALL';
  leave(sorts ? 'done-wall' : 'done-bulk', text('box', done.view.taskId));
  at('to-wall').hidden = !sorts;
  at('to-wall').href = `/pda/wall?box=T${done.view.taskId}`;
}

function keep(now) {
  task = now;
  times = 1;
  at('returned').hidden = true;
  cache.keep(task);
  watchOthers(task ? [`pick:${task.view.taskId}`] : []);
}

const watchOthers = watch([], {
  look() {
    changed = true;
    look();
  },
  stands(on) {
    lineStands = on;
  },
});

function begin(view) {
  if (!view || view.state !== 'TAKEN') {
    if (view?.state === 'DONE') finish(new PickTask(view));
    return;
  }
  keep(new PickTask(view));
  show();
}

async function take() {
  const warehouse = at('warehouse').value;
  localStorage.setItem(WAREHOUSE, warehouse);
  await trying(async () => {
    const view = await call('POST', '/api/v1/pick-tasks/next', { warehouse });
    if (view) begin(view);
    else leave('none');
  });
}

/** Goods that are waiting to be put back, as a number at the link. Without network the number stays as it is. */
async function lookForPutBacks() {
  if (away || !at('warehouse').value) return;
  await trying(async () => {
    const open = await call('GET', `/api/v1/put-backs?warehouse=${encodeURIComponent(task?.view.warehouse ?? at('warehouse').value)}`);
    if (open.length > 0) at('put-backs').dataset.open = open.length;
    else delete at('put-backs').dataset.open;
  });
}

/** One scan after the other: whether a code is a bin or goods depends on the answer before. What follows a wrong scan is dropped. */
function inTurn(code) {
  busy = busy.then(() => read(code));
}

async function read(code) {
  if (ringing()) return;
  if (!task) {
    if (!code) await take();
    return;
  }
  if (!code) return;
  const factor = TIMES.exec(code);
  if (factor) {
    times = Number(factor[1]);
    show();
    return;
  }
  const now = task.current(waiting());
  const isBin = !now || !task.isAt(now) || task.opensBin(code, waiting());
  if (!isBin && !task.goods && task.asksLot(code, waiting())) {
    task.goods = code;
    show();
    return;
  }
  const barcode = task.goods || code;
  const lot = task.goods ? code : '';
  task.goods = '';
  queue.add({ clientKey: newKey(), taskId: task.view.taskId, bin: isBin ? code : task.bin, barcode: isBin ? '' : barcode, lot: isBin ? '' : lot, quantity: isBin ? 1 : times });
  if (!isBin) times = 1;
  await send();
}

async function send() {
  show();
  await trying(() => queue.send(answered));
  show();
}

/** Runs work that needs the network. @returns true if it was done */
async function trying(work) {
  try {
    await work();
    away = false;
    return true;
  } catch (e) {
    if (e instanceof Unreachable) {
      away = true;
      goOnAlone();
      guessAll();
    } else if (e instanceof LoggedOut) tell(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) ring(e.message, () => trying(reload));
    else throw e;
    return false;
  } finally {
    show();
  }
}

/** The page was loaded again while the network is away: the task as it was seen last. */
function goOnAlone() {
  const kept = cache.kept;
  if (task || !kept) return;
  task = new PickTask(kept.view);
  task.bin = kept.bin;
}

/** Without network the device looks itself, so that a wrong scan still rings at once; the server has the last word later. */
function guessAll() {
  for (const scan of queue.scans) {
    if (scan.guessed || scan.taskId !== task?.view.taskId) continue;
    const guess = task.guess(scan.bin, scan.barcode, scan.lot ?? '', scan.quantity, waiting());
    queue.mark(scan.clientKey, { guessed: true, rung: Boolean(guess.refusal), counted: guess.counted });
    if (guess.refusal) ring(text(...guess.refusal));
    else {
      moveTo(scan.bin);
      if (guess.counted) placed(guess.position, scan.quantity);
    }
  }
}

function moveTo(bin) {
  task.bin = bin;
  cache.keep(task);
}

/** Where the units went: the page shows the next stop already. */
function placed(position, units) {
  if (task.inBox) say(text('placed-box', units));
  else if (position > 0 && task.view.orders.length > 1) say(text('placed', units, position));
}

function answered(scan, answer) {
  const mine = task?.view.taskId === scan.taskId;
  if (answer instanceof Refused) {
    const why = answer.code === 'NOT_YOUR_TASK' ? text('gone') : answer.message;
    // What the device had let pass while it was alone lies on the cart already.
    ring(scan.counted ? text('not-counted', scan.barcode, scan.bin, why) : `${scan.barcode || scan.bin}: ${why}`, () => trying(reload));
    return;
  }
  if (mine) task.count(answer.lines);
  if (!answer.accepted) {
    if (answer.result === 'TASK_CANCELLED' && mine) leave('cancelled');
    // What the device had let pass is named: the goods lie on the cart already.
    if (!scan.rung) ring(scan.counted ? text('not-counted', scan.barcode, scan.bin, sentence(answer)) : sentence(answer));
  } else if (mine) {
    moveTo(scan.bin);
    if (answer.taskState === 'DONE') {
      const before = task;
      finish(before);
      // An order may have been cancelled since the device looked last.
      trying(() => end(before));
    } else if (!scan.guessed && scan.barcode) placed(answer.position, scan.quantity);
    at('returned').hidden = true;
    if (sentence(answer)) say(sentence(answer));
  }
  show();
}

/** Looks whether the task is still ours, and sends what waits. */
async function look() {
  if (looking || ringing()) return;
  looking = true;
  changed = false;
  lookedAt = Date.now();
  try {
    if (queue.length > 0) await send();
    else if (task) await trying(lookAtTask);
    else if (away) await trying(reload);
  } finally {
    looking = false;
  }
  if (changed) look();
}

/** Every moment: what waits to be sent, or was told while the device was busy, waits no longer than that; else the line says when to look. */
function lookInTime() {
  if (!lineStands || changed || away || queue.length > 0 || Date.now() - lookedAt >= LOOK_ANYWAY_MS) look();
}

async function lookAtTask() {
  const { taskId } = task.view;
  const { state, revision, hands } = await call('GET', `/api/v1/pick-tasks/${taskId}/state`);
  if (task?.view.taskId !== taskId) return;
  at('returned').hidden = hands !== 'RETURNED';
  if (hands === 'RETURNED') return;
  if (state === 'TAKEN' && hands === 'YOURS') {
    if (revision !== task.view.revision) await lookAgain();
  } else if ((state === 'DONE' || state === 'CANCELLED') && hands === 'YOURS') await end(task);
  else leave('gone', task.numbers);
}

/** The walk is over: what was cancelled of it is named, the rest goes to the bench. */
async function end(before) {
  const now = new PickTask(await call('GET', `/api/v1/pick-tasks/${before.view.taskId}`));
  const all = now.view.state === 'CANCELLED';
  const next = task && task.view.taskId !== before.view.taskId;
  if (!next) {
    if (all) leave('cancelled', now.numbers);
    else if (now.complete) finish(now);
    else leave('short', now.complete);
  }
  const left = newlyCancelled(before, now);
  if (left.length === 0) return;
  const told = all ? [`${left.map((order) => order.fulfillmentNo).join(' ')} ${text('cancelled')}`] : left.map((order) => text(before.inBox ? 'cancelled-order' : 'cancelled-end', order.position, order.fulfillmentNo));
  tell([...told, ...left.map((order) => leaving(before, order))].join('\n').trim());
}

/** Orders that this device still took for part of the walk. */
function newlyCancelled(before, now) {
  const known = new Set(before.view.orders.filter((order) => order.state !== 'CANCELLED').map((order) => order.fulfillmentNo));
  return now.view.orders.filter((order) => order.state === 'CANCELLED' && known.has(order.fulfillmentNo));
}

/** What lies on the cart of an order that has left. */
function leaving(before, order) {
  const units = before.view.lines.filter((line) => line.position === order.position).reduce((sum, line) => sum + line.pickedQuantity, 0);
  return units === 0 ? '' : text(before.inBox ? 'cancelled-box' : 'cancelled-units', order.position, units);
}

/** An order has joined the walk or left it. */
async function lookAgain() {
  const before = task;
  await reload();
  if (!task) return;
  moveTo(before.bin);
  const left = newlyCancelled(before, task);
  for (const order of left) tell(`${text(task.inBox ? 'cancelled-order' : 'cancelled-place', order.position, order.fulfillmentNo)}\n${leaving(before, order)}`.trim());
  if (left.length > 0) await lookForPutBacks();
}

/** Asks for the task in hand; takes none. */
async function reload() {
  const view = await call('GET', '/api/v1/pick-tasks/mine');
  keep(null);
  begin(view);
  show();
}

async function reportShort(reason) {
  at('reason').close();
  const now = task.current(waiting());
  if (!now) return tell(text('need-network'));
  const no = task.numbers;
  const found = reason === 'NOT_FOUND' || now.left === 1 ? 0 : await askUnits(text('how-many', now.sku), 0, now.left - 1);
  if (found === null) return;
  if (queue.length > 0) await send();
  if (queue.length > 0) return tell(text('need-network'));
  const { bin } = task;
  let view;
  const done = await trying(async () => { view = await call('POST', `/api/v1/pick-tasks/${task.view.taskId}/short`, { pickLineId: now.pickLineId, bin: now.bin, lot: now.lot, reason, found }); });
  const waits = done && view.orders.some((order) => order.position === now.position && order.state === 'WAITS');
  if (done && view.state === 'TAKEN') {
    begin(view);
    moveTo(bin);
    show();
    const stays = view.orders.some((order) => order.position === now.position && order.state === 'OPEN');
    if (task.inBox) say(text('short-box', now.sku));
    else say(stays ? text('elsewhere', now.sku) : text(waits ? 'order-waits' : 'order-left', now.position));
  } else if (done) leave(waits ? 'waits' : 'short', no);
  else if (away) tell(text('need-network'));
}

async function multiply() {
  const now = task.current(waiting());
  const units = now && await askUnits(text('multiply-title', now.sku), 1, now.left);
  if (!units) return;
  times = units;
  show();
}

async function giveBack() {
  const done = await trying(() => call('POST', `/api/v1/pick-tasks/${task.view.taskId}/give-back`));
  if (done) leave('given-back');
  else if (away) tell(text('need-network'));
}

at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('warehouse').addEventListener('change', lookForPutBacks);
at('take').addEventListener('click', take);
at('not-found').addEventListener('click', () => at('reason').showModal());
at('multiply').addEventListener('click', multiply);
at('whole-list').addEventListener('click', () => {
  showList(task, waiting());
  at('list').showModal();
});
at('give-back').addEventListener('click', giveBack);
at('reason').addEventListener('click', (event) => {
  const { reason } = event.target.dataset;
  if (reason) reportShort(reason);
});
for (const id of ['reason', 'amount', 'list', 'camera-view']) closable(at(id));
window.addEventListener('online', look);
window.addEventListener('offline', () => {
  away = true;
  show();
});
listen(inTurn);
offerCamera(inTurn);
setInterval(lookInTime, LOOK_EVERY_MS);
// Only over TLS or on the machine itself: elsewhere browsers have none, and a page that is loaded without network is not shown.
navigator.serviceWorker?.register('/pda-worker.js', { scope: '/pda' });
show();
trying(async () => {
  if (queue.length > 0) {
    goOnAlone();
    await queue.send(answered);
  }
  await reload();
  await lookForPutBacks();
}).then(() => { main.dataset.ready = 'true'; });
