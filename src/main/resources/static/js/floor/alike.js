/** What waits at the bench in many orders alike, the most urgent first, so that a session begins with one scan or one tap. */
import { call } from './api.js';
import { text } from './texts.js';

const list = document.getElementById('batch-alike');

/** @param choose called with SKU and units per order of the one that was tapped */
export async function offer(warehouse, choose) {
  const found = await call('GET', `/api/v1/verification-batches/alike?${new URLSearchParams({ warehouse })}`);
  list.replaceChildren(...found.map((alike) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.dataset.sku = alike.sku;
    button.dataset.orders = alike.orders;
    button.textContent = text('batch.alike-line', alike.name, alike.variant, alike.sku, alike.quantity, alike.orders, when(alike.shipBy));
    button.addEventListener('click', () => choose(alike.sku, alike.quantity));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

function when(instant) {
  return new Date(instant).toLocaleString(document.documentElement.lang, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}
