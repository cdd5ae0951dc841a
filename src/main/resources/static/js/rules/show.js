import { has, sentence, text } from '../floor/texts.js';

/** How values of settings are shown and read back. Money is stored in minor units and shown with two decimals. */

const main = document.getElementById('rule');
/** Characters of a list that one line shows. */
const LONGEST = 60;

export function element(tag, name = '', words = '') {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = words;
  return made;
}

export function time(at) {
  return new Date(at).toLocaleString('sv-SE', { timeZone: main.dataset.zone }).slice(0, 16);
}

/** By text, because 0.29 * 100 is not 29. What is no number stays as it was written; the server says what is wrong with it. */
export function toMinor(written) {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(written.trim());
  return match ? `${match[1]}${match[2]}${(match[3] || '').padEnd(2, '0')}`.replace(/^(-?)0+(?=\d)/, '$1') : written.trim();
}

export function toMajor(minor) {
  const match = /^(-?)(\d+)$/.exec(String(minor));
  if (!match) return String(minor);
  const digits = match[2].padStart(3, '0');
  return `${match[1]}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function toNumber(written) {
  return /^-?\d{1,15}$/.test(written.trim()) ? Number(written.trim()) : written.trim();
}

export function word(kind, code) {
  return has(`${kind}.${code}`) ? text(`${kind}.${code}`) : code;
}

export function unit(kind) {
  return has(`unit.${kind}`) ? text(`unit.${kind}`) : '';
}

/** The name of a field of the setting. */
export function label(rule, field) {
  const key = field.replace(/^parameters\./, '');
  const parameter = rule.parameters.find(one => field === `parameters.${one.key}`);
  return parameter ? sentence(parameter.label) : has(`field.${field}`) ? text(`field.${field}`) : key;
}

/** A value in few words. */
export function value(rule, field, what) {
  if (what === null || what === undefined) return text('inherited');
  if (field === 'enabled') return text(what ? 'on' : 'off');
  if (field === 'severity') return word('severity', what);
  if (field === 'overrideBy') return Array.isArray(what) && what.length ? what.map(group => word('group', group)).join(' · ') : text('nobody');
  const parameter = rule.parameters.find(one => field === `parameters.${one.key}`);
  switch (parameter?.kind) {
    case 'MONEY': return `${toMajor(what)} ${unit('MONEY')}`;
    case 'WHOLE': case 'PERCENT': case 'MINUTES': return `${what} ${unit(parameter.kind)}`.trim();
    case 'FLAG': return text(what ? 'yes' : 'no');
    case 'CHOICE': return word('choice', what);
    case 'WORDS': return short(what) ?? text('words.count', what.length);
    case 'TABLE': return Array.isArray(what) ? text('table.count', what.length) : String(what);
    default: return JSON.stringify(what);
  }
}

function short(words) {
  if (!Array.isArray(words)) return String(words);
  if (!words.length) return text('empty');
  const all = words.join(' · ');
  return all.length > LONGEST ? null : all;
}

/** One item of a list that changed: a group, a word, or a row. */
export function item(rule, field, what) {
  if (field === 'overrideBy') return word('group', what);
  if (typeof what !== 'object' || what === null) return String(what);
  const columns = rule.parameters.find(one => field === `parameters.${one.key}`)?.columns ?? [];
  return columns.map(column => cell(column, what[column.key])).filter(Boolean).join(' · ') || JSON.stringify(what);
}

function cell(column, what) {
  if (what === undefined || what === '') return '';
  if (column.kind === 'MONEY') return `${toMajor(what)} ${unit('MONEY')}`;
  if (column.kind === 'CHOICE') return word('choice', what);
  return `${what} ${unit(column.kind)}`.trim();
}

/** Who put a version in force, when and why; or that nobody did. */
export function origin(version) {
  if (!version) return text('built-in');
  return `${text(`from.${version.scope.kind}`, version.scope.code, version.version)} (${text('by', version.activatedBy, time(version.activatedAt), version.note)})`;
}
