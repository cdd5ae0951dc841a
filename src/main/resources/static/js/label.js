/**
 * Writes the print down, then prints. Without the note there is no print: a label that nobody knows of becomes a second parcel.
 * A file is written down by the server that hands it out.
 */
const tools = document.getElementById('tools');
const trouble = document.getElementById('trouble');
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const reason = document.getElementById('reason');

/** @returns null if it printed, else what the server said; the printer's dialog is closed by then */
async function print() {
  const headers = meta('csrf-header') ? { [meta('csrf-header')]: meta('csrf-token') } : {};
  const answer = await fetch(tools.dataset.url, { method: 'POST', headers, body: new URLSearchParams({ reason: reason.value.trim() }) });
  if (answer.status !== 204) return answer;
  window.print();
  return null;
}

/** @returns null if the file was handed out */
async function download(format) {
  const answer = await fetch(`${tools.dataset.file}?${new URLSearchParams({ format, reason: reason.value.trim() })}`, { redirect: 'manual' });
  if (!answer.ok) return answer;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `label.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

/** A refusal of the page is a page of its own; one of the file says why. */
async function tell(answer) {
  const why = /json/.test(answer.headers.get('Content-Type') ?? '') ? (await answer.json()).detail : '';
  if (why) trouble.textContent = why;
  else location.reload();
}

/** Printed now: the next print needs a reason. */
function askWhy() {
  document.getElementById('again').hidden = false;
  reason.required = true;
  reason.value = '';
}

tools.addEventListener('submit', async (event) => {
  event.preventDefault();
  const format = event.submitter?.classList.contains('file') ? event.submitter.value : '';
  const buttons = [...tools.querySelectorAll('button')];
  buttons.forEach((button) => { button.disabled = true; });
  trouble.textContent = '';
  try {
    const refusal = format ? await download(format) : await print();
    if (refusal) await tell(refusal);
    else askWhy();
  } catch {
    trouble.textContent = trouble.dataset.offline;
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
});

// The bench loads the page in a frame and waits for the answer.
if (window.parent !== window && new URLSearchParams(location.search).has('print')) {
  print().then((refusal) => window.parent.postMessage(refusal ? 'failed' : 'printed', location.origin));
}
