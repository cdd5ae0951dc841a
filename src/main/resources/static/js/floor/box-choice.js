/** Which box is packed: the suggested one, unless the packer takes another, from the list or by scanning its code. */
import { text } from './texts.js';

const list = document.getElementById('box-types');

/** @param count as the bench knows it; without boxes to choose from nothing is offered */
export function offerBoxes(count) {
  const types = count.boxTypes;
  document.getElementById('box-choice').hidden = types.length === 0 || (types.length === 1 && count.box.code !== '');
  list.replaceChildren(new Option(count.box.code ? text('box.suggested', count.box.code, count.box.name) : text('box.none'), ''),
    ...types.filter((type) => type.code !== count.box.code).map((type) => new Option(`${type.code} ${type.name}`, type.code)));
  list.value = count.boxTaken === count.box.code ? '' : count.boxTaken;
}

/** @returns the box to show: the one taken, else the suggested one */
export function packedIn(count) {
  return count.boxTypes.find((type) => type.code === count.boxTaken) ?? count.box;
}

/** @returns the code as the warehouse writes it, or nothing if what was read names no box. A SKU of the order is always goods. */
export function boxOf(count, code) {
  if (count.lines.some((line) => line.sku === code)) return undefined;
  return count.boxTypes.find((type) => type.code.toLowerCase() === code.toLowerCase())?.code;
}

/** @param onTake gets the code that was chosen; empty for the suggested box */
export function listenForBox(onTake) {
  list.addEventListener('change', () => onTake(list.value));
}
