/** Questions to the picker. */
import { focus } from './scan-field.js';

/** Closes a dialog by its button; the scan field has the focus again afterwards. */
export function closable(dialog) {
  dialog.addEventListener('click', (event) => {
    if ('close' in event.target.dataset) dialog.close();
  });
  dialog.addEventListener('close', focus);
}

/** Asks for a number of units. @returns null if the picker went back */
export function askUnits(title, least, most) {
  const dialog = document.getElementById('amount');
  const field = document.getElementById('amount-units');
  document.getElementById('amount-title').textContent = title;
  [field.min, field.max, field.value] = [least, most, ''];
  dialog.returnValue = '';
  dialog.showModal();
  field.focus();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'ok' ? Number(field.value) : null), { once: true });
  });
}
