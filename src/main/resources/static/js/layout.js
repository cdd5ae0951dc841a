/** What every page shares: the forgery token on htmx requests, which navigation entry is current, the language switch keeping the query, searches typed too early. */

document.addEventListener('htmx:configRequest', event => {
  const [header, token] = csrf();
  if (header) event.detail.headers[header] = token;
});

document.addEventListener('htmx:beforeOnLoad', event => {
  // A session that ended answers with the login page: go there instead of putting it inside this one.
  if (event.detail.xhr.responseURL.endsWith('/login')) {
    event.preventDefault();
    location.reload();
  }
});

// A page with a navigation of its own is below the entry that this one names.
const { under } = document.querySelector('.subnav')?.dataset ?? {};
if (under) document.querySelector(`.nav a[href$="${under}"]`)?.setAttribute('aria-current', 'true');
for (const nav of ['.nav', '.subnav']) {
  // Of two that fit, as /stock and /stock/proof, the longer one is meant.
  const here = [...document.querySelectorAll(nav + ' a')].map(link => ({ link, path: new URL(link.href).pathname }))
    .filter(({ path }) => location.pathname === path || location.pathname.startsWith(path + '/')).sort((one, other) => other.path.length - one.path.length);
  here[0]?.link.setAttribute('aria-current', 'page');
  document.querySelector(nav + ' [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

for (const link of document.querySelectorAll('.lang')) {
  link.addEventListener('click', () => {
    const here = new URL(location.href);
    here.searchParams.set('lang', link.hreflang);
    link.href = here.href;
  });
}

// Whoever types faster than the page loads, or comes back to a filled form, gets what the form says all the same.
document.addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll('form[role=search][hx-get]')) {
    if ([...form.querySelectorAll('input[type=search]')].some(typed => typed.value !== typed.defaultValue)) window.htmx.trigger(form, 'input');
  }
});

function csrf() {
  return [document.querySelector('meta[name=csrf-header]')?.content, document.querySelector('meta[name=csrf-token]')?.content];
}
