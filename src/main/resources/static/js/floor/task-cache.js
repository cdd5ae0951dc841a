/** The task in hand as it was seen last, kept on the device: a page that is loaded again while the network is away goes on with it. */
export class TaskCache {
  #name;

  /** @param person whose task it is: a device may change hands */
  constructor(person) {
    this.#name = `wharf.task.${person}`;
  }

  /** @returns {{view: object, bin: string}?} */
  get kept() {
    try {
      return JSON.parse(localStorage.getItem(this.#name));
    } catch {
      return null;
    }
  }

  keep(task) {
    if (task) localStorage.setItem(this.#name, JSON.stringify({ view: task.view, bin: task.bin }));
    else localStorage.removeItem(this.#name);
  }
}
