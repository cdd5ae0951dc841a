/**
 * The alarm of a wrong scan: the whole screen red, a tone, a vibration. It stays until it is confirmed by a tap, or by a key that
 * stands alone: a scanner types many keys at once, and another scan must not confirm what nobody has read.
 */
const BURST_MS = 150;
const TONE_MS = 900;
const VIBRATION = [300, 100, 300, 100, 300];

/** Read by tests and by nobody else: how often it rang, and whether the tone could be started. */
window.wharfAlarm = { count: 0, tones: 0 };

let audio;
let afterwards = () => { };
let lastKey = 0;

const screen = () => document.getElementById('alarm');
const note = () => screen().querySelector('.alarm-note');

export function ringing() {
  return !screen().hidden;
}

/** A code is read as a whole: it is not divided between two lines, unless it has more characters than fit on one of a phone. */
const CODE = /([A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+)/;
const MOST_ON_A_LINE = 16;

/** A scan that counts for nothing. @param sentence what is wrong and what to do. @param then run when it is confirmed */
export function ring(sentence, then = () => { }) {
  sound(sentence, then);
  note().hidden = false;
}

/** As loud, but about no scan: nobody should think that what was scanned before is lost. */
export function tell(sentence, then = () => { }) {
  if (!ringing()) note().hidden = true;
  sound(sentence, then);
}

function sound(sentence, then) {
  window.wharfAlarm.count += 1;
  // What comes while nobody has confirmed is added: several scans of an hour without network may be refused at once.
  const told = ringing() ? document.getElementById('alarm-text').textContent.split('\n') : [];
  if (!told.includes(sentence)) write([...told, sentence].join('\n'));
  screen().hidden = false;
  document.body.classList.add('alarmed');
  const before = told.length > 0 ? afterwards : () => { };
  afterwards = () => {
    before();
    then();
  };
  lastKey = 0;
  tone();
  navigator.vibrate?.(VIBRATION);
}

function write(sentences) {
  document.getElementById('alarm-text').replaceChildren(...sentences.split(CODE).map((part, i) => {
    if (i % 2 === 0 || part.length > MOST_ON_A_LINE) return document.createTextNode(part);
    const code = document.createElement('span');
    code.className = 'whole';
    code.textContent = part;
    return code;
  }));
}

function confirmed() {
  screen().hidden = true;
  document.body.classList.remove('alarmed');
  afterwards();
}

function tone() {
  try {
    audio ??= new AudioContext();
    audio.resume();
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.type = 'square';
    oscillator.frequency.setValueAtTime(880, audio.currentTime);
    oscillator.frequency.setValueAtTime(440, audio.currentTime + TONE_MS / 2000);
    gain.gain.value = 0.4;
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start();
    oscillator.stop(audio.currentTime + TONE_MS / 1000);
    window.wharfAlarm.tones += 1;
  } catch {
    // A device without sound still has the red screen and the vibration.
  }
}

window.addEventListener('keydown', (event) => {
  if (!ringing()) return;
  event.preventDefault();
  event.stopPropagation();
  const alone = event.timeStamp - lastKey > BURST_MS;
  lastKey = event.timeStamp;
  if (alone && !event.repeat && ['Enter', 'Escape', ' '].includes(event.key)) confirmed();
}, true);

screen().addEventListener('click', confirmed);
