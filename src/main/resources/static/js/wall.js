/** Sorting a box at the put wall: scan the box, then each unit; the server says which slot it goes into. */
import { call, LoggedOut, newKey, Refused, Unreachable } from './floor/api.js';
import { ring, ringing } from './floor/alarm.js';
import { closable } from './floor/dialogs.js';
import { focus, listen } from './floor/scan-field.js';
import { beep, speak } from './floor/signal.js';
import { sentence, text } from './floor/texts.js';

const LOOK_EVERY_MS = 3000;
const TRIES = 3;
const TRY_AGAIN_MS = 400;
const WAREHOUSE = 'wharf.warehouse';
const WALL = 'wharf.wall';
/** Hertz: a unit in its slot, an order complete, goods that belong in no slot. */
const [PLACED, COMPLETE, ELSEWHERE] = [[660], [660, 880, 1320], [330, 330]];

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
let walls = [];
let boxes = [];
let box = '';
let view = null;
/** Barcode of goods in hand whose lot is still to be read; empty else. */
let goods = '';
let lit = 0;
let drawn = '';
let busy = Promise.resolve();

function show() {
  main.dataset.state = box ? 'work' : 'idle';
  at('prompt').textContent = text(!box ? 'scan-box' : goods ? 'scan-lot' : 'scan-goods');
  if (box && view) showWork();
  else showBoxes();
}

function showBoxes() {
  at('no-boxes').hidden = boxes.length > 0;
  at('boxes').replaceChildren(...boxes.map((open) => {
    const button = element('button', text('open-box', open.box, open.orders, open.units, open.wave));
    button.type = 'button';
    button.className = 'huge';
    button.dataset.box = open.box;
    button.addEventListener('click', () => inTurn(() => choose(open.box)));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

function showWork() {
  // What is the same is left as it is: a button that is drawn anew loses the focus.
  const now = JSON.stringify([view, lit]);
  if (now === drawn) return;
  drawn = now;
  const { wall, box: inBox } = view;
  at('box').textContent = text('box', inBox.box);
  at('box-state').textContent = inBox.toSort > 0 ? text('box-left', inBox.toSort) : text('box-done');
  at('progress').max = inBox.units || 1;
  at('progress').value = inBox.sorted;
  at('missing').hidden = inBox.toSort === 0;
  // While there is much to sort, only what goes elsewhere is worth reading.
  at('left').replaceChildren(...inBox.left.filter((left) => left.why !== 'SORT').map(leftOver));
  const taken = new Map(wall.taken.map((slot) => [slot.slot, slot]));
  at('grid').replaceChildren(...Array.from({ length: wall.slots }, (_, n) => cell(n + 1, taken.get(n + 1))));
}

function leftOver(left) {
  const item = element('li', text(`left.${left.why}`, left.units, left.sku, left.name, [left.lot, left.serial].join(' ').trim(), left.fulfillmentNo));
  item.dataset.why = left.why;
  return item;
}

function cell(number, slot) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.slot = number;
  button.dataset.slotState = slot?.state ?? 'FREE';
  button.title = slot?.fulfillmentNo ?? '';
  button.disabled = slot?.state !== 'COMPLETE';
  button.classList.toggle('lit', number === lit);
  button.append(element('b', number), element('span', slot ? text(`state.${slot.state}`, slot.sorted, slot.needed) : text('free')));
  button.addEventListener('click', () => ask('clear', text('clear-ask', number, slot.fulfillmentNo), () => clear(number)));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

function element(tag, words) {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}

function tell(how, slot, amount, words) {
  lit = slot;
  at('told').dataset.how = how;
  at('slot').textContent = slot || '';
  at('amount').textContent = amount;
  at('told-text').textContent = words;
}

/** One thing after the other: a scanner is faster than the network. */
function inTurn(work) {
  busy = busy.then(() => trying(work)).then(show);
  return busy;
}

async function trying(work) {
  try {
    await work();
  } catch (e) {
    if (e instanceof Unreachable) ring(text('offline'), () => inTurn(work));
    else if (e instanceof LoggedOut) ring(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) ring(e.message);
    else throw e;
  }
}

/** What a code means is known when the answers to those before it are there. Its key is made once, so that however often it is sent it counts once. */
function heard(code) {
  if (!code || ringing()) return undefined;
  const reading = { clientKey: newKey() };
  return inTurn(() => read(code, reading));
}

async function read(code, reading) {
  if (ringing()) return undefined;
  if (!at('wall').value) return ring(text('no-wall'));
  if (!box) return choose(code);
  if (!reading.barcode) {
    Object.assign(reading, { box, barcode: goods || code, lot: goods ? code : '' });
    goods = '';
  }
  return scan(reading);
}

async function choose(code) {
  const found = await call('GET', `${path()}?${new URLSearchParams({ box: code })}`);
  if (found.box.units === 0) {
    const overview = await call('GET', `/api/v1/put-walls?${new URLSearchParams({ warehouse: at('warehouse').value })}`);
    boxes = overview.boxes;
    return ring(`${found.box.box}: ${text('no-boxes')}`);
  }
  box = found.box.box;
  view = found;
  tell('none', 0, '', text('scan-goods'));
  return undefined;
}

async function scan(reading) {
  const answer = await persist(() => call('POST', `${path()}/scans`, reading));
  view = answer.view;
  if (answer.result === 'LOT_WANTED') goods = reading.barcode;
  if (answer.result === 'LOT_WANTED') return tell('none', 0, '', sentence(answer));
  if (!answer.accepted) return wrong(answer);
  const words = sentence(answer);
  if (answer.result === 'ACCEPTED') placed(answer);
  else {
    const back = answer.result === 'PUT_BACK';
    tell(back ? 'back' : 'bench', answer.slot, text(back ? 'aside' : 'to-bench'), words);
    beep(...ELSEWHERE);
    speak(text(back ? 'spoken-back' : 'spoken-bench'));
  }
  return undefined;
}

function placed(answer) {
  tell(answer.complete ? 'complete' : 'slot', answer.slot, text('of', answer.sorted, answer.needed), answer.complete ? `${answer.fulfillmentNo} ${text('complete')}` : answer.fulfillmentNo);
  beep(...(answer.complete ? COMPLETE : PLACED));
  speak(text(answer.complete ? 'spoken-complete' : 'spoken', answer.slot));
}

function wrong(answer) {
  tell('none', 0, '', '');
  ring(sentence(answer));
}

/** The answer to a scan may be lost: the same key is asked again. */
async function persist(work) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (e) {
      if (!(e instanceof Unreachable) || attempt === TRIES) throw e;
      await new Promise((done) => { setTimeout(done, TRY_AGAIN_MS); });
    }
  }
}

function path() {
  return `/api/v1/put-walls/${at('wall').value}`;
}

function ask(id, title, then) {
  const dialog = at(id);
  if (title) at(`${id}-title`).textContent = title;
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'ok') inTurn(then);
  }, { once: true });
}

