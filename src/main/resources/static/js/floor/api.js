/** Our REST from a page: JSON in and out, the CSRF token of the page, three kinds of failure told apart. */

/** The server understood and said no. Sending it again would not help. */
export class Refused extends Error {
  constructor(code, detail) {
    super(detail || code);
    this.code = code;
  }
}

/** No answer, because the network or the server is away, or because somebody else was quicker. It may help to send it again. */
export class Unreachable extends Error { }

/** The login has ended; nothing was done. */
export class LoggedOut extends Error { }

/** A picker who hears nothing for longer scans again. */
const TIMEOUT_MS = 4000;

/** A photo over a slow network takes longer than an answer. */
const UPLOAD_TIMEOUT_MS = 30_000;

export async function call(method, path, body) {
  return request(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json', TIMEOUT_MS);
}

/** Sends a file as it is. */
export async function send(method, path, file) {
  return request(method, path, file, 'application/octet-stream', UPLOAD_TIMEOUT_MS);
}

async function request(method, path, body, type, timeout) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = type;
  const token = meta('csrf-token');
  if (token) headers[meta('csrf-header') || 'X-CSRF-TOKEN'] = token;
  let response;
  try {
    response = await fetch(path, {
      method, headers, credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(timeout), body,
    });
  } catch (e) {
    throw new Unreachable(e.message);
  }
  return read(response);
}

async function read(response) {
  if (response.type === 'opaqueredirect' || response.status === 401) throw new LoggedOut();
  if (response.status === 204) return null;
  if (response.status >= 500 || response.status === 429) throw new Unreachable(`status ${response.status}`);
  const isJson = /json/.test(response.headers.get('Content-Type') || '');
  const answer = isJson ? await response.json().catch(() => ({})) : {};
  if (response.ok && isJson) return answer;
  if (answer.code === 'CHANGED_MEANWHILE') throw new Unreachable(answer.code);
  if (answer.code) throw new Refused(answer.code, answer.detail);
  if (response.status === 403 || response.ok) throw new LoggedOut();
  throw new Refused(`HTTP_${response.status}`, answer.detail);
}

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content;
}

/** A key that no other scan has, also where the page is not served over TLS and crypto.randomUUID is missing. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
