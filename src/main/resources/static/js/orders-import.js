import { call } from './http.js';

/**
 * Sends a file of JSON lines in parts, so that progress is true and a lost connection costs one part. Sending a line again is safe: an
 * order is taken once.
 */

const PART = 200;
const byId = id => document.getElementById(id);
const rows = byId('rows');
const totals = { accepted: 0, duplicates: 0, refused: 0 };
let stopped = false;

byId('stop').addEventListener('click', () => { stopped = true; });
byId('only').addEventListener('change', event => rows.classList.toggle('only-refused', event.target.checked));

byId('import').addEventListener('submit', async event => {
  event.preventDefault();
  const lines = (await byId('file').files[0].text()).split(/\r\n|\n|\r/);
  begin();
  let sent = 0, outcome = 'done';
  try {
    for (; sent < lines.length && !stopped; sent += PART) {
      const part = lines.slice(sent, sent + PART);
      if (part.some(line => line.trim())) take(await call('POST', '/api/v1/orders/import', part.join('\n'), 'text/plain;charset=UTF-8'), sent);
      progress(Math.min(sent + PART, lines.length), lines.length);
    }
    if (stopped) outcome = 'stopped';
  } catch (problem) {
    outcome = 'broken';
    byId('trouble').textContent = `${sent + 1}–${Math.min(sent + PART, lines.length)}: ${problem.message}`;
    byId('trouble').hidden = false;
  }
  byId('state').textContent = byId('state').dataset[outcome];
  byId('start').disabled = false;
  byId('stop').hidden = true;
});

function begin() {
  stopped = false;
  for (const key of Object.keys(totals)) { totals[key] = 0; byId(key).textContent = '0'; }
  rows.replaceChildren();
  byId('refused-card').classList.remove('is-bad');
  byId('trouble').hidden = true;
  byId('progress').hidden = false;
  byId('results').hidden = false;
  byId('start').disabled = true;
  byId('stop').hidden = false;
  byId('state').textContent = byId('state').dataset.running;
  progress(0, 1);
  byId('counted').textContent = '';
}

function progress(done, all) {
  byId('bar').value = done / all;
  byId('counted').textContent = `${done} / ${all}`;
}

function take(answer, offset) {
  totals.accepted += answer.accepted;
  totals.duplicates += answer.duplicates;
  totals.refused += answer.refused + (answer.failed ?? 0);
  for (const key of Object.keys(totals)) byId(key).textContent = totals[key];
  byId('refused-card').classList.toggle('is-bad', totals.refused > 0);
  const table = document.createDocumentFragment();
  for (const result of answer.results) table.append(row(result, offset));
  rows.append(table);
}

function row(result, offset) {
  const tr = document.createElement('tr');
  const bad = result.outcome !== 'ACCEPTED' && result.outcome !== 'DUPLICATE';
  tr.className = bad ? 'refused' : 'taken';
  tr.append(cell(String(result.line + offset), 'figure'));
  const word = document.createElement('span');
  word.className = bad ? 'verdict bad' : 'verdict good';
  word.textContent = rows.dataset[result.outcome.toLowerCase()] ?? result.outcome;
  tr.append(cell(word));
  const order = document.createElement('span');
  if (result.fulfillment) {
    const link = document.createElement('a');
    link.href = `/orders/${encodeURIComponent(result.fulfillment)}`;
    link.textContent = result.fulfillment;
    order.append(link, ' ');
  }
  order.append(result.orderNo ?? '');
  tr.append(cell(order));
  tr.append(cell(bad ? [result.field, result.message].filter(Boolean).join(': ') : result.differs ? rows.dataset.differs : ''));
  return tr;
}

function cell(content, name = '') {
  const td = document.createElement('td');
  td.className = name;
  td.append(content);
  return td;
}
