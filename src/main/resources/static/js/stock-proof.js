import { call } from './http.js';

/** Checks the laws now, and proves the sealed days. */

const trouble = document.getElementById('trouble');
const verdict = document.getElementById('verdict');

async function asked(button, work) {
  button.disabled = true;
  trouble.hidden = true;
  try {
    await work();
  } catch (problem) {
    trouble.textContent = problem.message;
    trouble.hidden = false;
  } finally {
    button.disabled = false;
  }
}

const check = document.getElementById('check');
check.addEventListener('click', () => asked(check, async () => {
  await call('POST', '/api/v1/stock/checks');
  location.reload();
}));

const verify = document.getElementById('verify');
verify.addEventListener('click', () => asked(verify, async () => {
  const answer = await call('POST', '/api/v1/stock/seals/verify');
  const good = verdict.dataset.good.replace('{days}', answer.days).replace('{entries}', answer.entries);
  verdict.textContent = answer.days === 0 ? verdict.dataset.none : answer.holds ? good : `${verdict.dataset.bad} ${answer.firstBad}: ${answer.sentence}`;
  verdict.className = answer.holds ? 'notice fine' : 'alert';
  verdict.hidden = false;
}));
