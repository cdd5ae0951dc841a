/** One way to call our REST from a page: the forgery token goes along, a refusal comes back as an Error with the server's own words. */

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.code || '';
    this.field = problem.field || '';
  }
}

export async function call(method, url, body, type = 'application/json') {
  const headers = { Accept: 'application/json' };
  const header = document.querySelector('meta[name=csrf-header]')?.content;
  if (header && method !== 'GET') headers[header] = document.querySelector('meta[name=csrf-token]').content;
  if (body !== undefined) headers['Content-Type'] = type;
  const answer = await fetch(url, {
    method, headers, credentials: 'same-origin',
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const json = /json/.test(answer.headers.get('content-type') || '') ? await answer.json() : null;
  if (answer.redirected && !json) location.reload();
  if (!answer.ok) throw new Refused(answer.status, json || {});
  return json;
}

export function toast(text, bad = false) {
  const box = document.getElementById('toast');
  box.textContent = text;
  box.classList.toggle('bad', bad);
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, bad ? 10000 : 4000);
}

/** While a button's work is under way it cannot be pressed again; a refusal is told, and it can. Work that is done reads the page anew. */
export async function acting(button, work) {
  button.disabled = true;
  try {
    await work();
    location.reload();
  } catch (refused) {
    toast(refused.message, true);
    button.disabled = false;
  }
}
