/** A pick task as the device sees it: what the server counted plus what still waits to be sent. */

/** Barcodes of packs, and the bins in which they lie. */
const PACK = /^PP\d+$/i;
const PACK_BINS = 'PREPACK-';

export class PickTask {
  /** Where the picker stands, once the bin was scanned; empty before. */
  bin = '';

  /** Barcode of goods in hand whose lot is still to be read; empty else. */
  goods = '';

  constructor(view) {
    this.view = view;
  }

  /** Numbers of its orders, by their place on the cart. */
  get numbers() {
    return this.view.orders.map((order) => order.fulfillmentNo).join(' ');
  }

  /** Numbers of those that have not left. */
  get complete() {
    return this.view.orders.filter((order) => order.state === 'OPEN' || order.state === 'DONE').map((order) => order.fulfillmentNo).join(' ');
  }

  orderOf(line) {
    return this.view.orders.find((order) => order.position === line.position);
  }

  /** Whether all goods go into one box: a stop is then for all orders that want the same goods from a bin. */
  get inBox() {
    return this.view.mode !== undefined && this.view.mode !== 'CART';
  }

  /** @param waiting scans that the device has accepted and the server has not yet seen */
  line(at, waiting) {
    const line = this.view.lines[at];
    const pending = waiting.reduce((sum, scan) => sum + (scan.counted[line.pickLineId] ?? 0), 0);
    return { ...line, left: line.quantity - line.pickedQuantity - pending };
  }

  lines(waiting) {
    return this.view.lines.map((_, at) => this.line(at, waiting));
  }

  /** What the picker does one after the other: the lines, or in a box the sums of those of one bin, SKU and lot. */
  stops(waiting) {
    const lines = this.lines(waiting);
    if (!this.inBox) return lines;
    const sums = new Map();
    for (const line of lines) {
      const key = [line.bin, line.sku, line.lot].join('\n').toLowerCase();
      const sum = sums.get(key);
      if (!sum) sums.set(key, { ...line, positions: [line.position] });
      else {
        for (const units of ['quantity', 'pickedQuantity', 'left']) sum[units] += line[units];
        sum.positions.push(line.position);
      }
    }
    return [...sums.values()];
  }

  /** What the buyers of a stop's orders ask for, each once. */
  requestsOf(stop) {
    const positions = stop.positions ?? [stop.position];
    return [...new Set(this.view.orders.filter((order) => positions.includes(order.position) && order.state === 'OPEN').flatMap((order) => order.specialRequests))];
  }

  /** The stop to pick now: at the scanned bin if something is open there, else the first open one. */
  current(waiting) {
    const open = this.stops(waiting).filter((line) => line.left > 0);
    return open.find((line) => this.bin && isIn(line, this.bin)) ?? open[0];
  }

  /** Whether the picker stands where the line is to be picked. */
  isAt(line) {
    return isIn(line, this.bin);
  }

  /** Whether a scan is that of an open line's bin. */
  opensBin(code, waiting) {
    return this.lines(waiting).some((line) => line.left > 0 && line.bin && same(line.bin, code));
  }

  /** Whether a scan names goods to be picked here that also have a lot to read. */
  asksLot(code, waiting) {
    return this.lines(waiting).some((line) => line.left > 0 && isIn(line, this.bin) && line.tracking.startsWith('LOT')
      && line.barcodes.some((barcode) => same(barcode, code)));
  }

  count(states) {
    const picked = new Map(states.map((s) => [s.pickLineId, s.pickedQuantity]));
    for (const line of this.view.lines) line.pickedQuantity = picked.get(line.pickLineId) ?? line.pickedQuantity;
  }

  get untouched() {
    return this.view.lines.every((line) => line.pickedQuantity === 0);
  }

  /**
   * What the server would say, as far as the device can tell; asked only while the network is away.
   *
   * @returns {{counted?: Object<string, number>, position?: number, refusal?: [string, string]}} units by line and the place of the cart they go to, or the key
   *   and value of a sentence
   */
  guess(bin, barcode, lot, quantity, waiting) {
    const lines = this.lines(waiting);
    const here = lines.filter((line) => isIn(line, bin));
    const next = this.current(waiting);
    if (!here.length || (!barcode && !here.some((line) => line.left > 0))) return { refusal: ['local.wrong-bin', next?.bin ?? ''] };
    if (!barcode) return {};
    const named = here.filter((line) => line.barcodes.some((code) => same(code, barcode)));
    if (named.some((line) => line.tracking === 'SERIAL')) return { refusal: ['local.serial', named[0].sku] };
    const matching = named.filter((line) => !line.lot || same(line.lot, lot));
    if (named.length && !matching.length) return { refusal: ['local.wrong-lot', named[0].lot] };
    // A serial is known to the server alone.
    const bySerial = here.find((line) => line.tracking === 'SERIAL' && line.left > 0);
    if (!named.length && bySerial) return { counted: { [bySerial.pickLineId]: 1 }, position: bySerial.position };
    // So is a pack: whether it lies here, and how many units are in it.
    const byPack = here.find((line) => line.bin.startsWith(PACK_BINS) && line.left > 0);
    if (!named.length && byPack && PACK.test(barcode)) return { counted: { [byPack.pickLineId]: byPack.left }, position: byPack.position };
    if (!matching.length) return { refusal: ['local.wrong-item', next?.sku ?? ''] };
    return share(matching, quantity, this.inBox);
  }
}

/** As on the server: one scan fills one place of the cart, the first in the walk that still wants the item; in a box it is for all that want it. */
function share(matching, quantity, inBox) {
  const position = inBox ? 0 : matching.find((line) => line.left > 0)?.position;
  const own = inBox ? matching : matching.filter((line) => line.position === position);
  if (quantity > own.reduce((sum, line) => sum + line.left, 0)) return { refusal: ['local.over-pick', matching[0].sku] };
  const counted = {};
  let open = quantity;
  for (const line of own) {
    const here = Math.min(open, line.left);
    if (here > 0) counted[line.pickLineId] = here;
    open -= here;
  }
  return { counted, position };
}

function isIn(line, bin) {
  return !line.bin || same(line.bin, bin);
}

function same(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
