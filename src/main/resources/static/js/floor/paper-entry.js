/** What somebody wrote on one line of a pick sheet. As printed, until it is changed. */
export class Entry {
  reason = '';

  /** Where a line without a known place was found. */
  bin = '';

  /** Read from the goods: {lot, units}; units is null for all. Empty for the printed lot. */
  lots = [];

  serials = [];

  constructor(line) {
    this.line = line;
    this.picked = line.quantity;
  }

  /** The same, for the line as it was read again. */
  on(line) {
    this.line = line;
    return this;
  }

  units() {
    return this.picked;
  }

  less() {
    return this.picked < this.line.quantity;
  }

  /** What is still to be read for it: 'serial', 'lot', or nothing. */
  wants() {
    if (this.line.tracking === 'SERIAL') return this.serials.length < this.picked ? 'serial' : '';
    return this.line.tracking.startsWith('LOT') && !this.line.lot && this.lots.length === 0 && this.picked > 0 ? 'lot' : '';
  }

  /** @param lots one lot, or several with their units: {@code L1=2 L2=1} */
  write(picked, reason, lots, bin) {
    this.picked = Math.min(Math.max(picked, 0), this.line.quantity);
    this.reason = reason;
    this.bin = bin;
    this.serials = this.serials.slice(0, this.picked);
    this.lots = lots.split(/\s+/).filter((part) => part).map((part) => {
      const [, lot, units] = /^(.*?)(?:=(\d+))?$/.exec(part);
      return { lot, units: units === undefined ? null : Number(units) };
    });
  }

  toBook() {
    const { pickLineId } = this.line;
    return { pickLineId, picked: this.picked, reason: this.reason || null, lots: this.picked > 0 ? this.lots : [], serials: this.serials, bin: this.bin || null };
  }
}
