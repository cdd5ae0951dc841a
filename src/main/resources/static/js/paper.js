/**
 * Books a sheet: scan its barcode, change what differs, scan the serials, book. All of it with a scanner and a keyboard: {@code #3} opens line 3, the barcode
 * at the end of the sheet books what the page shows.
 */
import { call, LoggedOut, Refused, Unreachable } from './floor/api.js';
import { ring, ringing } from './floor/alarm.js';
import { focus, listen } from './floor/scan-field.js';
import { sentence, text } from './floor/texts.js';
import { Entry } from './floor/paper-entry.js';

const SHEET = /^PK\d+-\d+$/i;
const READY = '-OK';

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
/** The sheet on the page, and what was written on it by line. */
let sheet = null;
let entries = [];
let ticked = new Set();
let busy = Promise.resolve();

async function trying(work) {
  try {
    return await work();
  } catch (e) {
    if (e instanceof Unreachable) ring(text('offline'));
    else if (e instanceof LoggedOut) ring(text('login'), () => location.assign('/login'));
    else if (e instanceof Refused) ring(e.message, () => sheet && trying(() => load(sheet.code)));
    else throw e;
    return null;
  }
}

async function read(code) {
  if (ringing() || !code) return;
  const upper = code.toUpperCase();
  if (upper.endsWith(READY) && SHEET.test(code.slice(0, -READY.length))) await ready(upper.slice(0, -READY.length));
  else if (SHEET.test(code)) await trying(() => load(upper));
  else if (!sheet) ring(text('scan-sheet'));
  else if (/^#\d+$/.test(code)) openLine(Number(code.slice(1)));
  else if (sheet.cancelled.some((gone) => gone.fulfillmentNo === upper)) tick(upper);
  else await goods(code);
}

async function load(code) {
  const fresh = await call('GET', `/api/v1/paper-sheets/${encodeURIComponent(code)}`);
  if (fresh.state !== 'OUT') {
    put(null);
    ring(text(fresh.state === 'BOOKED' ? 'is-booked' : 'void', code, fresh.bookedBy));
    return;
  }
  // The same sheet again: what was written on it stays where its line is still open.
  const before = sheet?.code === fresh.code ? entries : [];
  put(fresh, before);
}

function put(fresh, before = []) {
  sheet = fresh;
  entries = (fresh?.lines ?? []).map((line) => before.find((e) => e.line.pickLineId === line.pickLineId && e.line.quantity === line.quantity)?.on(line) ?? new Entry(line));
  ticked = new Set([...ticked].filter((no) => fresh?.cancelled.some((gone) => gone.fulfillmentNo === no)));
  main.dataset.state = fresh ? 'work' : 'idle';
  at('sheet').hidden = !fresh;
  if (fresh) at('placed').hidden = true;
  show();
}

function show() {
  const wanted = entries.find((e) => e.wants());
  const open = sheet?.cancelled.find((gone) => !ticked.has(gone.fulfillmentNo));
  main.dataset.expects = !sheet ? 'sheet' : open ? 'tick' : wanted ? wanted.wants() : 'book';
  const prompts = { sheet: 'scan-sheet', tick: 'tick', serial: 'scan-serial', lot: 'scan-lot', book: 'ready' };
  at('prompt').textContent = text(prompts[main.dataset.expects], wanted?.line.no ?? '', wanted?.line.sku ?? '');
  if (!sheet) return;
  at('sheet-code').textContent = sheet.code;
  at('sheet-picker').textContent = sheet.picker;
  at('lines').replaceChildren(...entries.map((entry) => row(entry, entry === wanted)));
  showCancelled();
}

function row(entry, wanted) {
  const { line } = entry;
  const item = at('line').content.cloneNode(true).querySelector('li');
  item.className = wanted ? 'wanted' : entry.less() ? 'less' : '';
  item.dataset.line = line.no;
  item.querySelector('.no').textContent = line.no;
  item.querySelector('.bin-code').textContent = entry.bin || line.bin || text('no-bin');
  item.querySelector('.name').textContent = line.name;
  item.querySelector('.variant').textContent = line.variant;
  item.querySelector('.sku').textContent = line.sku;
  item.querySelector('.for').textContent = text('place', line.position, line.fulfillmentNo);
  item.querySelector('.got').textContent = got(entry);
  const change = item.querySelector('.change');
  change.setAttribute('aria-label', text('change', line.no));
  change.addEventListener('click', () => edit(entry));
  return item;
}

function got(entry) {
  const parts = [text('picked', entry.units(), entry.line.quantity)];
  if (entry.reason) parts.push(text(`reason.${entry.reason}`));
  if (entry.lots.length > 0) parts.push(entry.lots.map((l) => (l.units === null ? l.lot : `${l.lot}=${l.units}`)).join(' '));
  else if (entry.line.lot) parts.push(entry.line.lot);
  if (entry.serials.length > 0) parts.push(entry.serials.join(' '));
  return parts.join(' · ');
}

function showCancelled() {
  at('cancelled').hidden = sheet.cancelled.length === 0;
  at('cancelled').querySelector('ul').replaceChildren(...sheet.cancelled.map((gone) => {
    const item = document.createElement('li');
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = ticked.has(gone.fulfillmentNo);
    box.addEventListener('change', () => (box.checked ? tick(gone.fulfillmentNo) : untick(gone.fulfillmentNo)));
    label.append(box, text('gone-order', gone.position, gone.fulfillmentNo));
    const goods = document.createElement('ul');
    goods.className = 'goods-back';
    goods.append(...gone.lines.map((line) => {
      const what = document.createElement('li');
      what.textContent = text('put-back-line', line.quantity, line.sku, [line.name, line.variant, line.lot].join(' ').trim(), line.bin || text('no-bin'));
      return what;
    }));
    item.append(label, goods);
    return item;
  }));
}

function tick(no) {
  ticked.add(no);
  show();
}

function untick(no) {
  ticked.delete(no);
  show();
}

/** A serial, or a lot where the sheet left it open. */
async function goods(code) {
  const wanted = entries.find((e) => e.wants());
  if (wanted?.wants() === 'lot') {
    wanted.lots = [{ lot: code, units: null }];
    return show();
  }
  const twice = entries.some((e) => e.serials.some((serial) => serial.toLowerCase() === code.toLowerCase()));
  const answer = twice ? null : await trying(() => call('POST', `/api/v1/paper-sheets/${sheet.code}/check`, { barcode: code }));
  if (!answer && !twice) return undefined;
  if (twice) return ring(text('taken', code));
  if (!answer.accepted) return ring(sentence(answer));
  const entry = entries.find((e) => e.wants() === 'serial' && e.line.sku === answer.sku);
  if (!entry) return ring(text('unknown-line', code));
  entry.serials.push(code);
  return show();
}

function openLine(no) {
  const entry = entries.find((e) => e.line.no === no);
  if (entry) edit(entry);
  else ring(text('unknown-line', `#${no}`));
}

function edit(entry) {
  const dialog = at('edit');
  const { line } = entry;
  const reason = () => {
    at('edit-reason').required = Number(at('edit-units').value) < line.quantity;
    at('edit-reason-field').hidden = !at('edit-reason').required;
  };
  at('edit-title').textContent = text('line', line.no, line.bin || text('no-bin'), line.sku, line.quantity);
  at('edit-units').value = entry.picked;
  at('edit-units').max = line.quantity;
  at('edit-units').oninput = reason;
  at('edit-reason').value = entry.reason;
  at('edit-lots-field').hidden = !line.tracking.startsWith('LOT');
  at('edit-lots').value = entry.lots.map((l) => (l.units === null ? l.lot : `${l.lot}=${l.units}`)).join(' ');
  at('edit-bin-field').hidden = line.bin !== '';
  at('edit-bin').value = entry.bin;
  reason();
  dialog.returnValue = '';
  dialog.showModal();
  at('edit-units').select();
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'ok') {
      entry.write(Number(at('edit-units').value), at('edit-reason-field').hidden ? '' : at('edit-reason').value, at('edit-lots').value, at('edit-bin').value.trim());
    }
    show();
    focus();
  }, { once: true });
}

