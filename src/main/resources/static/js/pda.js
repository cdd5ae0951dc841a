/** The picker's page: take a task, go to the bin, scan it, scan the goods. What is right is said by the server; see ScanQueue for the rest. */
import { call, LoggedOut, newKey, Refused, Unreachable } from './floor/api.js';
import { ring, ringing } from './floor/alarm.js';
import { PickTask } from './floor/pick-task.js';
import { focus, listen } from './floor/scan-field.js';
import { ScanQueue } from './floor/scan-queue.js';
import { sentence, text } from './floor/texts.js';

/** A cancelled order must be told within two seconds; the answer needs some of them. */
const LOOK_EVERY_MS = 1500;
const WAREHOUSE = 'wharf.warehouse';

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
const queue = new ScanQueue(main.dataset.user);
let task = null;
let away = false;
let looking = false;
let busy = Promise.resolve();

function waiting() {
  return queue.scans.filter((scan) => scan.taskId === task?.view.taskId && scan.pickLineId);
}

function show() {
  main.dataset.state = task ? 'work' : 'idle';
  at('not-found').disabled = at('give-back').disabled = !task;
  showNetwork();
  if (task) showTask();
}

function showNetwork() {
  at('network').hidden = !away && queue.length === 0;
  at('network').textContent = text(away ? 'offline' : 'sending', queue.length);
  main.dataset.network = away ? 'away' : 'here';
}

function showTask() {
  const lines = task.lines(waiting());
  const now = task.current(waiting()) ?? lines.at(-1);
  if (!now) return;
  const units = (key) => lines.reduce((sum, line) => sum + line[key], 0);
  at('order').textContent = task.orderOf(now).fulfillmentNo;
  at('line').textContent = text('line', lines.indexOf(lines.find((l) => l.pickLineId === now.pickLineId)) + 1, lines.length);
  at('progress').max = units('quantity');
  at('progress').value = units('quantity') - units('left');
  at('bin').textContent = now.bin || text('no-bin');
  at('name').textContent = now.name;
  at('variant').textContent = now.variant;
  at('sku').textContent = now.sku;
  at('left').textContent = now.left;
  at('quantity').textContent = now.quantity;
  at('lot-line').hidden = !now.lot;
  at('lot').textContent = now.lot;
  showPrompt(now);
  at('give-back').hidden = !task.untouched || waiting().length > 0;
  showRequests(task.orderOf(now).specialRequests);
}

function showPrompt(now) {
  main.dataset.expects = !atBin(now) ? 'bin' : task.goods ? 'lot' : 'goods';
  const key = { bin: 'scan-bin', lot: 'scan-lot', goods: now.tracking === 'SERIAL' ? 'scan-serial' : 'scan-goods' }[main.dataset.expects];
  at('prompt').textContent = text(key, now.lot);
}

function showRequests(requests) {
  at('requests').hidden = requests.length === 0;
  at('requests').querySelector('ul').replaceChildren(...requests.map((request) => {
    const item = document.createElement('li');
    item.textContent = request;
    return item;
  }));
}

function atBin(line) {
  return !line.bin || line.bin.toLowerCase() === task.bin.toLowerCase();
}

/** Ends the task on this device. @param outcome key of the sentence that stands above the button afterwards */
function leave(outcome, order = '') {
  task = null;
  at('outcome').textContent = `${order} ${text(outcome)}`.trim();
  at('outcome').dataset.outcome = outcome;
  show();
  focus();
}

function begin(view) {
  if (!view || view.state !== 'TAKEN') {
    if (view?.state === 'DONE') leave('done', new PickTask(view).numbers);
    return;
  }
  task = new PickTask(view);
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
  const now = task.current(waiting());
  const isBin = !atBin(now) || task.opensBin(code, waiting());
  if (!isBin && !task.goods && task.asksLot(code, waiting())) {
    task.goods = code;
    show();
    return;
  }
  const barcode = task.goods || code;
  const lot = task.goods ? code : '';
  task.goods = '';
  queue.add({ clientKey: newKey(), taskId: task.view.taskId, bin: isBin ? code : task.bin, barcode: isBin ? '' : barcode, lot: isBin ? '' : lot, quantity: 1 });
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
      guessAll();
    } else if (e instanceof LoggedOut) ring(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) ring(e.message, () => trying(reload));
    else throw e;
    return false;
  } finally {
    show();
  }
}

