/** Drawings of the picker's page: the cart with one place lit, and a stand-in for the picture of a product. */
const SVG = 'http://www.w3.org/2000/svg';
/** Beyond it a drawing tells nothing any more; the number does. */
const MOST_PLACES = 24;

function shape(name, attributes, text = '') {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** @param places how many the cart has. @param lit the one that goods go to, from 1 */
export function drawCart(svg, places, lit) {
  svg.replaceChildren();
  if (places > MOST_PLACES) return;
  const columns = places <= 4 ? Math.min(places, 2) : Math.ceil(Math.sqrt(places * 1.5));
  const rows = Math.ceil(places / columns);
  const [width, height] = [100 / columns, 60 / rows];
  for (let place = 1; place <= places; place += 1) {
    const x = 14 + ((place - 1) % columns) * width;
    const y = 4 + Math.floor((place - 1) / columns) * height;
    const kind = place === lit ? { class: 'lit' } : {};
    svg.append(shape('rect', { x, y, width: width - 2, height: height - 2, rx: 2, ...kind }));
    svg.append(shape('text', { x: x + width / 2 - 1, y: y + height / 2 - 1, ...kind }, String(place)));
  }
  svg.append(shape('line', { x1: 4, y1: 2, x2: 12, y2: 64 }), shape('line', { x1: 12, y1: 66, x2: 114, y2: 66 }));
  svg.append(shape('circle', { cx: 28, cy: 73, r: 5 }), shape('circle', { cx: 98, cy: 73, r: 5 }));
}

/** @param name read aloud in place of the picture */
export function drawProduct(svg, sku, name) {
  const initials = (sku.match(/[A-Za-z0-9\u4e00-\u9fff]+/g) ?? [sku]).slice(0, 2).map((word) => word.slice(0, 2).toUpperCase()).join('');
  svg.setAttribute('aria-label', name || sku);
  svg.replaceChildren(shape('text', { x: 48, y: 48, 'font-size': initials.length > 3 ? 28 : 36 }, initials));
}
