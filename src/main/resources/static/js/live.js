/**
 * Calls a page when what it shows has changed. A page that nobody sees lets go of its line, for a browser keeps only six to one house, and looks again when it is seen.
 */

const AGAIN_MS = 5000;
/** Without a line a page looks by itself. */
const ALONE_MS = 10000;

/**
 * @param {string[]} topics such as order:F100
 * @param {{look: () => void, stands?: (on: boolean) => void}} page look is called once the line stands and at every change, stands with whether it does
 * @returns {(topics: string[]) => void} watches others from now on; none if there are none
 */
export function watch(topics, { look, stands = () => {} }) {
  let events = null, waiting = null;

  function open() {
    close();
    if (document.hidden || topics.length === 0) return;
    events = new EventSource(`/live?${topics.map(topic => `topic=${encodeURIComponent(topic)}`).join('&')}`);
    events.addEventListener('open', () => stands(true));
    events.addEventListener('changed', look);
    events.addEventListener('error', () => {
      stands(false);
      // The browser comes back by itself unless it was answered something else than a line.
      if (events?.readyState === EventSource.CLOSED) waiting = setTimeout(open, AGAIN_MS);
    });
  }

  function close() {
    clearTimeout(waiting);
    events?.close();
    events = null;
  }

  function change(others) {
    if (others.join() === topics.join()) return;
    topics = others;
    stands(false);
    open();
  }

  document.addEventListener('visibilitychange', open);
  addEventListener('pagehide', close);
  setInterval(() => {
    if (!document.hidden && topics.length > 0 && events?.readyState !== EventSource.OPEN) look();
  }, ALONE_MS);
  open();
  return change;
}
