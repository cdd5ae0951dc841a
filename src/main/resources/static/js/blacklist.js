import { call } from './http.js';

/** Puts somebody on the blacklist by an order's number, and takes an entry off. The list itself comes from the server. */

const DAY_MS = 24 * 60 * 60 * 1000;
const adding = document.getElementById('add-dialog');
const retiring = document.getElementById('retire-dialog');
let entry;

document.getElementById('add').addEventListener('click', () => adding.showModal());
document.addEventListener('click', event => {
  const button = event.target.closest('[data-retires]');
  if (button) {
    entry = button.dataset.retires;
    retiring.showModal();
  }
  if (event.target.closest('[data-closes]')) event.target.closest('dialog').close();
});

send('add-form', data => {
  const days = Number(data.get('days'));
  return call('POST', '/api/v1/blacklist', {
    order: data.get('order').trim(), kinds: data.getAll('kinds'), shop: data.get('shop'), reason: data.get('reason').trim(),
    expiresAt: days ? new Date(Date.now() + days * DAY_MS).toISOString() : null,
  });
});
send('retire-form', data => call('DELETE', `/api/v1/blacklist/${entry}?reason=${encodeURIComponent(data.get('reason').trim())}`));

function send(id, act) {
  const form = document.getElementById(id);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const alert = form.querySelector('.alert');
    const button = form.querySelector('[type=submit]');
    alert.hidden = true;
    button.disabled = true;
    try {
      await act(new FormData(form));
      location.reload();
    } catch (refused) {
      alert.textContent = refused.message;
      alert.hidden = false;
      form.elements[refused.field]?.focus?.();
      button.disabled = false;
    }
  });
}
