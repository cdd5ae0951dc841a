/** Shows the task in hand: where to go, what to take, where on the cart it goes. Reads the task, changes nothing but the page. */
import { drawCart, drawProduct } from './pictures.js';
import { text } from './texts.js';

/** Long enough to be read on the way back from the shelf. */
const PLACED_MS = 6000;

const main = document.querySelector('main');
const at = (id) => document.getElementById(id);
let hiding;

/** @param waiting scans that the device has accepted and the server has not yet seen. @param times units that the next scan of goods counts */
export function showTask(task, waiting, times) {
  const lines = task.stops(waiting);
  const now = task.current(waiting) ?? lines.at(-1);
  if (!now) return;
  const units = (key) => lines.reduce((sum, line) => sum + line[key], 0);
  at('order').textContent = task.inBox ? text('box', task.view.taskId) : task.orderOf(now).fulfillmentNo;
  at('line').textContent = text('line', lines.findIndex((l) => l.pickLineId === now.pickLineId) + 1, lines.length);
  at('progress').max = units('quantity');
  at('progress').value = units('quantity') - units('left');
  at('bin').textContent = now.bin || text('no-bin');
  at('name').textContent = now.name;
  at('variant').textContent = now.variant;
  at('sku').textContent = now.sku;
  at('left').textContent = now.left;
  at('quantity').textContent = now.quantity;
  at('times').hidden = times === 1;
  at('times').textContent = `×${times}`;
  at('lot-line').hidden = !now.lot;
  at('lot').textContent = now.lot;
  at('give-back').hidden = !task.untouched || waiting.length > 0;
  drawProduct(at('picture'), now.sku, now.name);
  showPlace(task, now);
  showPrompt(task, now);
  showRequests(task.requestsOf(now));
  showNext(lines, now);
}

function showPlace(task, now) {
  const places = Math.max(...task.view.orders.map((order) => order.position));
  at('into-box').hidden = !task.inBox;
  at('cart').hidden = places < 2 || task.inBox;
  at('place').textContent = now.position;
  drawCart(at('cart-picture'), places, now.position);
}

function showPrompt(task, now) {
  main.dataset.expects = !task.isAt(now) ? 'bin' : task.goods ? 'lot' : 'goods';
  const key = { bin: 'scan-bin', lot: 'scan-lot', goods: now.tracking === 'SERIAL' ? 'scan-serial' : 'scan-goods' }[main.dataset.expects];
  at('prompt').textContent = text(key, now.lot);
}

function showRequests(requests) {
  at('requests').hidden = requests.length === 0;
  at('requests').querySelector('ul').replaceChildren(...requests.map((request) => entry(request)));
}

/** The stop after this one, so that the picker can choose the side of the aisle. */
function showNext(lines, now) {
  const from = lines.findIndex((line) => line.pickLineId === now.pickLineId);
  const open = (line) => line.left > 0 && line.pickLineId !== now.pickLineId && line.bin !== now.bin;
  const next = lines.slice(from + 1).find(open) ?? lines.find(open);
  at('next').hidden = !next;
  if (next) at('next').textContent = text('next', next.bin || text('no-bin'), next.sku, next.left);
}

export function showList(task, waiting) {
  const now = task.current(waiting);
  at('list-lines').replaceChildren(...task.stops(waiting).map((line) => {
    const item = entry(text(task.inBox ? 'list-stop' : 'list-line', line.bin || text('no-bin'), line.sku, line.quantity - line.left, line.quantity, line.position));
    item.className = line.left === 0 ? 'done' : line.pickLineId === now?.pickLineId ? 'now' : '';
    return item;
  }));
}

function entry(words) {
  const item = document.createElement('li');
  item.textContent = words;
  return item;
}

/** Says for a while what was just done: the page shows the next stop already. */
export function say(words) {
  clearTimeout(hiding);
  at('placed').textContent = words;
  at('placed').hidden = false;
  hiding = setTimeout(() => { at('placed').hidden = true; }, PLACED_MS);
}
