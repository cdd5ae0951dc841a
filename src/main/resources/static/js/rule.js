import { sentence, text } from './floor/texts.js';
import { call, toast } from './http.js';
import { SettingForm } from './rules/form.js';
import { changes, History } from './rules/history.js';
import { element, time } from './rules/show.js';

/** One rule's setting: edit, check, activate with a reason, look at what was, restore. */

const main = document.getElementById('rule');
const { code, tenant, shop } = main.dataset;
const mayEdit = main.dataset.edit === 'true';
const API = `/api/v1/rules/${encodeURIComponent(code)}`;
const SCOPE = shop ? `shop=${encodeURIComponent(shop)}` : `tenant=${encodeURIComponent(tenant)}`;

const by = id => document.getElementById(id);
const form = new SettingForm(by('fields'), main.dataset.groups.split(','), mayEdit);
const past = new History(`${API}/versions?${SCOPE}`, by('versions'), by('older'), mayEdit, note);
let effective;

async function load() {
  effective = await call('GET', `${API}/settings?${SCOPE}`);
  by('reference').textContent = text('reference', effective.reference);
  by('unusable').textContent = effective.unusable ? sentence(effective.unusable) : '';
  by('unusable').hidden = !effective.unusable;
  by('trouble').hidden = true;
  form.show(effective);
  tell();
  await past.show(effective.rule, effective.base);
}

function tell() {
  if (!mayEdit) return;
  const changed = form.changed;
  // What cannot be used may be activated anew without the keys that this release does not know.
  by('activate').disabled = !changed && !effective.unusable;
  by('undo').disabled = !changed;
  by('dirty').textContent = changed ? by('dirty').dataset.changed : by('dirty').dataset.unchanged;
  by('dirty').classList.toggle('bad', changed);
}

function body() {
  return { ...form.values(), ...(shop ? { shop } : { tenant }), base: effective.base };
}

/** @return what would change, or null if it cannot be activated or was changed while the server looked at it */
async function check() {
  const asked = JSON.stringify(body());
  by('setting').setAttribute('aria-busy', 'true');
  try {
    const { faults, changes } = await call('POST', `${API}/drafts/check`, asked);
    if (JSON.stringify(body()) !== asked) return null;
    const homeless = form.blame(faults);
    by('trouble').replaceChildren(...(faults.length ? [element('p', '', text('faults', faults.length))] : []), ...homeless.map(fault => element('p', '', `${fault.field}: ${sentence(fault.text)}`)));
    by('trouble').hidden = faults.length === 0;
    if (faults.length && homeless.length === faults.length) by('trouble').focus();
    return faults.length ? null : changes;
  } finally {
    by('setting').removeAttribute('aria-busy');
  }
}

/** Asks why, then does it. */
function note(deed, version, changed) {
  const dialog = by('noting');
  const title = by('noting-title');
  title.textContent = deed === 'restore' ? title.dataset.restore.replace('{0}', version.version) : title.dataset.activate;
  dialog.querySelector('form').reset();
  dialog.querySelector('.alert').hidden = true;
  by('noting-changes').replaceChildren(...changed.length ? changes(effective.rule, changed).children : []);
  dialog.deed = { deed, version };
  dialog.showModal();
  dialog.querySelector('textarea').focus();
}

async function perform({ deed, version }, why) {
  if (deed === 'restore') return call('POST', `${API}/versions/${version.version}/restore`, { note: why, base: effective.base });
  const draft = version ?? await call('POST', `${API}/drafts`, body());
  return call('POST', `${API}/drafts/${draft.version}/activate`, { note: why });
}

/** Somebody else was quicker: says who and why, and offers to begin anew on top of it. */
async function stale() {
  const now = await call('GET', `${API}/settings?${SCOPE}`);
  const [{ version }] = (await call('GET', `${API}/versions?${SCOPE}`)).filter(one => one.version.state === 'ACTIVE');
  const load = element('button', 'quiet', text('stale.load'));
  load.type = 'button';
  load.addEventListener('click', () => { window.removeEventListener('beforeunload', warn); location.reload(); });
  by('trouble').replaceChildren(element('p', '', text('stale', version.activatedBy, time(version.activatedAt), now.base, version.note)), load);
  by('trouble').hidden = false;
  by('trouble').focus();
}

function warn(event) {
  if (form.changed) event.preventDefault();
}

async function trying(button, work) {
  if (button) button.disabled = true;
  try {
    await work();
  } catch (refused) {
    toast(refused.message, true);
  } finally {
    if (button) button.disabled = false;
  }
}

by('setting').addEventListener('input', tell);
by('setting').addEventListener('submit', event => {
  event.preventDefault();
  if (!mayEdit || by('activate').disabled) return;
  trying(null, async () => {
    const changed = await check();
    if (changed) note('activate', null, changed);
  });
});
by('check')?.addEventListener('click', event => trying(event.currentTarget, async () => { if (await check()) toast(text('fine')); }));
by('undo')?.addEventListener('click', event => {
  form.show(effective);
  by('trouble').hidden = true;
  tell();
  by('check').focus();
  event.preventDefault();
});
by('noting').addEventListener('click', event => { if (event.target.closest('[data-closes]')) by('noting').close(); });
by('noting').querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  const dialog = by('noting');
  const send = event.target.querySelector('[type=submit]');
  send.disabled = true;
  try {
    const active = await perform(dialog.deed, event.target.elements.note.value);
    dialog.close();
    toast(text('activated', active.version));
    await load();
  } catch (refused) {
    if (refused.code === 'SETTING_CHANGED_MEANWHILE') {
      dialog.close();
      await stale();
    } else {
      const alert = dialog.querySelector('.alert');
      alert.textContent = refused.message;
      alert.hidden = false;
    }
  } finally {
    send.disabled = false;
  }
});
by('scope').addEventListener('change', event => event.target.form.requestSubmit());
window.addEventListener('beforeunload', warn);

await load();
