/** Blind counting on a phone: scan goods, say how many, go on. The server never says what is on record, so there is nothing here to show it. */
import { call, LoggedOut, Refused } from './floor/api.js';
import { text } from './floor/texts.js';

const at = id => document.getElementById(id);
const page = document.querySelector('main');
/** Longer than any quantity: a scanner typed a barcode into the field for the quantity. */
const QUANTITY_DIGITS = 5;
let task = null;
let goods = '';

start();

async function start() {
  at('warehouse').value = localStorage.getItem('count-warehouse') || at('warehouse').value;
  show(await tried(() => call('GET', '/api/v1/count-tasks/mine')));
}

at('take-form').addEventListener('submit', async event => {
  event.preventDefault();
  localStorage.setItem('count-warehouse', at('warehouse').value);
  const next = await tried(() => call('POST', '/api/v1/count-tasks/next', { warehouse: at('warehouse').value, bin: at('only-bin').value.trim() }));
  if (next === null) say('outcome', text('none'));
  show(next);
});

at('goods-form').addEventListener('submit', event => {
  event.preventDefault();
  begin(at('goods').value.trim());
});

at('units-form').addEventListener('submit', async event => {
  event.preventDefault();
  const typed = at('units').value.trim();
  const scanned = typed.length > QUANTITY_DIGITS || /[^0-9]/.test(typed);
  if (scanned) at('units').value = at('units').dataset.proposed;
  if (await count() && scanned) begin(typed);
});

at('done').addEventListener('click', () => finish(false));
at('empty').addEventListener('click', () => finish(true));
at('back').addEventListener('click', () => focusScan());
at('give-back').addEventListener('click', async () => {
  if (await tried(() => call('POST', `/api/v1/count-tasks/${task.id}/give-back`, {})) === undefined) return;
  say('outcome', text('given-back'));
  show(null);
});

function begin(code) {
  if (!code || code === task.bin) return focusScan();
  goods = code;
  const known = task.found.find(found => found.sku === code);
  page.dataset.step = 'units';
  at('counted-goods').textContent = code;
  at('units').dataset.proposed = String((known?.units ?? 0) + 1);
  at('units').value = known ? at('units').dataset.proposed : '';
  say('error', '');
  at('units').focus();
}

async function count() {
  const units = Number(at('units').value);
  const answer = await tried(() => call('POST', `/api/v1/count-tasks/${task.id}/lines`, { barcode: goods, lot: at('lot').value.trim(), units }));
  if (!answer) return false;
  at('lot').value = '';
  show(answer);
  return true;
}

async function finish(empty) {
  const answer = await tried(() => call('POST', `/api/v1/count-tasks/${task.id}/finish`, { empty }));
  if (!answer) return;
  say('outcome', `${text('thanks')} ${task.bin}`);
  show(null);
}

function show(next) {
  if (next === undefined) return;
  task = next;
  page.dataset.state = task ? 'work' : 'idle';
  if (!task) return;
  at('bin').textContent = task.bin;
  at('round').hidden = task.round < 2;
  at('done').disabled = task.found.length === 0;
  at('empty').hidden = task.found.length > 0;
  const rows = at('found');
  rows.replaceChildren(...task.found.map(found => {
    const row = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = `${found.name || found.sku} ${found.variant} ${found.lot}`;
    const units = document.createElement('b');
    units.textContent = found.units;
    row.append(name, units);
    return row;
  }));
  focusScan();
}

function focusScan() {
  page.dataset.step = 'goods';
  at('goods').value = '';
  at('goods').focus();
}

/** @return undefined if it did not go; the reason then stands on the page */
async function tried(work) {
  try {
    const answer = await work();
    say('error', '');
    return answer;
  } catch (e) {
    say('error', e instanceof Refused ? e.message : text(e instanceof LoggedOut ? 'login' : 'offline'));
    return undefined;
  }
}

function say(id, sentence) {
  at(id).textContent = sentence;
  at(id).hidden = !sentence;
}
