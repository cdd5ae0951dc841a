import { call, toast } from './http.js';

/** Sets how a shop's stock is shown, has listings told again, and has the shop compared with its channel. */

const shop = encodeURIComponent(document.querySelector('main').dataset.shop);
const words = document.getElementById('words').dataset;
const dialog = document.getElementById('set-dialog');
const form = document.getElementById('set-form');
const NUMBERS = ['percent', 'plus', 'buffer', 'least', 'most', 'callsPerSecond', 'auditMinutes', 'repairs'];

document.getElementById('set')?.addEventListener('click', () => dialog.showModal());
dialog?.querySelector('[data-closes]').addEventListener('click', () => dialog.close());

document.getElementById('audit')?.addEventListener('click', () => tell('audits', undefined, words.audit));

document.addEventListener('click', event => {
  const listing = event.target.closest('[data-again]')?.closest('[data-listing]').dataset.listing;
  if (listing) tell('push', { channelSkus: [listing] }, words.again);
});

async function tell(what, body, done) {
  try {
    await call('POST', `/api/v1/stock-push/shops/${shop}/${what}`, body);
    toast(done);
  } catch (refused) {
    toast(refused.message, true);
  }
}

form?.addEventListener('submit', async event => {
  event.preventDefault();
  const data = new FormData(form);
  const alert = form.querySelector('.alert');
  const terms = { on: data.has('on'), warehouses: data.getAll('warehouses'), note: data.get('note'), version: Number(form.dataset.version) };
  for (const name of NUMBERS) terms[name] = Number(data.get(name));
  alert.hidden = true;
  try {
    await call('PUT', `/api/v1/stock-push/shops/${shop}/settings`, terms);
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    form.elements[refused.field]?.focus?.();
  }
});
