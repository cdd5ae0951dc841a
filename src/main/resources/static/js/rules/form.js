import { sentence, text } from '../floor/texts.js';
import { make } from './controls.js';
import { element, label, origin, value } from './show.js';

/** Faults said at one field; a pasted table may have a thousand. */
const SAID = 10;

/** The form of one rule's setting, made of what the rule says about itself. Only what is set here is sent; the rest is inherited. */
export class SettingForm {
  constructor(place, groups, mayEdit) {
    Object.assign(this, { place, groups, mayEdit, fields: new Map() });
  }

  /** @param effective what the server says holds for the scope */
  show(effective) {
    this.rule = effective.rule;
    this.fields.clear();
    this.place.replaceChildren(...effective.values.map(one => this.#field(one)));
    this.begun = JSON.stringify(this.values());
  }

  get changed() {
    return JSON.stringify(this.values()) !== this.begun;
  }

  /** What is set here, as the API takes it. */
  values() {
    const values = { parameters: {} };
    for (const [name, field] of this.fields) {
      if (!field.here) continue;
      if (name.startsWith('parameters.')) values.parameters[name.slice('parameters.'.length)] = field.control.get();
      else values[name] = field.control.get();
    }
    return values;
  }

  /** Shows each fault at its field. @return those that belong to none */
  blame(faults) {
    for (const field of this.fields.values()) field.blame([]);
    const homeless = [];
    const byField = new Map();
    for (const fault of faults) {
      const owner = [...this.fields.keys()].find(name => fault.field === name || fault.field.startsWith(`${name}[`));
      if (owner) byField.set(owner, [...(byField.get(owner) ?? []), fault]);
      else homeless.push(fault);
    }
    for (const [name, its] of byField) this.fields.get(name).blame(its);
    const first = [...this.fields].find(([name]) => byField.has(name));
    first?.[1].control.focus();
    return homeless;
  }

  #field(one) {
    const parameter = this.rule.parameters.find(p => one.field === `parameters.${p.key}`);
    const id = `f-${one.field.replace(/\W/g, '-')}`;
    const { control, hint, group, wide } = make(one.field, id, parameter, this.groups);
    const row = element('div', `setting${wide ? ' wide-setting' : ''}`);
    row.dataset.field = one.field;
    const name = element(group ? 'span' : 'label', 'setting-name', label(this.rule, one.field));
    if (group) {
      name.id = `${id}-name`;
      row.setAttribute('role', 'group');
      row.setAttribute('aria-labelledby', name.id);
    } else {
      name.htmlFor = id;
    }
    const what = element('div', 'setting-value');
    const fault = element('div', 'fault');
    fault.id = `${id}-fault`;
    fault.hidden = true;
    if (hint) what.append(element('small', '', hint));
    what.prepend(control.element);
    what.append(fault);
    const source = element('div', 'setting-source');
    const reset = element('button', 'quiet', text('reset'));
    reset.type = 'button';
    row.append(name, what, source);
    control.set(one.value);

    const field = { control, here: one.here, blame: faults => this.#blame(control, fault, faults) };
    const tell = touched => {
      row.classList.toggle('here', field.here);
      source.replaceChildren(element('span', '', touched && field.here ? text('changed') : field.here ? origin(one.from) : origin(one.inheritedFrom)));
      if (field.here) source.append(element('small', '', `${text('inherits', value(this.rule, one.field, one.inherited))} · ${one.inheritedFrom ? text(`from.${one.inheritedFrom.scope.kind}`, one.inheritedFrom.scope.code, one.inheritedFrom.version) : text('built-in')}`));
      if (field.here && this.mayEdit) source.append(reset);
    };
    what.addEventListener('input', () => {
      field.here = true;
      field.blame([]);
      tell(JSON.stringify(control.get()) !== JSON.stringify(one.value) || !one.here);
    });
    reset.addEventListener('click', () => {
      field.here = false;
      control.set(one.inherited);
      field.blame([]);
      tell(true);
      control.focus();
      this.place.dispatchEvent(new Event('input', { bubbles: true }));
    });
    if (!this.mayEdit) this.#readOnly(one, what);
    tell(false);
    this.fields.set(one.field, field);
    return row;
  }

  /** Ticks of a box that cannot be changed are too pale to read, so they become words. */
  #readOnly(one, what) {
    if (what.querySelector('[type=checkbox]')) what.replaceChildren(element('p', 'plain-value', value(this.rule, one.field, one.value)));
    what.querySelectorAll('input, select, textarea, button').forEach(part => { part.disabled = true; });
  }

  #blame(control, place, faults) {
    control.mark('', false);
    for (const fault of faults) control.mark(fault.field.slice(fault.field.indexOf('[') < 0 ? fault.field.length : fault.field.indexOf('[')), true);
    place.replaceChildren(...faults.slice(0, SAID).map(fault => element('p', '', sentence(fault.text))));
    if (faults.length > SAID) place.append(element('p', '', text('more', faults.length - SAID)));
    place.hidden = faults.length === 0;
    const whole = place.parentElement;
    whole.querySelectorAll('[aria-describedby]').forEach(input => input.removeAttribute('aria-describedby'));
    if (faults.length) (whole.querySelector('[aria-invalid]') ?? whole.querySelector('input, select, textarea'))?.setAttribute('aria-describedby', place.id);
  }
}
