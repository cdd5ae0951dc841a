/** Recipes, packs and opening them. Each form is one request; what was made is shown as labels. */
import { call, LoggedOut, newKey, Refused } from './floor/api.js';

const wrong = document.getElementById('wrong');

/** @param work gets the form's values. */
function onSubmit(form, work) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    wrong.hidden = true;
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await work(Object.fromEntries(new FormData(form)));
    } catch (e) {
      if (e instanceof LoggedOut) location.assign('/login');
      wrong.textContent = e instanceof Refused ? e.message : wrong.dataset.offline;
      wrong.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

document.querySelectorAll('form.make').forEach((form) => {
  // The same key until it has worked: pressed again after a lost answer, it makes no second lot.
  const key = newKey();
  onSubmit(form, async ({ count }) => {
    await call('POST', '/api/v1/prepacks', { recipe: Number(form.dataset.recipe), count: Number(count), key });
    location.assign(`/prepack/labels/${key}`);
  });
});

onSubmit(document.getElementById('recipe'), async ({ sku, quantity, box }) => {
  await call('PUT', '/api/v1/prepacks/recipes', { warehouse: document.getElementById('recipe').dataset.warehouse, sku, quantity: Number(quantity), box });
  location.reload();
});

onSubmit(document.getElementById('unpack'), async ({ code, bin }) => {
  await call('POST', `/api/v1/prepacks/${encodeURIComponent(code.trim())}/unpack`, { bin });
  location.reload();
});
