import { call } from './http.js';

/** Sets up an account that numbers are taken from, and asks the carriers how many are left. */

const dialog = document.getElementById('set-dialog');
const form = document.getElementById('set-form');

document.getElementById('refresh')?.addEventListener('click', event => send(event.target, document.getElementById('refused'), 'POST', '/api/v1/label-accounts/refresh'));
document.getElementById('set')?.addEventListener('click', () => dialog.showModal());
dialog?.querySelector('[data-closes]').addEventListener('click', () => dialog.close());
form?.addEventListener('submit', event => {
  event.preventDefault();
  const data = new FormData(form);
  const account = { carrier: data.get('carrier'), account: data.get('account').trim(), warehouse: data.get('warehouse'), warnBelow: Number(data.get('warnBelow')) };
  send(form.querySelector('[type=submit]'), form.querySelector('.alert'), 'PUT', '/api/v1/label-accounts', account);
});

async function send(button, alert, method, url, body) {
  alert.hidden = true;
  button.disabled = true;
  try {
    await call(method, url, body);
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    button.disabled = false;
    form?.elements[refused.field]?.focus();
  }
}
