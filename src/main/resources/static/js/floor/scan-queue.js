/**
 * Scans on their way to the server, kept on the device until they are answered. Each carries a key, so that a scan whose answer was
 * lost counts once. They leave in the order they were made.
 */
import { call, Refused } from './api.js';

export class ScanQueue {
  #name;
  #sending = null;

  /** @param person whose scans these are: a device may change hands */
  constructor(person) {
    this.#name = `wharf.scans.${person}`;
  }

  get scans() {
    try {
      return JSON.parse(localStorage.getItem(this.#name)) ?? [];
    } catch {
      return [];
    }
  }

  get length() {
    return this.scans.length;
  }

  add(scan) {
    this.#keep([...this.scans, scan]);
  }

  /** Changes what is kept about a scan. */
  mark(clientKey, marks) {
    this.#keep(this.scans.map((s) => (s.clientKey === clientKey ? { ...s, ...marks } : s)));
  }

  #keep(scans) {
    localStorage.setItem(this.#name, JSON.stringify(scans));
  }

  /**
   * Sends what is kept, one after the other; a call while another is sending waits for that one.
   *
   * @param onAnswer gets the scan and its answer, or the refusal of the request
   * @throws Unreachable or LoggedOut with the rest kept
   */
  async send(onAnswer) {
    if (this.length > 0) await (this.#sending ??= this.#sendAll(onAnswer));
  }

  async #sendAll(onAnswer) {
    try {
      for (let scan = this.scans[0]; scan; scan = this.scans[0]) {
        const { taskId, clientKey, bin, barcode, lot = '', quantity } = scan;
        const answer = await call('POST', `/api/v1/pick-tasks/${taskId}/scans`, { clientKey, bin, barcode, lot, quantity })
          .catch((e) => { if (e instanceof Refused) return e; throw e; });
        const sent = this.scans.find((s) => s.clientKey === clientKey) ?? scan;
        this.#keep(this.scans.filter((s) => s.clientKey !== clientKey));
        onAnswer(sent, answer);
      }
    } finally {
      this.#sending = null;
    }
  }
}
