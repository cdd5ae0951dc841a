/** Boxes as people see them from above a corner. Lengths are in millimetres; boxes that are drawn with one scale can be compared by eye. */

const SVG = 'http://www.w3.org/2000/svg';
/** Both edges on the ground run away at 30° from the level line: all three directions are then as long as they are. */
const ACROSS = Math.cos(Math.PI / 6);
const DOWN = Math.sin(Math.PI / 6);
/** Room for half a stroke on each side, in pixels. */
const EDGE = 1;

const across = box => (box.lengthMm + box.widthMm) * ACROSS;
const tall = box => (box.lengthMm + box.widthMm) * DOWN + box.heightMm;

/** Whether there is anything to draw. */
export const isBox = box => [box.lengthMm, box.widthMm, box.heightMm].every(edge => Number.isFinite(edge) && edge > 0);

export const volume = box => box.lengthMm * box.widthMm * box.heightMm;

/** Pixels per millimetre with which each of the boxes fits into so many pixels. */
export function scaleOf(boxes, width, height) {
  return Math.min(width / Math.max(...boxes.map(across)), height / Math.max(...boxes.map(tall)));
}

export function drawBox(svg, box, scale) {
  // Corners seen from the one nearest to the eye, which stands at the bottom: left along the width, right along the length, up along the height.
  const left = box.widthMm * ACROSS;
  const right = box.lengthMm * ACROSS;
  const [leftUp, rightUp, up] = [box.widthMm * DOWN, box.lengthMm * DOWN, box.heightMm];
  const ground = tall(box);
  const point = (x, y) => `${((x + left) * scale + EDGE).toFixed(2)} ${((ground - y) * scale + EDGE).toFixed(2)}`;
  const face = (name, ...points) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', `M${points.join('L')}Z`);
    return path;
  };
  size(svg, across(box) * scale + 2 * EDGE, ground * scale + 2 * EDGE);
  svg.replaceChildren(
    face('top-face', point(0, up), point(right, rightUp + up), point(right - left, rightUp + leftUp + up), point(-left, leftUp + up)),
    face('left-face', point(0, 0), point(0, up), point(-left, leftUp + up), point(-left, leftUp)),
    face('right-face', point(0, 0), point(0, up), point(right, rightUp + up), point(right, rightUp)));
}

/** A line of so many millimetres with an end mark on each side, to read the scale by. */
export function drawBar(svg, mm, scale) {
  const long = mm * scale;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', `M${EDGE} 1V9M${EDGE} 5H${(long + EDGE).toFixed(2)}M${(long + EDGE).toFixed(2)} 1V9`);
  size(svg, long + 2 * EDGE, 10);
  svg.replaceChildren(path);
}

function size(svg, width, height) {
  svg.setAttribute('width', width.toFixed(2));
  svg.setAttribute('height', height.toFixed(2));
}
