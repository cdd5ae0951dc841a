/**
 * Prints the label of each verified order by itself: waits until the waybill is bought, then loads the label's page in a frame that prints it.
 * Labels print one after the other, as they become ready; nobody clicks, and nothing pops up that a browser could block.
 */
const ASK_EVERY_MS = 1000;
const GIVE_UP_AFTER_MS = 60_000;
/** A printer's dialog stays open for as long as a person looks at it; a frame that says nothing for longer has failed. */
const PRINT_WITHIN_MS = 120_000;
const OK = 200;
const CONFLICT = 409;

let printer = Promise.resolve();

/**
 * @param number of a parcel, or of an order that goes in one
 * @param show is told 'wait', then 'ready' and, if it printed, 'printed'; or 'late' if there is no label after a minute
 * @param prints whether to print when it is ready
 * @param elsewhere is asked while there is nothing to print: whether others look for labels now, so that this one need not
 */
export async function labelOf(number, show, prints, elsewhere = async () => false) {
  show('wait');
  const end = Date.now() + GIVE_UP_AFTER_MS;
  for (let status = await look(number); status !== OK; status = await look(number)) {
    if (status === CONFLICT && await elsewhere()) return undefined;
    if (Date.now() >= end) return show('late');
    await new Promise((done) => { setTimeout(done, ASK_EVERY_MS); });
  }
  show('ready');
  if (!prints()) return undefined;
  printer = printer.then(() => print(number));
  if (await printer) show('printed');
  return undefined;
}

/** The label's page answers 200 as soon as there is something to print, and 409 before; 0 without an answer. */
async function look(number) {
  try {
    const label = await fetch(`/labels/${number}`, { method: 'HEAD', redirect: 'manual' });
    return label.status;
  } catch {
    return 0;
  }
}

/** @returns whether the frame said that it printed */
function print(number) {
  const frame = document.createElement('iframe');
  frame.className = 'printer';
  frame.title = number;
  frame.src = `/labels/${number}?print`;
  return new Promise((done) => {
    const end = (printed) => {
      window.removeEventListener('message', heard);
      clearTimeout(late);
      frame.remove();
      done(printed);
    };
    const heard = (event) => {
      if (event.source === frame.contentWindow && event.origin === location.origin) end(event.data === 'printed');
    };
    const late = setTimeout(() => end(false), PRINT_WITHIN_MS);
    window.addEventListener('message', heard);
    document.body.append(frame);
  });
}
