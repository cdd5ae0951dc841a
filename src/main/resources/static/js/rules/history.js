import { text } from '../floor/texts.js';
import { call } from '../http.js';
import { element, item, label, time, value } from './show.js';

/** The versions of one scope, the newest first, each with what it changed. */
const ITEMS = 10;
const PAGE = 20;

export class History {
  /** @param act called with 'restore' or 'activate' and the version, when a person asks for it */
  constructor(url, list, older, mayEdit, act) {
    Object.assign(this, { url, list, older, mayEdit, act });
    older.addEventListener('click', () => this.#read(this.last));
  }

  async show(rule, base) {
    Object.assign(this, { rule, base });
    this.list.replaceChildren();
    await this.#read('');
    if (!this.list.children.length) this.list.append(element('li', 'muted', text('no-history')));
  }

  async #read(before) {
    const past = await call('GET', `${this.url}&limit=${PAGE}${before ? `&before=${before}` : ''}`);
    this.list.append(...past.map(one => this.#version(one)));
    this.last = past.at(-1)?.version.version;
    this.older.hidden = past.length < PAGE;
  }

  #version({ version, usable, changes: changed }) {
    const row = element('li', `version-${version.state}`);
    const head = element('div', 'version-head');
    head.append(element('b', '', text('version', version.version)), element('span', `verdict ${version.state === 'ACTIVE' ? 'good' : 'off'}`, text(`state.${version.state}`)),
      element('span', 'muted', version.activatedAt ? `${version.activatedBy} · ${time(version.activatedAt)}` : text('begun', version.createdBy, time(version.createdAt))));
    row.append(head);
    if (version.note) row.append(element('p', '', version.note));
    row.append(changes(this.rule, changed));
    const deed = version.state === 'RETIRED' ? 'restore' : version.state === 'DRAFT' && version.base === this.base ? 'activate' : '';
    if (this.mayEdit && deed) {
      const button = element('button', 'quiet', text(deed));
      button.type = 'button';
      button.disabled = !usable;
      button.dataset.version = version.version;
      button.addEventListener('click', () => this.act(deed, version, deed === 'activate' ? changed : []));
      head.append(button);
      if (!usable) row.append(element('p', 'muted', text('unfit')));
    }
    return row;
  }
}

export function changes(rule, all) {
  const list = element('ul', 'changes');
  if (!all.length) list.append(element('li', 'muted', text('same')));
  for (const change of all) {
    const line = element('li');
    line.append(element('b', '', label(rule, change.field)), ' ');
    if (change.removed.length || change.added.length) {
      line.append(...items(rule, change, 'removed', 'del'), ...items(rule, change, 'added', 'ins'));
    } else {
      line.append(element('del', '', value(rule, change.field, change.before)), ' → ', element('ins', '', value(rule, change.field, change.after)));
    }
    list.append(line);
  }
  return list;
}

function items(rule, change, which, tag) {
  const all = change[which];
  const shown = all.slice(0, ITEMS).map(one => element(tag, 'item', item(rule, change.field, one)));
  if (all.length > ITEMS) shown.push(element('span', 'muted', text('more', all.length - ITEMS)));
  return shown;
}
