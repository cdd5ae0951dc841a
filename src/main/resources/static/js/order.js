import { call, toast } from './http.js';

/** One order: keeps itself fresh, shows where the process stands, and sends what the dialogs ask. */

const no = document.querySelector('main.order').dataset.no;
const EVERY_MS = 3000;

// Dialogs
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  if (event.target.closest('[data-closes]')) event.target.closest('dialog').close();
});

for (const form of document.querySelectorAll('dialog form')) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const alert = form.querySelector('.alert');
    const button = form.querySelector('[type=submit]');
    alert.hidden = true;
    button.disabled = true;
    try {
      await call(form.dataset.method, form.dataset.url, values(form));
      form.closest('dialog').close();
      toast(form.dataset.done);
      await refresh();
    } catch (refused) {
      alert.textContent = refused.message;
      alert.hidden = false;
      if (refused.field) form.elements[refused.field.split('.').pop()]?.focus();
    } finally {
      button.disabled = false;
    }
  });
}

function values(form) {
  const body = {};
  for (const field of form.elements) {
    if (field.name) body[field.name] = 'minor' in field.dataset ? minor(field.value) : field.value.trim();
  }
  return body;
}

/** "12.5" yuan are 1250 fen; by text, because 0.29 * 100 is not 29. */
function minor(text) {
  const [whole, part = ''] = text.trim().split('.');
  return Number(whole + part.padEnd(2, '0'));
}

// Freshness
async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(`/orders/${no}/state`, { credentials: 'same-origin' });
      if (answer.redirected) return location.reload();
      if (answer.ok && await answer.text() !== document.getElementById('head').dataset.state) await refresh();
    } catch {
      // No network for a moment: the next look tells.
    }
  }
  setTimeout(look, EVERY_MS);
}

async function refresh() {
  const answer = await fetch(location.pathname, { credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement?.closest('[data-live]') ? document.activeElement.dataset.opens : null;
  for (const part of document.querySelectorAll('[data-live]')) {
    const replacement = fresh.getElementById(part.id);
    for (const open of part.querySelectorAll('details[open]')) {
      replacement.querySelector(`details[data-key="${open.dataset.key}"]`)?.setAttribute('open', '');
    }
    part.replaceWith(replacement);
  }
  if (focused) document.querySelector(`[data-opens="${focused}"]`)?.focus();
  tidy();
  await show();
}

function tidy() {
  for (const pre of document.querySelectorAll('pre.json')) {
    try {
      pre.textContent = JSON.stringify(JSON.parse(pre.textContent), null, 2);
    } catch {
      // Not JSON: shown as it is.
    }
  }
}

// Picture
let viewer, known = '', drilled = '', marked = [];

async function show() {
  const picture = await call('GET', `/orders/${no}/picture?known=${encodeURIComponent(known)}`);
  if (!picture.definition) {
    document.getElementById('no-picture').hidden = false;
    document.getElementById('canvas').hidden = true;
    return;
  }
  if (picture.xml) {
    viewer ??= new window.BpmnJS({ container: '#canvas' });
    await viewer.importXML(picture.xml);
    known = picture.definition;
    viewer.on('root.set', fit);
  }
  const canvas = viewer.get('canvas');
  for (const [id, marker] of marked) canvas.removeMarker(id, marker);
  marked = [];
  for (const [ids, marker] of [[picture.done, 'is-done'], [picture.active, 'is-active'], [picture.incidents, 'is-incident']]) {
    for (const id of ids.filter(id => viewer.get('elementRegistry').get(id))) {
      canvas.addMarker(id, marker);
      marked.push([id, marker]);
    }
  }
  drill(canvas, picture.active);
}

/** Opens the sub-process that is active, once: whoever looked elsewhere by hand is not pulled back until the order moves on. */
function drill(canvas, active) {
  const plane = active.map(id => canvas.findRoot(`${id}_plane`)).find(Boolean);
  const target = plane ?? canvas.getRootElements()[0];
  if (target.id === drilled) return;
  drilled = target.id;
  canvas.setRootElement(target);
  fit();
}

function fit() {
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() > 1) canvas.zoom(1, 'auto');
}

document.getElementById('whole').addEventListener('click', () => {
  const canvas = viewer?.get('canvas');
  if (canvas) canvas.setRootElement(canvas.getRootElements().find(root => !root.id.endsWith('_plane')));
});

tidy();
await show();
setTimeout(look, EVERY_MS);
