/**
 * Keeps the picker's pages and their files for the time without network: the newest from the server if it answers, else what was seen last. Says nothing
 * about data: what is under /api always goes to the server.
 */
const KEPT = 'wharf-pda';
const FILES = ['/css/', '/js/', '/img/', '/webjars/', '/pda'];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !FILES.some((file) => pathname.startsWith(file))) return;
  event.respondWith(newest(request));
});

async function newest(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    // Not the login page that an ended session is led to.
    if (answer.ok && !answer.redirected) await kept.put(request, answer.clone());
    return answer;
  } catch (e) {
    const before = await kept.match(request, { ignoreSearch: request.mode === 'navigate' });
    if (before) return before;
    throw e;
  }
}
