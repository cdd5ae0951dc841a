/**
 * A keyboard-wedge scanner types the number and Enter. Scans queue, so that none is lost while an answer is on its way; the field
 * always has the focus again. A refusal is red, sounds, and stays until the next scan.
 */
const page = document.querySelector('.handover');
const field = document.getElementById('number');
const verdict = document.getElementById('verdict');
const results = document.getElementById('results');
const counts = {ok: document.getElementById('done'), no: document.getElementById('refused')};
const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;
let sound;
let queue = Promise.resolve();

document.getElementById('scan').addEventListener('submit', event => {
  event.preventDefault();
  sound ??= new AudioContext();
  const number = field.value.trim();
  field.value = '';
  if (number) queue = queue.then(() => handOver(number));
});
document.addEventListener('click', event => {
  if (!event.target.closest('a')) field.focus();
});

async function handOver(number) {
  const result = await send(number);
  show(result);
  if (!result.handedOver) tone();
}

async function send(number) {
  const headers = {'content-type': 'application/json', 'accept-language': page.dataset.lang};
  if (meta('csrf-header')) headers[meta('csrf-header')] = meta('csrf-token');
  try {
    const answer = await fetch(page.dataset.url, {method: 'POST', headers, body: JSON.stringify({trackingNumbers: [number]})});
    if (answer.ok && !answer.redirected) return (await answer.json()).results[0];
    if (answer.status === 422) return refused(number, (await answer.json()).detail);
    return refused(number, answer.redirected || answer.status === 401 || answer.status === 403 ? page.dataset.login : page.dataset.offline);
  } catch {
    return refused(number, page.dataset.offline);
  }
}

function refused(trackingNumber, message) {
  return {trackingNumber, handedOver: false, message};
}

function show(result) {
  const kind = result.handedOver ? 'ok' : 'no';
  verdict.className = kind;
  verdict.textContent = `${result.handedOver ? '✓' : '✗'} ${result.trackingNumber} ${result.message}`;
  counts[kind].textContent = Number(counts[kind].textContent) + 1;
  const row = results.insertRow(0);
  row.className = kind;
  row.insertCell().textContent = result.trackingNumber;
  const said = row.insertCell();
  said.textContent = [result.fulfillmentNo, result.message].filter(Boolean).join(' · ');
}

/** Two low tones, like a scanner's own refusal; and a shake where the device can. */
function tone() {
  navigator.vibrate?.([200, 100, 200]);
  for (const start of [0, 0.25]) {
    const beep = sound.createOscillator();
    beep.type = 'square';
    beep.frequency.value = 220;
    beep.connect(sound.destination);
    beep.start(sound.currentTime + start);
    beep.stop(sound.currentTime + start + 0.18);
  }
}