async function clear(slot) {
  view = await call('POST', `${path()}/slots/${slot}/clear`, { box });
}

async function missing() {
  view = await call('POST', `${path()}/missing`, { box });
}

async function load() {
  const { value: warehouse } = at('warehouse');
  if (!warehouse) return;
  const overview = await call('GET', `/api/v1/put-walls?${new URLSearchParams({ warehouse })}`);
  boxes = overview.boxes;
  if (JSON.stringify(walls.map((w) => [w.putWallId, w.on])) !== JSON.stringify(overview.walls.map((w) => [w.putWallId, w.on]))) {
    at('wall').replaceChildren(...overview.walls.map((w) => new Option(w.on ? w.code : text('off', w.code), w.putWallId)));
    const kept = localStorage.getItem(WALL);
    if (overview.walls.some((w) => String(w.putWallId) === kept)) at('wall').value = kept;
  }
  walls = overview.walls;
  if (box) view = await call('GET', `${path()}?${new URLSearchParams({ box })}`);
}

/** Somebody else may sort here, and the bench takes what is complete. */
async function look() {
  if (ringing() || document.querySelector('dialog[open]')) return;
  busy = busy.then(async () => {
    try {
      await load();
      show();
    } catch (e) {
      // Looked again in a moment; a scan tells the person.
      if (!(e instanceof Unreachable || e instanceof LoggedOut || e instanceof Refused)) throw e;
    }
  });
}

function another() {
  box = '';
  view = null;
  goods = '';
  lit = 0;
  inTurn(load);
  focus();
}

at('warehouse').value = localStorage.getItem(WAREHOUSE) ?? at('warehouse').value;
if (!at('warehouse').value) at('warehouse').selectedIndex = 0;
at('warehouse').addEventListener('change', () => {
  localStorage.setItem(WAREHOUSE, at('warehouse').value);
  inTurn(load);
});
at('wall').addEventListener('change', () => localStorage.setItem(WALL, at('wall').value));
at('other').addEventListener('click', another);
at('missing').addEventListener('click', () => {
  at('empty-list').replaceChildren(...view.box.left.filter((left) => left.why === 'SORT').map(leftOver));
  ask('empty', '', missing);
});
for (const id of ['empty', 'clear']) closable(at(id));
listen(heard);
setInterval(look, LOOK_EVERY_MS);
inTurn(async () => {
  await load();
  const wanted = new URLSearchParams(location.search).get('box');
  if (wanted && at('wall').value) await choose(wanted);
}).then(() => { main.dataset.ready = 'true'; });
