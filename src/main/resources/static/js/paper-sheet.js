/** Takes the walks for their pickers and writes the print down, then prints: a sheet that nobody knows of would be fetched twice. */
import { call, LoggedOut, Refused } from './floor/api.js';

/** In the address after the walks were taken: the page was loaded again with the barcodes of its sheets. */
const NOW = '#print';

const form = document.getElementById('tools');
const button = document.getElementById('print');
const refused = document.getElementById('refused');
let walks = [...form.querySelectorAll('li[data-printable="true"]')];

button.disabled = walks.length === 0;

/** Those that cannot be printed any more are named, and left out when the button is pressed again. */
async function takeAll() {
  const sentences = [];
  for (const walk of walks) {
    try {
      await call('POST', `/api/v1/pick-tasks/${walk.dataset.task}/print`, { picker: walk.querySelector('select')?.value ?? '' });
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      sentences.push(e.message);
      walks = walks.filter((other) => other !== walk);
    }
  }
  return sentences;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  refused.hidden = true;
  try {
    const sentences = await takeAll();
    if (sentences.length === 0) {
      location.hash = NOW;
      location.reload();
      return;
    }
    refused.textContent = sentences.join('\n');
  } catch (e) {
    if (e instanceof LoggedOut) location.assign('/login');
    refused.textContent = refused.dataset.offline;
  }
  refused.hidden = false;
  button.disabled = walks.length === 0;
});

if (location.hash === NOW) {
  history.replaceState(null, '', location.pathname + location.search);
  document.body.classList.add('logged');
  window.addEventListener('afterprint', () => document.body.classList.remove('logged'));
  window.print();
}
