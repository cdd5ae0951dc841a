import { acting, call } from './http.js';
import { drawBar, drawBox, isBox, scaleOf, volume } from './box-picture.js';

/** The boxes of one warehouse: drawn, added, changed, removed. Each change is sent alone; the server says at which field it is wrong, and what is right reads the page anew. */

const SIZES = ['lengthMm', 'widthMm', 'heightMm'];
/** Pixels a picture may take: in the list, and beside the fields. */
const LIST = [104, 80];
const PREVIEW = [150, 110];
const BAR_MM = 100;

const main = document.querySelector('main');
const url = `/api/v1/warehouses/${encodeURIComponent(main.dataset.warehouse)}/boxes`;
const dialog = document.getElementById('box-dialog');
const form = document.getElementById('box-form');
const removal = document.getElementById('remove-dialog');
const rows = [...document.querySelectorAll('tr[data-code]')];
let changed = '';
let removed = '';

drawList();
if (dialog) listen();

function listen() {
  document.getElementById('add')?.addEventListener('click', () => open());
  for (const row of rows) {
    row.querySelector('[data-edits]').addEventListener('click', () => open(row));
    row.querySelector('[data-removes]').addEventListener('click', () => ask(row));
  }
  dialog.querySelector('[data-closes]').addEventListener('click', () => dialog.close());
  form.addEventListener('input', event => {
    if (event.target.name) right(event.target);
    preview();
  });
  form.addEventListener('submit', save);
  removal.addEventListener('close', async () => {
    if (removal.returnValue === 'ok') await acting(rows.find(row => row.dataset.code === removed).querySelector('[data-removes]'), () => call('DELETE', `${url}?code=${encodeURIComponent(removed)}`));
  });
  // Pressed before somebody listens, they would do nothing.
  for (const button of main.querySelectorAll('#add, [data-edits], [data-removes]')) button.disabled = false;
}

/** @param row of the box to change; none for a new one */
function open(row) {
  form.reset();
  for (const field of fields()) right(field);
  form.querySelector('.alert').hidden = true;
  changed = row?.dataset.code ?? '';
  document.getElementById('box-title').textContent = row ? `${form.dataset.edits} ${changed}` : form.dataset.adds;
  document.getElementById('code-fixed').hidden = !row;
  form.elements.code.readOnly = Boolean(row);
  // What is empty is no attribute of the row.
  if (row) for (const field of fields()) field.value = field.name === 'costMinor' ? (row.dataset.costMinor / 100).toFixed(2) : row.dataset[field.name] ?? '';
  else form.elements.maxWeightG.value = '0';
  says(form, row?.querySelector('.change-says'));
  preview();
  dialog.showModal();
  (row ? form.elements.name : form.elements.code).focus();
}

function ask(row) {
  removed = row.dataset.code;
  const title = document.getElementById('remove-title');
  title.textContent = title.dataset.asks.replace('{code}', () => removed);
  says(removal, row.querySelector('.remove-says'));
  removal.returnValue = '';
  removal.showModal();
}

function says(within, sentences) {
  const list = within.querySelector('.says');
  list.replaceChildren(...(sentences ? sentences.content.cloneNode(true).children : []));
  list.hidden = !list.children.length;
}

async function save(event) {
  event.preventDefault();
  const button = form.querySelector('[type=submit]');
  const alert = form.querySelector('.alert');
  alert.hidden = true;
  button.disabled = true;
  try {
    await call('POST', changed ? `${url}/change` : url, described());
    location.reload();
  } catch (refused) {
    button.disabled = false;
    const field = refused.field && form.elements[refused.field];
    const says = field ? document.getElementById(`wrong-${refused.field}`) : alert;
    says.textContent = refused.message;
    says.hidden = false;
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
  }
}

function described() {
  const box = Object.fromEntries(fields().map(field => [field.name, field.type === 'number' ? field.valueAsNumber : field.value.trim()]));
  // Typed in yuan, kept in fen.
  box.costMinor = Math.round(box.costMinor * 100);
  return box;
}

function fields() {
  return [...form.elements].filter(field => field.name);
}

/** Nothing is known to be wrong with it any more. */
function right(field) {
  field.removeAttribute('aria-invalid');
  document.getElementById(`wrong-${field.name}`).hidden = true;
}

function drawList() {
  if (!rows.length) return;
  const scale = scaleOf(rows.map(sizes), ...LIST);
  for (const row of rows) drawBox(row.querySelector('svg.box'), sizes(row), scale);
  drawBar(document.getElementById('bar'), BAR_MM, scale);
  document.querySelector('.bar').hidden = false;
}

/** A length typed wrong by a digit is seen at once beside the box that is nearest in volume. */
function preview() {
  const box = Object.fromEntries(SIZES.map(name => [name, form.elements[name].valueAsNumber]));
  const figure = form.querySelector('.preview');
  figure.hidden = !isBox(box);
  if (figure.hidden) return;
  const others = rows.filter(row => row.dataset.code !== changed).sort((one, other) => apart(one, box) - apart(other, box));
  const scale = scaleOf([box, ...others.slice(0, 1).map(sizes)], ...PREVIEW);
  drawBox(document.getElementById('preview'), box, scale);
  const nearest = document.getElementById('nearest');
  nearest.hidden = !others.length;
  if (nearest.hidden) return;
  drawBox(nearest.querySelector('svg'), sizes(others[0]), scale);
  nearest.querySelector('b').textContent = others[0].dataset.code;
}

function sizes(row) {
  return Object.fromEntries(SIZES.map(name => [name, Number(row.dataset[name])]));
}

function apart(row, box) {
  return Math.abs(Math.log(volume(sizes(row)) / volume(box)));
}
