/** The page's sentences, in its language. */
const byKey = new Map(Array.from(document.querySelectorAll('#texts [data-key]'), (e) => [e.dataset.key, e.textContent]));

export function text(key, ...values) {
  return (byKey.get(key) ?? '').replace(/\{(\d)\}/g, (_, n) => values[n] ?? '');
}

export function has(key) {
  return byKey.has(key);
}

/** The sentence of an answer that comes in both languages. */
export function sentence(answer) {
  return document.documentElement.lang.startsWith('en') ? answer.en : answer.zh;
}
