import { call, toast } from './http.js';

/**
 * Waves: buttons with data-act post data-body, selects with data-move put an order on another cart, forms become JSON. A field's name is its path in the
 * JSON; data-kind says how it is read: number, list (split at spaces and commas), pairs ("SF 17:30" by line), choice (true or false); empty ones are left out.
 */
const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const keys = new WeakMap();
const templates = document.getElementById('templates');

document.addEventListener('click', async event => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
  if ('closes' in button.dataset) button.closest('dialog').close();
  if ('up' in button.dataset) up(button.closest('.template'), button);
  if ('drop' in button.dataset && templates.children.length > 1) button.closest('.template').remove();
  if (button.id === 'add-template') add();
  if (button.dataset.act && (!button.dataset.asks || confirm(button.dataset.asks))) await act(button, button.dataset.act, JSON.parse(button.dataset.body || '{}'));
});

document.addEventListener('change', event => {
  const move = event.target.closest('[data-move]');
  if (move) act(move, move.dataset.move, { order: move.dataset.order, cart: Number(move.value) });
});

for (const form of document.querySelectorAll('form[data-wave-form]')) form.addEventListener('submit', event => post(event, form));
document.getElementById('settings')?.addEventListener('submit', save);

async function act(control, url, body) {
  control.disabled = true;
  try {
    await call('POST', url, body);
    location.reload();
  } catch (refused) {
    toast(refused.message, true);
    control.disabled = false;
    if (control.dataset.move) control.value = [...control.options].find(option => option.defaultSelected).value;
  }
}

async function post(event, form) {
  event.preventDefault();
  const body = read(form.elements);
  if (form.dataset.waveForm === 'make') {
    if (!keys.has(form)) keys.set(form, fresh());
    body.key = keys.get(form);
    if (body.orders) delete body.when;
  }
  await guarded(form, async () => {
    const answer = await call('POST', form.dataset.posts || '/api/v1/waves', body);
    if (form.dataset.leads) location.assign(form.dataset.leads.replace('{id}', answer.id));
    else location.reload();
  }, field => form.elements[field]);
}

async function save(event) {
  event.preventDefault();
  const form = event.target;
  const own = [...form.elements].filter(field => !field.closest('.template'));
  const body = read(own);
  body.on = form.elements.on.checked;
  body.templates = [...templates.children].map(one => read(one.querySelectorAll('[name]')));
  await guarded(form, async () => {
    await call('PUT', form.dataset.puts, body);
    location.reload();
  }, field => {
    const inside = /^templates\[(\d+)]\.(.+)$/.exec(field);
    return inside ? templates.children[inside[1]].querySelector(`[name="${inside[2]}"]`) : form.querySelector(`[name="${field.replace(/^cutOffs\..*/, 'cutOffs')}"]`);
  });
}

async function guarded(form, work, place) {
  const alert = form.querySelector('.alert');
  const button = form.querySelector('[type=submit]');
  alert.hidden = true;
  button.disabled = true;
  try {
    await work();
  } catch (refused) {
    // Answered: the next try is another request. Lost: the next try is the same one.
    if (refused.status) keys.delete(form);
    alert.textContent = refused.message;
    alert.hidden = false;
    place(refused.field || '')?.focus?.();
    button.disabled = false;
  }
}

function read(fields) {
  const json = {};
  for (const field of fields) {
    if (!field.name || field.value === '' || field.type === 'checkbox' && !field.checked) continue;
    const path = field.name.split('.');
    let place = json;
    for (const step of path.slice(0, -1)) place = place[step] ??= {};
    place[path.at(-1)] = value(field);
  }
  return json;
}

function value(field) {
  if (field.type === 'checkbox') return true;
  const text = field.value.trim();
  switch (field.dataset.kind) {
    case 'number': return Number(text);
    case 'choice': return text === 'true';
    case 'list': return text.split(/[\s,，]+/).filter(Boolean);
    case 'pairs': return Object.fromEntries(text.split('\n').map(line => line.trim().split(/\s+/)).filter(pair => pair[0]).map(([code, time]) => [code, time ?? '']));
    default: return text;
  }
}

function up(one, button) {
  one.previousElementSibling?.before(one);
  button.focus();
}

function add() {
  templates.append(document.getElementById('blank').content.cloneNode(true));
  const code = templates.lastElementChild.querySelector('[name=code]');
  code.value = '';
  code.focus();
}
