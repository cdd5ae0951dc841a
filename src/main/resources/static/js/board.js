import { watch } from './live.js';

/** The board: an event says that figures changed; ages move on by themselves, so the figures are also fetched once a minute. */

const live = document.getElementById('live');
const MINUTE_MS = 60000;
let fetching = false, again = false;

async function refresh() {
  if (fetching) { again = true; return; }
  fetching = true;
  try {
    const answer = await fetch('/board', { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' });
    if (answer.redirected) return location.reload();
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('figures');
      const focused = document.activeElement?.getAttribute('href');
      document.getElementById('figures').replaceWith(fresh);
      if (focused) [...fresh.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus();
    }
  } catch {
    // The connection tells below that it is lost, and fetches again when it is back.
  } finally {
    fetching = false;
    if (again) { again = false; refresh(); }
  }
}

function state(on) {
  live.classList.toggle('on', on);
  live.textContent = on ? live.dataset.on : live.dataset.off;
}

watch(['board:all'], { look: refresh, stands: state });
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
setInterval(refresh, MINUTE_MS);
