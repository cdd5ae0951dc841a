import { call, toast } from './http.js';

/** Says what a shop's code means, with one click or by hand. What waits for it goes on; the card disappears. */

const main = document.querySelector('main');
const alert = main.querySelector('.alert');

main.addEventListener('click', event => {
  const proposal = event.target.closest('[data-sku]');
  if (proposal) map(proposal.closest('[data-code]'), proposal.dataset.sku);
  const mapped = event.target.closest('[data-removes]');
  if (mapped) remove(mapped);
});
main.addEventListener('submit', event => {
  const card = event.target.closest('[data-code]');
  if (!card) return;
  event.preventDefault();
  map(card, event.target.elements.sku.value.trim());
});

async function map(card, sku) {
  await guarded(card.querySelectorAll('button'), async () => {
    const answer = await call('PUT', url(card.dataset.shop), [{ channelSku: card.dataset.code, sku }]);
    const next = card.nextElementSibling || card.previousElementSibling;
    card.remove();
    next?.querySelector?.('button')?.focus();
    toast(main.dataset.done.replace('{0}', answer.ordersWoken));
  });
}

async function remove(button) {
  await guarded([button], async () => {
    await call('DELETE', `${url(button.dataset.shop)}?channelSku=${encodeURIComponent(button.dataset.removes)}`);
    button.closest('tr').remove();
    toast(main.dataset.removed);
  });
}

function url(shop) {
  return `/api/v1/shops/${encodeURIComponent(shop)}/sku-mappings`;
}

async function guarded(buttons, act) {
  alert.hidden = true;
  buttons.forEach(button => { button.disabled = true; });
  try {
    await act();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    alert.scrollIntoView({ block: 'nearest' });
    buttons.forEach(button => { button.disabled = false; });
  }
}
