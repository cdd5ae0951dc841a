import { call } from './http.js';

/** Asks what the waiting orders would gain if they were looked at together, and shows today's choice beside the joint one. */

const form = document.getElementById('ask');
const answer = document.getElementById('answer');
const trouble = document.getElementById('trouble');
const FIGURES = ['filled', 'unfilled', 'parcels', 'distance', 'cost'];

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  trouble.hidden = true;
  try {
    const { shop, strategy, limit } = form.elements;
    show(await call('POST', '/api/v1/sourcing/plan', { shop: shop.value, strategy: strategy.value, limit: Number(limit.value) }));
  } catch (refused) {
    trouble.textContent = refused.message;
    trouble.hidden = false;
  } finally {
    button.disabled = false;
  }
});

function show(found) {
  if (!found.orders) return answer.replaceChildren(element('p', 'muted', answer.dataset.none));
  const figures = table([answer.dataset.figures, answer.dataset.today, answer.dataset.joint],
    FIGURES.map(name => [answer.dataset[name], figure(found.today, name), figure(found.joint, name)]));
  const verdict = element('p', found.proven ? 'notice fine' : 'notice', found.proven ? answer.dataset.proven : answer.dataset.best);
  const choices = found.choices.length
    ? table([answer.dataset.order, answer.dataset.today, answer.dataset.joint], found.choices.map(one => [link(one.fulfillment), sites(one.today), sites(one.joint)]))
    : element('p', 'muted', answer.dataset.same);
  answer.replaceChildren(figures, verdict, choices);
}

function figure(side, name) {
  if (name === 'distance') return `${side.distanceKm} km`;
  if (name === 'cost') return (side.costMinor / 100).toFixed(2);
  return String(side[name]);
}

function sites(codes) {
  return codes.length ? codes.join(' + ') : answer.dataset.stays;
}

function link(no) {
  const made = element('a', '', no);
  made.href = `/orders/${encodeURIComponent(no)}`;
  return made;
}

function table(heads, rows) {
  const made = element('table', 'list');
  const head = made.createTHead().insertRow();
  heads.forEach(text => {
    const cell = element('th', '', text);
    cell.scope = 'col';
    head.append(cell);
  });
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((what, at) => {
      const cell = line.insertCell();
      if (at) cell.dataset.label = heads[at];
      cell.append(what);
    });
  }
  return made;
}

function element(tag, name, text = '') {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
