import { sentence, text } from '../floor/texts.js';
import { element, toMajor, toMinor, unit, word } from './show.js';

/** A table that is edited cell by cell, or filled by pasting what was copied in a spreadsheet. All cells are text. */
export function table(id, parameter, name) {
  const { columns } = parameter;
  const box = element('div', 'grid');
  const grid = element('table', 'list');
  const head = element('tr');
  for (const column of columns) {
    const title = element('th', '', sentence(column.label) + (unit(column.kind) ? ` (${unit(column.kind)})` : '') + (column.needed ? ' *' : ''));
    title.scope = 'col';
    head.append(title);
  }
  head.append(element('th'));
  const body = element('tbody');
  const none = element('p', 'muted', text('row.none'));
  const add = element('button', 'quiet', text('row.add'));
  Object.assign(add, { type: 'button', id });
  const thead = element('thead');
  thead.append(head);
  grid.append(thead, body);
  grid.setAttribute('aria-label', name);
  box.append(grid, none, add);

  const changed = () => box.dispatchEvent(new Event('input', { bubbles: true }));
  const inputs = row => [...row.querySelectorAll('[data-column]')];

  function append(cells) {
    const row = element('tr');
    for (const column of columns) {
      const place = element('td');
      place.dataset.label = sentence(column.label);
      place.append(cell(column, cells[column.key] ?? ''));
      row.append(place);
    }
    const place = element('td', 'drop-row');
    const drop = element('button', 'quiet', text('row.drop'));
    drop.type = 'button';
    drop.addEventListener('click', () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      tidy();
      (next?.querySelector('[data-column]') ?? add).focus();
      changed();
    });
    place.append(drop);
    row.append(place);
    body.append(row);
    return row;
  }

  function cell(column, what) {
    const input = element(column.kind === 'CHOICE' ? 'select' : 'input');
    input.dataset.column = column.key;
    input.setAttribute('aria-label', sentence(column.label));
    if (column.kind === 'CHOICE') {
      if (!column.needed || !column.choices.includes(what)) input.append(new Option('', ''));
      input.append(...column.choices.map(code => new Option(word('choice', code), code)));
      if (what && !column.choices.includes(what)) input.append(new Option(what, what));
    } else {
      Object.assign(input, { type: 'text', autocomplete: 'off', spellcheck: false });
    }
    write(input, column, what);
    return input;
  }

  function write(input, column, what) {
    input.value = column.kind === 'MONEY' && what ? toMajor(what) : what;
  }

  function read(input, column) {
    return column.kind === 'MONEY' && input.value.trim() ? toMinor(input.value) : input.value.trim();
  }

  function tidy() {
    [...body.rows].forEach((row, at) => row.querySelector('button').setAttribute('aria-label', text('row.remove', at + 1)));
    grid.hidden = body.rows.length === 0;
    none.hidden = body.rows.length > 0;
  }

  /** From the cell downwards and to the right, new rows where there are none. A choice may be pasted by its word or its code. */
  function paste(from, written) {
    const first = [...body.rows].indexOf(from.closest('tr'));
    const left = columns.findIndex(column => column.key === from.dataset.column);
    written.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, down) => {
      const row = body.rows[first + down] ?? append({});
      line.split('\t').slice(0, columns.length - left).forEach((pasted, right) => {
        const column = columns[left + right];
        const value = pasted.trim();
        inputs(row)[left + right].value = column.kind === 'CHOICE' ? column.choices.find(code => code === value || word('choice', code) === value) ?? '' : value;
      });
    });
    tidy();
    changed();
  }

  body.addEventListener('paste', event => {
    const written = event.clipboardData.getData('text/plain');
    if (!event.target.dataset.column || !/[\t\n]/.test(written.trim())) return;
    event.preventDefault();
    paste(event.target, written);
  });
  body.addEventListener('keydown', event => {
    // A form is not sent from within a table: Enter goes down, and below the last row begins a new one.
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    const row = event.target.closest('tr');
    const at = inputs(row).indexOf(event.target);
    const next = row.nextElementSibling ?? append({});
    tidy();
    inputs(next)[at].focus();
    changed();
  });
  add.addEventListener('click', () => {
    const row = append({});
    tidy();
    inputs(row)[0].focus();
    changed();
  });

  return {
    element: box, focus: () => (body.querySelector('[aria-invalid]') ?? add).focus(),
    get: () => [...body.rows].map(row => Object.fromEntries(columns.map((column, at) => [column.key, read(inputs(row)[at], column)]))),
    set: rows => {
      body.replaceChildren();
      if (Array.isArray(rows)) rows.forEach(append);
      tidy();
    },
    mark: (path, on) => {
      const [, at, key] = /^\[(\d+)\](?:\.(.+))?$/.exec(path) ?? [];
      const row = at === undefined ? null : body.rows[Number(at)];
      for (const input of row ? inputs(row) : body.querySelectorAll('[aria-invalid]')) {
        if (on && (!key || input.dataset.column === key)) input.setAttribute('aria-invalid', 'true');
        else if (!on) input.removeAttribute('aria-invalid');
      }
    },
  };
}
