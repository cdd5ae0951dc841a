/** The list by keyboard: "/" goes to the search, arrows go over the orders, Enter opens; Enter in the search opens the only order found. */

const search = document.getElementById('q');
const numbers = () => [...document.querySelectorAll('#table a.number')];

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === '/' && !typing) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (event.target === search || !typing)) {
    const all = numbers();
    const next = all.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    if (next < 0) search.focus();
    else all[next]?.focus();
  }
});

// A scanner types a number and Enter faster than the list follows: remember the Enter until the answer is there.
let openWhenFound = false;
search.form.addEventListener('submit', () => { openWhenFound = document.activeElement === search && search.value.trim() !== ''; });
document.addEventListener('htmx:afterSettle', event => {
  if (event.detail.target.id !== 'table' && event.target.id !== 'table') return;
  const all = numbers();
  if (openWhenFound && all.length === 1) all[0].click();
  openWhenFound = false;
});

// The whole row is a target for a mouse; the link in it stays the one for keyboard and screen readers.
document.addEventListener('click', event => {
  const row = event.target.closest('#table tr.row');
  if (row && !event.target.closest('a') && !getSelection().toString()) row.querySelector('a.number').click();
});
