import { call } from './http.js';

/** Asks the house to prove its stock and shows each law with what breaks it. */

const laws = document.getElementById('laws');
const button = document.getElementById('check');
const trouble = document.getElementById('trouble');

async function check() {
  button.disabled = true;
  trouble.hidden = true;
  try {
    const proof = await call('GET', '/api/v1/stock/proof');
    laws.replaceChildren(...proof.laws.map(card), checkedAt(proof.checkedAt));
  } catch (problem) {
    trouble.textContent = problem.message;
    trouble.hidden = false;
  } finally {
    button.disabled = false;
  }
}

function card(law) {
  const card = element('article', `card law ${law.holds ? 'holds' : 'broken'}`);
  const verdict = element('span', `verdict ${law.holds ? 'good' : 'bad'}`, law.holds ? laws.dataset.holds : `${laws.dataset.broken} ${law.breaches.length}`);
  const head = element('h2', '', document.documentElement.lang === 'en' ? law.en : law.zh);
  head.prepend(verdict, ' ');
  card.append(head, element('p', 'muted', law.code));
  if (law.breaches.length) {
    const list = element('ul', 'breaches');
    list.append(...law.breaches.map(breach => element('li', '', typeof breach === 'string' ? breach : Object.entries(breach).map(([name, value]) => `${name} ${value}`).join(' · '))));
    card.append(list);
  }
  return card;
}

function checkedAt(at) {
  const time = new Date(at).toLocaleString('sv-SE', { timeZone: laws.dataset.zone });
  return element('p', 'muted', `${laws.dataset.checked} ${time}`);
}

function element(tag, name, text = '') {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

button.addEventListener('click', check);
await check();
