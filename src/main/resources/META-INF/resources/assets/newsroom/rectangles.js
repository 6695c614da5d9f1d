// Rectangles on a picture, `{x, y, width, height}` in fractions of its width and height. A `shape` is the rectangle's
// width by its height in these fractions: 1 for one of the picture's own shape, null for any.

/** Smaller than this nobody wants a cut, and nobody could take hold of it. */
const LEAST = 0.04;

const between = (least, value, most) => Math.min(Math.max(value, least), most);

/** As others' pages show a link: 1200 × 630 pixels. */
const SOCIAL = '1.91:1';

/** `16:9` on a picture of so many pixels; null for `original`, which is any shape. */
export function shapeOf(ratio, { width, height }) {
  const [across, down] = ratio === SOCIAL ? [1200, 630] : (ratio ?? '').split(':').map(Number);
  return across > 0 && down > 0 ? (across / down) * (height / width) : null;
}

/** The largest of a shape, as near to the focal point as the picture's edges allow. */
export function following(shape, { x, y }) {
  const width = shape === null ? 1 : Math.min(1, shape);
  const height = shape === null ? 1 : Math.min(1, 1 / shape);
  return within({ x: x - width / 2, y: y - height / 2, width, height });
}

/** What the library shows of a picture in a ratio: what somebody drew there, or what follows the focal point. */
export const librarys = (ratio, picture) =>
  picture.drawn?.[ratio] ?? following(shapeOf(ratio, picture), { x: picture.focalX ?? 0.5, y: picture.focalY ?? 0.5 });

/** The same rectangle, pushed back onto the picture. */
export function within({ x, y, width, height }) {
  return { x: between(0, x, 1 - width), y: between(0, y, 1 - height), width, height };
}

export const moved = (rectangle, across, down) =>
  within({ ...rectangle, x: rectangle.x + across, y: rectangle.y + down });

/** As wide as can be up to `width`, with its shape. */
function sized(width, height, shape) {
  if (shape === null) return { width: between(LEAST, width, 1), height: between(LEAST, height, 1) };
  const most = Math.min(1, shape);
  const wide = between(Math.min(most, Math.max(LEAST, LEAST * shape)), width, most);
  return { width: wide, height: wide / shape };
}

/** Larger or smaller by a factor, around its middle. */
export function scaled(rectangle, factor, shape) {
  const { width, height } = sized(rectangle.width * factor, rectangle.height * factor, shape);
  return within({
    x: rectangle.x + (rectangle.width - width) / 2,
    y: rectangle.y + (rectangle.height - height) / 2,
    width,
    height,
  });
}

/** From a corner that stays to a point that is dragged, which may lie off the picture. */
export function drawn(corner, point, shape) {
  const left = point.x < corner.x;
  const up = point.y < corner.y;
  const room = { width: left ? corner.x : 1 - corner.x, height: up ? corner.y : 1 - corner.y };
  let width = Math.min(Math.abs(point.x - corner.x), room.width);
  let height = Math.min(Math.abs(point.y - corner.y), room.height);
  if (shape !== null) {
    width = Math.min(Math.max(width, height * shape), room.width, room.height * shape);
    height = width / shape;
  }
  const size = sized(width, height, shape);
  return within({ x: left ? corner.x - size.width : corner.x, y: up ? corner.y - size.height : corner.y, ...size });
}
