import { call } from './http.js';

/** A plan is checked as soon as its file is chosen; what it would change is shown before it can be saved. */

const form = document.getElementById('upload');
const verdict = document.getElementById('verdict');
const trouble = document.getElementById('trouble');
const save = document.getElementById('save');
const address = `/api/v1/warehouses/${encodeURIComponent(form.dataset.warehouse)}/floor-plan`;
let chosen = '';

form.addEventListener('submit', event => event.preventDefault());

form.elements.file.addEventListener('change', async () => {
  clear();
  const file = form.elements.file.files[0];
  if (!file) return;
  chosen = await file.text();
  await asked(async () => {
    show(await call('PUT', `${address}?check=true`, chosen));
    save.hidden = false;
    save.focus();
  });
});

save.addEventListener('click', async () => {
  save.disabled = true;
  await asked(async () => {
    await call('PUT', `${address}?version=${form.dataset.version}`, chosen);
    location.reload();
  });
  save.disabled = false;
});

async function asked(work) {
  trouble.hidden = true;
  try {
    await work();
  } catch (refused) {
    trouble.textContent = refused.message;
    trouble.hidden = false;
  }
}

function clear() {
  verdict.replaceChildren();
  save.hidden = true;
  trouble.hidden = true;
}

function show(found) {
  const parts = [element('p', 'notice fine', fill(verdict.dataset.fits, found.bins, found.binsOnPlan))];
  if (found.binsNotOnPlan.length) parts.push(element('p', 'notice', fill(verdict.dataset.missing, found.bins - found.binsOnPlan)), list(found.binsNotOnPlan));
  if (found.binsLost.length) parts.push(element('p', 'alert', verdict.dataset.lost), list(found.binsLost));
  verdict.replaceChildren(...parts);
}

function fill(text, ...values) {
  return values.reduce((filled, value, at) => filled.replace(`{${at}}`, String(value)), text);
}

function list(codes) {
  const made = element('ul', 'bins-off');
  made.append(...codes.map(code => element('li', '', code)));
  return made;
}

function element(tag, name, text = '') {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
