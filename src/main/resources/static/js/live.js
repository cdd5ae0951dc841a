/**
 * Calls a page when what it shows has changed. A page that nobody sees lets go of its line, for a browser keeps only six to one house, and looks again when it is seen.
 */

const AGAIN_MS = 5000;
/** Without a line a page looks by itself. */
const ALONE_MS = 10000;

/**
 * @param {string[]} topics such as order:F100
 * @param {{look: () => void, stands?: (on: boolean) => void}} page look is called once the line stands and at every change, stands with whether it does
 */
export function watch(topics, { look, stands = () => {} }) {
  const address = `/live?${topics.map(topic => `topic=${encodeURIComponent(topic)}`).join('&')}`;
  let events = null, waiting = null;

  function open() {
    clearTimeout(waiting);
    events?.close();
    events = new EventSource(address);
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

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  setInterval(() => {
    if (!document.hidden && events?.readyState !== EventSource.OPEN) look();
  }, ALONE_MS);
  if (!document.hidden) open();
}
