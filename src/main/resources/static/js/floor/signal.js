/** Says a result aloud: a short tone, and words if the device can speak. The alarm of a wrong scan is another matter. */
const BEEP_MS = 140;
const PAUSE_MS = 60;

/** Read by tests and by nobody else. */
window.wharfSignal = { beeps: 0, spoken: [] };

let audio;

/** @param pitches in hertz, one short tone each */
export function beep(...pitches) {
  try {
    audio ??= new AudioContext();
    audio.resume();
    pitches.forEach((pitch, at) => tone(pitch, audio.currentTime + (at * (BEEP_MS + PAUSE_MS)) / 1000));
    window.wharfSignal.beeps += pitches.length;
  } catch {
    // A device without sound still shows it.
  }
}

function tone(pitch, start) {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.value = 0.3;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + BEEP_MS / 1000);
}

/** What is said replaces what was being said: the unit in hand counts. */
export function speak(words) {
  window.wharfSignal.spoken.push(words);
  if (!('speechSynthesis' in window)) return;
  const said = new SpeechSynthesisUtterance(words);
  said.lang = document.documentElement.lang;
  said.rate = 1.2;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}
