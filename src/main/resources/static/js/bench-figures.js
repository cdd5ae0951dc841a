/** A lead takes the weight of a parcel as it is, with a reason. */
import { call, LoggedOut } from './floor/api.js';

for (const form of document.querySelectorAll('form.accept')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const trouble = document.getElementById('trouble');
    try {
      await call('POST', form.dataset.url, { reason: form.elements.reason.value });
      location.reload();
    } catch (e) {
      if (e instanceof LoggedOut) location.assign('/login');
      trouble.textContent = e.message;
      trouble.hidden = false;
    }
  });
}
