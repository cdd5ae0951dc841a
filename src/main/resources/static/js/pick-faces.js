import { acting, call } from './http.js';

/** Pick faces and reserve bins of one warehouse: set, removed; an open replenishment cancelled. Each change is sent alone, and the page is read anew. */
const main = document.querySelector('main');
const faces = `/api/v1/warehouses/${encodeURIComponent(main.dataset.warehouse)}/pick-faces`;
const dialog = document.getElementById('cancel');
const form = document.getElementById('face-form');
let cancels = '';

document.addEventListener('click', async event => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.cancels) {
    cancels = button.dataset.cancels;
    dialog.returnValue = '';
    dialog.showModal();
  }
  if ('edits' in button.dataset) {
    for (const name of ['bin', 'sku', 'min', 'max']) form.elements[name].value = button.dataset[name];
    form.scrollIntoView();
    form.elements.min.focus();
  }
  if (button.dataset.removes && confirm(button.dataset.asks)) await acting(button, () => call('DELETE', button.dataset.removes));
});

dialog.addEventListener('close', async () => {
  const field = dialog.querySelector('[name=reason]');
  if (dialog.returnValue === 'ok') await acting(dialog.querySelector('[type=submit]'), () => call('POST', cancels, { reason: field.value.trim() }));
});

for (const each of document.querySelectorAll('form[data-faces]')) {
  each.addEventListener('submit', event => save(event, each));
  // Sent before somebody listens, what was typed would be lost.
  each.querySelector('[type=submit]').disabled = false;
}
main.dataset.ready = 'true';

async function save(event, sent) {
  event.preventDefault();
  const { kind, bin, bins, sku, min, max } = sent.elements;
  const list = bins ? bins.value.split(/[\s,，]+/).filter(Boolean).map(code => ({ kind: kind.value, bin: code }))
    : [{ kind: kind.value, bin: bin.value.trim(), sku: sku.value.trim(), min: Number(min.value), max: Number(max.value) }];
  const alert = sent.querySelector('.alert');
  alert.hidden = true;
  try {
    await call('PUT', faces, list);
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    sent.elements[refused.field.replace(/^\[\d+]\./, '')]?.focus?.();
  }
}