async function ready(code) {
  if (sheet?.code !== code) return void await trying(() => load(code));
  return book();
}

async function book() {
  if (!sheet || ringing()) return;
  const short = entries.find((e) => e.less() && !e.reason);
  if (short) return void edit(short);
  if (main.dataset.expects !== 'book') return void ring(at('prompt').textContent);
  const { code, taskId } = sheet;
  const answer = await trying(() => call('POST', `/api/v1/paper-sheets/${code}/book`, { lines: entries.map((e) => e.toBook()), putBack: [...ticked] }));
  if (!answer) return;
  put(null);
  const words = [answer.already ? text('already', code) : text('booked', code, answer.units)];
  if (answer.gone.length > 0) words.push(text('rest', answer.gone.join(' ')));
  at('placed').dataset.outcome = 'done';
  at('placed').replaceChildren(words.join(' '));
  if (answer.left > 0) {
    const link = document.createElement(main.dataset.prints === 'true' ? 'a' : 'span');
    if (link.tagName === 'A') link.href = `/pda/paper/${taskId}`;
    link.textContent = text('print-rest', answer.left);
    at('placed').append(' ', link);
  }
  at('placed').hidden = false;
  document.querySelector(`#out li[data-task="${taskId}"]`)?.toggleAttribute('hidden', answer.left === 0);
}

async function giveBack(item) {
  const done = await trying(async () => {
    await call('POST', `/api/v1/pick-tasks/${item.dataset.task}/give-back`, {});
    return true;
  });
  if (done) location.reload();
}

at('book').addEventListener('click', () => { busy = busy.then(book); });
at('leave').addEventListener('click', () => put(null));
at('warehouse').addEventListener('change', () => at('warehouse').form.submit());
document.querySelectorAll('.give-back').forEach((button) => button.addEventListener('click', () => giveBack(button.closest('li'))));
listen((code) => { busy = busy.then(() => read(code)); });
show();
main.dataset.ready = 'true';
