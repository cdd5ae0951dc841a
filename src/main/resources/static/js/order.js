import { call, toast } from './http.js';
import { watch } from './live.js';

/** One order: keeps itself fresh, shows where the process stands, and sends what the dialogs ask. */

const no = document.querySelector('main.order').dataset.no;
/** Pixels around the picture, and for the breadcrumbs above it; below this scale its words cannot be read. */
const MARGIN = 16, HEAD = 56, READABLE = 0.55, SMALL = 700;

// Dialogs
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (opener.dataset.kind) dialog.querySelector('[name=kind]').value = opener.dataset.kind;
    const form = dialog.querySelector('form[data-numbered]');
    if (form) form.dataset.url = form.dataset.numbered.replace('{number}', encodeURIComponent(opener.dataset.number));
    dialog.showModal();
  }
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
    if (field.name) body[field.name] = field.type === 'checkbox' ? field.checked : 'minor' in field.dataset ? minor(field.value) : field.value.trim();
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
  try {
    const answer = await fetch(`/orders/${no}/state`, { credentials: 'same-origin' });
    if (answer.redirected) return location.reload();
    if (answer.ok && await answer.text() !== document.getElementById('head').dataset.state) await refresh();
  } catch {
    // No network for a moment: the line says so, and looks when it stands again.
  }
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
    for (const box of part.querySelectorAll('input[type=checkbox]')) {
      const same = replacement.querySelector(`[name="${box.name}"]`);
      if (same) same.checked = box.checked;
    }
    part.replaceWith(replacement);
  }
  if (focused) document.querySelector(`[data-opens="${focused}"]`)?.focus();
  tidy();
  await show();
}

// Why: whether what was decided would be decided again
document.addEventListener('click', async event => {
  const button = event.target.closest('#derive');
  if (!button) return;
  button.disabled = true;
  const said = document.getElementById('derived');
  try {
    const answer = await call('POST', button.dataset.url);
    const word = result => button.dataset[result.toLowerCase()];
    for (const derived of answer.decisions) {
      const mark = document.querySelector(`.again[data-decision="${derived.id}"]`);
      if (!mark) continue;
      const reason = document.documentElement.lang === 'en' ? derived.nowReasonEn : derived.nowReason;
      mark.textContent = derived.result === 'DIFFERENT' ? `${word(derived.result)} ${derived.nowLevel} ${derived.nowOutcome} ${reason}` : word(derived.result);
      mark.className = `again again-${derived.result}`;
    }
    said.textContent = Object.entries(answer.counts).map(([result, count]) => `${word(result)} ${count}`).join(' · ');
    said.className = answer.counts.DIFFERENT || answer.counts.BROKEN ? 'alert' : 'notice fine';
  } catch (refused) {
    said.textContent = refused.message;
    said.className = 'alert';
  } finally {
    said.hidden = false;
    button.disabled = false;
  }
});

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
    viewer ??= new window.BpmnJS({ container: '#canvas', zoomScroll: { enabled: false } });
    await viewer.importXML(picture.xml);
    if (!known) viewer.on('root.set', () => setTimeout(fit));
    known = picture.definition;
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

/** Opens the innermost sub-process that is active, once: whoever looked elsewhere by hand is not pulled back until the order moves on. */
function drill(canvas, active) {
  const planes = active.map(id => canvas.findRoot(`${id}_plane`)).filter(Boolean);
  // The stage, then the plane inside it that waits: outer ones come first.
  const innermost = planes.reduce((outer, plane) => (plane.businessObject.$parent === outer?.businessObject ? plane : outer), planes[0]);
  const target = innermost ?? canvas.getRootElements()[0];
  if (target.id === drilled) return;
  drilled = target.id;
  canvas.setRootElement(target);
}

/** The whole plane below the breadcrumbs; on a small screen not smaller than can be read, around what is active. */
function fit() {
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  if (!inner.width || !outer.width) return;
  const whole = Math.min((outer.width - 2 * MARGIN) / inner.width, (outer.height - HEAD - MARGIN) / inner.height, 1);
  const scale = outer.width < SMALL ? Math.max(whole, READABLE) : whole;
  const width = outer.width / scale, height = outer.height / scale;
  const centre = (scale > whole && activeCentre()) || { x: inner.x + inner.width / 2, y: inner.y + inner.height / 2 - (HEAD - MARGIN) / 2 / scale };
  canvas.viewbox({ x: centre.x - width / 2, y: centre.y - height / 2, width, height });
}

addEventListener('resize', () => {
  if (!viewer) return;
  viewer.get('canvas').resized();
  fit();
});

function activeCentre() {
  const root = viewer.get('canvas').getRootElement();
  const shape = marked.filter(([, marker]) => marker === 'is-active').map(([id]) => viewer.get('elementRegistry').get(id))
    .find(element => element.width && element.parent === root);
  return shape && { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
}

for (const button of document.querySelectorAll('[data-zoom]')) {
  button.addEventListener('click', () => viewer?.get('zoomScroll').stepZoom(Number(button.dataset.zoom)));
}

document.getElementById('whole').addEventListener('click', () => {
  const canvas = viewer?.get('canvas');
  if (canvas) canvas.setRootElement(canvas.getRootElements().find(root => !root.id.endsWith('_plane')));
});

tidy();
await show();
watch([`order:${no}`], { look });
