import { call, toast } from './http.js';

/** Sets up who is told what, shows a new secret once, tests, and has events sent again. What is shown comes from the server. */

const API = '/api/v1/webhooks';
/** Milliseconds between two looks while a replay runs. */
const LOOK_AGAIN = 2000;
const endpoint = document.querySelector('main').dataset.endpoint;
const mine = `${API}/${endpoint}`;
const secretDialog = document.getElementById('secret-dialog');
const secret = document.getElementById('secret');

document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
  if ('closes' in button.dataset) button.closest('dialog').close();
  if (button.dataset.act === 'test') act(button, test);
  else if (button.dataset.act) act(button, () => call('POST', `${mine}/${button.dataset.act}`).then(() => location.reload()));
  if (button.dataset.again) act(button, () => call('POST', `${mine}/deliveries/${button.dataset.again}/replay`).then(() => location.reload()));
  if (button.dataset.replays) act(button, () => call('POST', `${mine}/replays`, { what: button.dataset.replays }).then(() => location.reload()));
});

async function act(button, work) {
  button.disabled = true;
  try {
    await work(button);
  } catch (refused) {
    toast(refused.message, true);
  }
  button.disabled = false;
}

async function test(button) {
  const answer = await call('POST', `${mine}/test`);
  const good = answer.status >= 200 && answer.status < 300;
  toast(`${good ? button.dataset.yes : button.dataset.no} ${answer.status || ''} ${answer.words} (${answer.millis} ms)`, !good);
}

send('wish-form', data => call(endpoint ? 'PUT' : 'POST', endpoint ? mine : API, {
  url: data.get('url').trim(), description: data.get('description').trim(), types: data.getAll('types'), shops: data.getAll('shops'),
}).then(shown));
send('rotate-form', data => call('POST', `${mine}/rotate`, { keepOldHours: Number(data.get('keepOldHours')) }).then(shown));
send('since-form', data => call('POST', `${mine}/replays`, { what: 'SINCE', since: new Date(data.get('since')).toISOString() }).then(() => location.reload()));
send('remove-form', () => call('DELETE', mine).then(() => location.assign('/webhooks')));

/** A secret that was made is shown until the person says that it is kept; then the page is read anew. */
function shown(answer) {
  if (!answer.secret) {
    location.reload();
    return;
  }
  document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close());
  secret.value = answer.secret;
  secretDialog.showModal();
  secret.select();
}

document.getElementById('secret-copy').addEventListener('click', async event => {
  const done = event.target.dataset.done;
  secret.select();
  // Browsers have it on secure pages only; elsewhere the selection is there to be copied by hand.
  if (!navigator.clipboard) return;
  await navigator.clipboard.writeText(secret.value);
  toast(done);
});
document.getElementById('secret-kept').addEventListener('click', () => secretDialog.close());
secretDialog.addEventListener('close', () => {
  secret.value = '';
  location.reload();
});

function send(id, work) {
  const form = document.getElementById(id);
  if (!form) return;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const alert = form.querySelector('.alert');
    const button = form.querySelector('[type=submit]');
    alert.hidden = true;
    button.disabled = true;
    try {
      await work(new FormData(form));
    } catch (refused) {
      alert.textContent = refused.message;
      alert.hidden = false;
      form.elements[refused.field]?.focus?.();
    }
    button.disabled = false;
  });
}

if (document.querySelector('[data-running=true]')) setTimeout(() => { if (!document.querySelector('dialog[open]')) location.reload(); }, LOOK_AGAIN);
