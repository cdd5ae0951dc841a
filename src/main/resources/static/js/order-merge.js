import { call, toast } from './http.js';

/** What leaves together with this order and what else goes to its buyer; merging, taking apart, splitting and putting back. */

const box = document.getElementById('merge');
const mine = box.dataset.no;
const url = (no, verb) => `/api/v1/fulfillments/${no}/${verb}`;
const word = key => box.querySelector(`[data-word="${key}"]`).textContent;
const alert = box.querySelector('.alert');

async function load() {
  const seen = await call('GET', url(mine, 'merge-candidates'));
  says('bearer', seen.bearer);
  says('partOf', seen.partOf);
  const split = box.querySelector('[data-says=split]');
  if (split) split.hidden = seen.stage !== 'REVIEW';
  const rows = [
    ...seen.merged.map(part => row(part, word('is.merged'), seen.stage === 'REVIEW' ? 'merged' : '')),
    ...seen.parts.map(part => row(part, word('is.part'), part.stage === 'REVIEW' && seen.stage === 'REVIEW' ? 'part' : '')),
    ...seen.candidates.map(other => row(other, relation(other), other.mayMerge ? 'candidate' : '', other.why)),
  ];
  const table = box.querySelector('table');
  table.querySelector('tbody').replaceChildren(...rows);
  table.hidden = rows.length === 0;
  box.hidden = rows.length === 0 && !seen.bearer && !seen.partOf && (!split || split.hidden);
}

function says(what, no) {
  const line = box.querySelector(`[data-says=${what}]`);
  line.hidden = !no;
  const link = line.querySelector('a');
  link.textContent = no;
  link.href = `/orders/${no}`;
}

function relation(other) {
  return word(other.sameBuyer && other.sameReceiver ? 'is.both' : other.sameBuyer ? 'is.buyer' : 'is.receiver');
}

function row(part, relation, button, why) {
  const fresh = document.getElementById('merge-row').content.cloneNode(true);
  const link = fresh.querySelector('a');
  link.textContent = part.fulfillment;
  link.href = `/orders/${part.fulfillment}`;
  fresh.querySelector('[data-order]').textContent = part.order;
  fresh.querySelector('[data-stage]').textContent = word(`stage.${part.stage}`);
  fresh.querySelector('[data-units]').textContent = part.units;
  fresh.querySelector('[data-relation]').textContent = relation;
  const act = fresh.querySelector('[data-act]');
  if (button) {
    act.append(box.querySelector(`[data-button=${button}]`).content.cloneNode(true));
    act.firstElementChild.dataset.no = part.fulfillment;
  } else if (why) {
    act.textContent = document.documentElement.lang.startsWith('en') ? why.en : why.zh;
    act.classList.add('muted');
  }
  return fresh;
}

box.addEventListener('click', async event => {
  const button = event.target.closest('[data-does]');
  if (!button) return;
  const { does, no, done } = button.dataset;
  await send(button, done, () => does === 'merge' ? call('POST', '/api/v1/fulfillments/merge', { into: mine, from: [no] }) : call('POST', url(no, does), {}));
});

document.getElementById('split')?.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const lines = [...form.querySelectorAll('[data-line]')].filter(input => Number(input.value) > 0)
    .map(input => ({ lineNo: input.dataset.line, order: input.dataset.order, quantity: Number(input.value) }));
  await send(form.querySelector('[type=submit]'), form.dataset.done, () => call('POST', url(mine, 'split'), { lines }));
});

/** The order itself has changed as well, so the whole page is read anew after a success. */
async function send(button, done, work) {
  alert.hidden = true;
  button.disabled = true;
  try {
    await work();
    toast(done);
    setTimeout(() => location.reload(), 800);
  } catch (refused) {
    alert.textContent = refused.message;
    alert.hidden = false;
    button.disabled = false;
  }
}

await load();
