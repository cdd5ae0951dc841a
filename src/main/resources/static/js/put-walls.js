import { acting, call } from './http.js';

/** The put walls of one warehouse: set, switched on and off, removed. The list that the server has now is changed and sent, and the page is read anew. */
const main = document.querySelector('main');
const walls = `/api/v1/warehouses/${encodeURIComponent(main.dataset.warehouse)}/put-walls`;
const form = document.getElementById('wall-form');

document.addEventListener('click', async event => {
  const button = event.target.closest('button');
  if (!button) return;
  const { code } = button.dataset;
  if ('edits' in button.dataset) {
    form.elements.code.value = code;
    form.elements.slots.value = button.dataset.slots;
    form.scrollIntoView();
    form.elements.slots.focus();
  }
  if ('switches' in button.dataset) await acting(button, () => change(list => list.map(wall => (wall.code === code ? { ...wall, on: button.dataset.on !== 'true' } : wall))));
  if ('removes' in button.dataset && confirm(button.dataset.asks)) await acting(button, () => change(list => list.filter(wall => wall.code !== code)));
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  const code = form.elements.code.value.trim().toUpperCase();
  const slots = Number(form.elements.slots.value);
  const alert = form.querySelector('.alert');
  alert.hidden = true;
  try {
    await change(list => (list.some(wall => wall.code === code) ? list.map(wall => (wall.code === code ? { ...wall, slots } : wall)) : [...list, { code, slots }]));
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
  }
});

// Sent before somebody listens, what was typed would be lost.
form.querySelector('[type=submit]').disabled = false;

async function change(how) {
  await call('PUT', walls, how(await call('GET', walls)));
}
