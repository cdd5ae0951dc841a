import { call } from './http.js';

/** Recalls a lot. The list itself comes from the server. */

const dialog = document.getElementById('recall-dialog');
const form = document.getElementById('recall-form');
const alert = form.querySelector('.alert');
let lot;

document.addEventListener('click', event => {
  const button = event.target.closest('[data-recalls]');
  if (button) {
    lot = button.dataset.recalls;
    document.getElementById('recall-lot').textContent = lot;
    alert.hidden = true;
    dialog.showModal();
  }
  if (event.target.closest('[data-closes]')) dialog.close();
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  const path = lot.split('/').map(encodeURIComponent).join('/');
  try {
    await call('POST', `/api/v1/lots/${path}/recall`, { reason: form.elements.reason.value.trim() });
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
  }
});
