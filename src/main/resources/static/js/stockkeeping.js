import { call, toast } from './http.js';

/**
 * Forms and buttons of counts, transfers and moves. A form says where it posts (data-posts); its fields become JSON: numbers as numbers, empty ones
 * left out, data-list split at spaces, data-lines "SKU units" by line. A key names the request: sent again after a lost answer, it books once.
 */
const keys = new WeakMap();

for (const form of document.querySelectorAll('form[data-posts]')) form.addEventListener('submit', event => send(event, form));

document.addEventListener('click', async event => {
  const opens = event.target.closest('[data-opens]');
  if (opens) document.getElementById(opens.dataset.opens).showModal();
  if (event.target.closest('[data-closes]')) event.target.closest('dialog').close();
  const acts = event.target.closest('[data-acts]');
  if (!acts || acts.dataset.asks && !confirm(acts.dataset.asks)) return;
  acts.disabled = true;
  try {
    await call('POST', acts.dataset.acts, acts.dataset.reason ? { reason: acts.dataset.reason } : {});
    location.reload();
  } catch (refused) {
    toast(refused.message, true);
    acts.disabled = false;
  }
});

async function send(event, form) {
  event.preventDefault();
  const alert = form.querySelector('.alert');
  const button = form.querySelector('[type=submit]');
  alert.hidden = true;
  button.disabled = true;
  try {
    if (!keys.has(form)) keys.set(form, newKey());
    const answer = await call('POST', form.dataset.posts, { key: keys.get(form), ...body(form) });
    keys.delete(form);
    if (form.dataset.then) await call('POST', form.dataset.then.replace('{id}', answer.id), {});
    if (form.dataset.leads) location.assign(form.dataset.leads.replace('{id}', answer.id ?? answer.plan?.id));
    else location.reload();
  } catch (refused) {
    // Answered: the next try is another request. Lost: the next try is the same one.
    if (refused.status) keys.delete(form);
    alert.textContent = refused.message;
    alert.hidden = false;
    form.elements[refused.field]?.focus?.();
    button.disabled = false;
  }
}

function body(form) {
  const json = {};
  for (const field of form.elements) {
    if (!field.name || field.value === '' || field.type === 'checkbox' && !field.checked) continue;
    json[field.name] = value(field);
  }
  return json;
}

function value(field) {
  if (field.type === 'checkbox') return true;
  if (field.type === 'number') return Number(field.value);
  const text = field.value.trim();
  if ('list' in field.dataset) return text.split(/[\s,，]+/).filter(Boolean);
  if ('lines' in field.dataset) return text.split('\n').map(line => line.trim().split(/[\s,，]+/)).filter(line => line[0]).map(([sku, units]) => ({ sku, units: Number(units) }));
  return text;
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
