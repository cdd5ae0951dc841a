/** The field a scanner types into: it always has the focus, Enter submits, and what was read leaves it at once. */
import { ringing } from './alarm.js';

const field = document.getElementById('scan');
const keyboard = document.getElementById('keyboard');

/** @param onScan gets what was read, without spaces at its ends; empty if only Enter was pressed */
export function listen(onScan) {
  document.getElementById('scan-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const read = field.value.trim();
    field.value = '';
    if (!ringing()) onScan(read);
    focus();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('select, dialog, a')) focus();
  });
  document.addEventListener('change', (event) => {
    if (!event.target.closest('dialog')) focus();
  });
  window.addEventListener('focus', focus);
  document.addEventListener('keydown', catchStray);
  keyboard.addEventListener('click', toggleKeyboard);
  focus();
}

export function focus() {
  if (!document.querySelector('dialog[open]')) field.focus({ preventScroll: true });
}

/** A scan that begins while a button or link has the focus goes to the field, and its Enter presses nothing. */
function catchStray(event) {
  const elsewhere = document.activeElement !== field && !document.activeElement?.closest('select, dialog');
  if (elsewhere && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) focus();
}

/** No keyboard on the screen unless asked for: with a scanner in hand it only hides the bin. */
function toggleKeyboard() {
  const shown = field.inputMode === 'text';
  field.inputMode = shown ? 'none' : 'text';
  keyboard.setAttribute('aria-pressed', String(!shown));
  focus();
}
