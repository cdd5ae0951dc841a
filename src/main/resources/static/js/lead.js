/** The lead's page: puts the task of somebody who has left back on the list. */
import { call } from './floor/api.js';

const texts = document.getElementById('texts').dataset;
const said = document.getElementById('said');

function say(sentence, bad = false) {
  said.textContent = sentence;
  said.classList.toggle('bad', bad);
  said.hidden = false;
  setTimeout(() => { said.hidden = true; }, 6000);
}

document.addEventListener('click', async (event) => {
  const { task, name } = event.target.dataset;
  if (!task || !window.confirm(texts.ask.replace('{0}', name))) return;
  try {
    await call('POST', `/api/v1/pick-tasks/${task}/give-back`);
    say(texts.done.replace('{0}', name));
    window.htmx.trigger('#now', 'changed');
  } catch (e) {
    say(e.message, true);
  }
});
