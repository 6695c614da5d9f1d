// What the library says of the pictures on this page: asked for once, several together.
import { picturesOf } from './picking.js';

const known = new Map();
let asked = null;

/** Those that were just chosen or uploaded need no asking. */
export function remember(picture) {
  known.set(picture.id, Promise.resolve(picture));
}

/** A picture as `pick` gives it; null when the library has it no more; rejects while the library does not answer. */
export function pictureOf(id) {
  if (!known.has(id)) known.set(id, ask(id));
  return known.get(id);
}

async function ask(id) {
  asked ??= { ids: [], found: Promise.resolve().then(() => all()) };
  asked.ids.push(id);
  try {
    return (await asked.found).get(id) ?? null;
  } catch (problem) {
    // Another look may be answered.
    known.delete(id);
    throw problem;
  }
}

function all() {
  const { ids } = asked;
  asked = null;
  return picturesOf(ids);
}
