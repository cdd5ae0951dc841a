import { call } from './http.js';

/** Adds and changes a product with its barcodes and what it is made of. The list itself comes from the server. */

const dialog = document.getElementById('edit');
const form = dialog?.querySelector('form');
let before = {};

if (dialog) {
  document.getElementById('add').addEventListener('click', () => open({ barcodes: [], handling: 'NORMAL', weightG: 0, priceMinor: 0 }, []));
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-edits]');
    if (button) edit(button.dataset.edits);
    if (event.target.closest('[data-closes]')) dialog.close();
  });
  form.addEventListener('submit', save);
}

async function edit(sku) {
  const [found, kits] = await Promise.all([call('GET', `/api/v1/products?limit=200&q=${encodeURIComponent(sku)}`), call('GET', `/api/v1/kits?sku=${encodeURIComponent(sku)}`)]);
  open(found.products.find(product => product.sku === sku), kits[0]?.components || []);
}

function open(product, components) {
  before = { product, kit: components.length > 0 };
  document.getElementById('edit-title').textContent = product.sku ? form.dataset.old : form.dataset.new;
  for (const name of ['sku', 'style', 'name', 'colour', 'size', 'variant', 'weightG', 'handling']) form.elements[name].value = product[name] ?? '';
  form.elements.sku.readOnly = Boolean(product.sku);
  form.elements.price.value = (product.priceMinor / 100).toFixed(2);
  form.elements.barcodes.value = product.barcodes.join('\n');
  form.elements.kit.value = components.map(part => `${part.quantity} × ${part.sku}${part.share ? ` @ ${part.share}` : ''}`).join('\n');
  form.querySelector('.alert').hidden = true;
  dialog.showModal();
}

/** One component to a line: units × SKU, and if wanted @ the share of the price. */
function components(text) {
  return lines(text).map(line => {
    const [, quantity, sku, share] = line.match(/^(\d+)\s*[×xX*]\s*(.+?)(?:\s+@\s*(\d+))?$/) || [null, 1, line, 0];
    return { sku, quantity: Number(quantity), share: Number(share || 0) };
  });
}

function lines(text) {
  return text.split(/\n/).map(line => line.trim()).filter(Boolean);
}

async function save(event) {
  event.preventDefault();
  const alert = form.querySelector('.alert');
  const value = name => form.elements[name].value.trim();
  const sku = value('sku');
  const parts = components(form.elements.kit.value);
  alert.hidden = true;
  try {
    await call('PUT', '/api/v1/products', [{
      costMinor: 0, lengthMm: 0, widthMm: 0, heightMm: 0, ...before.product, sku, style: value('style'), name: value('name'), colour: value('colour'),
      size: value('size'), variant: value('variant'), priceMinor: Math.round(Number(value('price')) * 100), weightG: Number(value('weightG')),
      handling: value('handling'), barcodes: lines(form.elements.barcodes.value),
    }]);
    if (parts.length) await call('PUT', '/api/v1/kits', [{ sku, components: parts }]);
    else if (before.kit) await call('DELETE', `/api/v1/kits?sku=${encodeURIComponent(sku)}`);
    location.reload();
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    alert.scrollIntoView({ block: 'nearest' });
  }
}
