import { call } from './http.js';

/** Sets the quota of one shop. What it has now comes from the server, with what is missing. */

const dialog = document.getElementById('set-dialog');
const form = document.getElementById('set-form');

document.getElementById('set')?.addEventListener('click', () => dialog.showModal());
dialog.querySelector('[data-closes]').addEventListener('click', () => dialog.close());
form.addEventListener('submit', async event => {
  event.preventDefault();
  const data = new FormData(form);
  const alert = form.querySelector('.alert');
  const button = form.querySelector('[type=submit]');
  alert.hidden = true;
  button.disabled = true;
  const line = { shop: data.get('shop'), warehouse: data.get('warehouse'), sku: form.dataset.sku, priority: Number(data.get('priority') || 0) };
  line[data.get('kind')] = Number(data.get('amount'));
  try {
    await call('PUT', '/api/v1/stock/quotas', { lines: [line] });
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    form.elements.amount.focus();
    button.disabled = false;
  }
});