/** Without network the device looks itself, so that a wrong scan still rings at once; the server has the last word later. */
function guessAll() {
  for (const scan of queue.scans) {
    if (scan.guessed || scan.taskId !== task?.view.taskId) continue;
    const guess = task.guess(scan.bin, scan.barcode, scan.lot ?? '', waiting());
    queue.mark(scan.clientKey, { guessed: true, rung: Boolean(guess.refusal), pickLineId: guess.pickLineId });
    if (guess.refusal) ring(text(...guess.refusal));
    else task.bin = scan.bin;
  }
}

function answered(scan, answer) {
  const mine = task?.view.taskId === scan.taskId;
  if (answer instanceof Refused) {
    ring(answer.message, () => trying(reload));
    return;
  }
  if (mine) task.count(answer.lines);
  if (!answer.accepted) {
    if (answer.result === 'TASK_CANCELLED' && mine) leave('cancelled');
    if (!scan.rung) ring(sentence(answer));
  } else if (mine) {
    task.bin = scan.bin;
    if (answer.taskState === 'DONE') leave('done', task.numbers);
  }
  show();
}

/** Looks whether the task is still ours, and sends what waits. */
async function look() {
  if (looking || ringing()) return;
  looking = true;
  try {
    if (queue.length > 0) await send();
    else if (task) await trying(lookAtTask);
    else if (away) await trying(reload);
  } finally {
    looking = false;
  }
}

async function lookAtTask() {
  const { taskId } = task.view;
  const { state, revision } = await call('GET', `/api/v1/pick-tasks/${taskId}/state`);
  if (task?.view.taskId !== taskId) return;
  const { numbers } = task;
  if (state === 'TAKEN') {
    if (revision !== task.view.revision) await lookAgain();
  } else if (state === 'CANCELLED') {
    leave('cancelled', numbers);
    ring(`${numbers} ${text('cancelled')}`);
  } else leave(state === 'DONE' ? 'done' : 'gone', numbers);
}

/** An order has joined the walk or left it. */
async function lookAgain() {
  const open = new Set(task.view.orders.filter((order) => order.state === 'OPEN').map((order) => order.fulfillmentNo));
  const { bin } = task;
  await reload();
  const left = task?.view.orders.filter((order) => order.state === 'CANCELLED' && open.has(order.fulfillmentNo)) ?? [];
  if (task) task.bin = bin;
  if (left.length > 0) ring(`${left.map((order) => order.fulfillmentNo).join(' ')} ${text('cancelled')}`);
}

/** Asks for the task in hand; takes none. */
async function reload() {
  task = null;
  begin(await call('GET', '/api/v1/pick-tasks/mine'));
  show();
}

async function reportShort(reason) {
  at('reason').close();
  const now = task.current(waiting());
  const no = task.numbers;
  if (queue.length > 0) await send();
  if (queue.length > 0 || !now) return ring(text('need-network'));
  const { bin } = task;
  let view;
  const done = await trying(async () => { view = await call('POST', `/api/v1/pick-tasks/${task.view.taskId}/short`, { pickLineId: now.pickLineId, reason }); });
  if (done && view.state === 'TAKEN') {
    begin(view);
    task.bin = bin;
    show();
  } else if (done) leave('short', no);
  else if (away) ring(text('need-network'));
}

async function giveBack() {
  const done = await trying(() => call('POST', `/api/v1/pick-tasks/${task.view.taskId}/give-back`));
  if (done) leave('given-back');
  else if (away) ring(text('need-network'));
}

at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('take').addEventListener('click', take);
at('not-found').addEventListener('click', () => at('reason').showModal());
at('give-back').addEventListener('click', giveBack);
at('reason').addEventListener('click', (event) => {
  const { reason } = event.target.dataset;
  if (reason) reportShort(reason);
  else if ('close' in event.target.dataset) at('reason').close();
});
at('reason').addEventListener('close', focus);
window.addEventListener('online', look);
window.addEventListener('offline', () => {
  away = true;
  show();
});
listen(inTurn);
setInterval(look, LOOK_EVERY_MS);
show();
trying(async () => {
  if (queue.length > 0) await queue.send(answered);
  await reload();
}).then(() => { main.dataset.ready = 'true'; });
