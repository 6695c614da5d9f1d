// Crops as forms send them: left, top, width and height as fractions, with commas between.
import { roundedCrop } from './picture-nodes.js';

/** Null for the library's own choice. */
export function cropOf(text) {
  const [x, y, width, height] = text.split(',').map(Number);
  return width > 0 ? { x, y, width, height } : null;
}

export function textOf(crop) {
  if (!crop) return '';
  const { x, y, width, height } = roundedCrop(crop);
  return [x, y, width, height].join(',');
}
