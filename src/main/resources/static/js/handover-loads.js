/** Opens a load, or the one of this carrier and warehouse that is open already. */
import { call } from './http.js';

const form = document.getElementById('open-form');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { carrier, warehouse } = Object.fromEntries(new FormData(form));
  try {
    const load = await call('POST', '/api/v1/handovers/loads', { carrier, warehouse });
    location.assign(`/handover/loads/${load.loadNo}`);
  } catch (e) {
    document.getElementById('trouble').textContent = e.message;
  }
});
