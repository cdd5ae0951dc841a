import { sentence, text } from '../floor/texts.js';
import { element, toMajor, toMinor, toNumber, unit, word } from './show.js';
import { table } from './table.js';

/**
 * A control of a form for each kind of value: { element, focus, get, set, mark }. It reports each change by an input event.
 * mark(path, on) shows which part is wrong; the path is what follows the field's own, for example [2].units.
 */

function single(input, read, write) {
  return {
    element: input, focus: () => input.focus(), get: () => read(input), set: what => write(input, what),
    mark: (path, on) => on ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid'),
  };
}

function number(id, kind) {
  const input = element('input', 'amount');
  Object.assign(input, { id, type: 'text', autocomplete: 'off', inputMode: kind === 'MONEY' ? 'decimal' : 'numeric' });
  const control = kind === 'MONEY'
    ? single(input, box => toNumber(toMinor(box.value)), (box, what) => { box.value = toMajor(what); })
    : single(input, box => toNumber(box.value), (box, what) => { box.value = String(what); });
  if (!unit(kind)) return control;
  const box = element('span', 'with-unit');
  box.append(input, element('span', '', unit(kind)));
  return { ...control, element: box };
}

function toggle(id, name) {
  const input = element('input');
  Object.assign(input, { id, type: 'checkbox' });
  const box = element('label', 'check');
  box.append(input, element('span', '', name));
  return { ...single(input, box => box.checked, (box, what) => { box.checked = what === true; }), element: box };
}

function choice(id, choices, kind) {
  const select = element('select');
  select.id = id;
  select.append(...choices.map(code => new Option(word(kind, code), code)));
  return single(select, box => box.value, (box, what) => {
    // A value that is no choice any more is shown, so that nobody takes another for it.
    if (!choices.includes(what)) box.append(new Option(String(what), String(what)));
    box.value = String(what);
  });
}

function words(id) {
  const area = element('textarea');
  Object.assign(area, { id, rows: 4, spellcheck: false });
  return single(area, box => box.value.split('\n').map(line => line.trim()).filter(Boolean),
    (box, what) => {
      box.value = Array.isArray(what) ? what.join('\n') : '';
      box.rows = Math.min(Math.max(box.value.split('\n').length + 1, 3), 12);
    });
}

function checks(id, codes, kind) {
  const set = element('div', 'checks');
  const boxes = codes.map(code => {
    const box = element('input');
    Object.assign(box, { type: 'checkbox', value: code });
    const name = element('label', 'check');
    name.append(box, element('span', '', word(kind, code)));
    set.append(name);
    return box;
  });
  boxes[0].id = id;
  return {
    element: set, focus: () => boxes[0].focus(), get: () => boxes.filter(box => box.checked).map(box => box.value),
    set: what => boxes.forEach(box => { box.checked = Array.isArray(what) && what.includes(box.value); }),
    mark: (path, on) => set.classList.toggle('wrong', on),
  };
}

/** The control, what stands under its name, and whether it is a group of several. */
export function make(field, id, parameter, groups) {
  if (field === 'enabled') return { control: toggle(id, text('on')), hint: '' };
  if (field === 'severity') return { control: choice(id, ['BLOCK', 'WARN'], 'severity'), hint: '' };
  if (field === 'overrideBy') return { control: checks(id, groups, 'group'), hint: text('field.overrideBy.hint'), group: true };
  switch (parameter.kind) {
    case 'FLAG': return { control: toggle(id, text('yes')), hint: '' };
    case 'CHOICE': return { control: choice(id, parameter.choices, 'choice'), hint: '' };
    case 'WORDS': return { control: words(id), hint: text('words.hint', parameter.most) };
    case 'TABLE': return { control: table(id, parameter, sentence(parameter.label)), hint: text('table.hint', parameter.most), group: true, wide: true };
    default: {
      const shown = parameter.kind === 'MONEY' ? toMajor : String;
      return { control: number(id, parameter.kind), hint: text('limits', shown(parameter.least), shown(parameter.most)) };
    }
  }
}
