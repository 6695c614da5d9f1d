// Pictures in the text: where they go, how they move, and what is written under them at first.
import { NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { askHowTogether } from './dialogs.js';
import { pick } from './picking.js';
import { LONGEST_ALT, MOST_FIGURES } from './picture-nodes.js';
import { schema, storable } from './schema.js';
import { remember } from './shelf.js';

const { nodes } = schema;

const lineOf = (text) => storable(text ?? '').replace(/\s+/g, ' ').trim();

/** Only whole characters: half of a pair could not be kept. */
const shortened = (text, most) => (text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') : text);

/** A figure of a picture of the library, with the words that the library has for it. */
export function figureOf(picture) {
  const text = (words) => (words ? schema.text(words) : null);
  return nodes.figure.create({ image: picture.id, alt: shortened(lineOf(picture.alt), LONGEST_ALT) }, [
    nodes.figure_caption.create(null, text(lineOf(picture.caption))),
    nodes.figure_credit.create(null, text(lineOf(picture.credit))),
  ]);
}

/** The gallery around a position, and where in it the figure after that position would stand. */
function galleryAt($pos) {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type === nodes.gallery) {
      return { gallery: $pos.node(depth), at: depth < $pos.depth ? $pos.after(depth + 1) : $pos.pos };
    }
  }
  return null;
}

/** Where the body begins: pictures stand below headline and standfirst. */
const bodyStart = (doc) => doc.child(0).nodeSize + doc.child(1).nodeSize;

/** The nearest place for a block at or after a position. */
function between(doc, pos) {
  const $pos = doc.resolve(Math.min(Math.max(0, pos), doc.content.size));
  return Math.max(bodyStart(doc), $pos.depth ? $pos.after(1) : $pos.pos);
}

/** Where pictures go that come while the cursor is where it is: an empty paragraph stays, below them. */
export function placeOf(state) {
  const { $from, $to } = state.selection;
  const inside = galleryAt($to);
  if (inside) return inside.at;
  const line = $from.depth ? $from.node(1) : null;
  const empty = line?.type === nodes.paragraph && !line.content.size;
  return between(state.doc, empty ? $from.before(1) : $to.pos);
}

/** Where pictures go that are dropped on a point of the screen. */
export function placeUnder(view, { clientX, clientY }) {
  const found = view.posAtCoords({ left: clientX, top: clientY });
  if (!found) return between(view.state.doc, view.state.doc.content.size);
  const $pos = view.state.doc.resolve(found.pos);
  const inside = galleryAt($pos);
  if (inside) return inside.at;
  if (!$pos.depth) return between(view.state.doc, $pos.pos);
  const box = view.nodeDOM($pos.before(1))?.getBoundingClientRect?.();
  const upper = box && clientY < box.top + box.height / 2;
  return between(view.state.doc, upper ? $pos.before(1) : $pos.after(1));
}

/** How many more figures fit there; null where there is no gallery. */
export function roomAt(doc, pos) {
  const inside = galleryAt(doc.resolve(Math.min(pos, doc.content.size)));
  return inside && MOST_FIGURES - inside.gallery.childCount;
}

/**
 * Puts figures at a position, or as near to it as they can stand. `together`: `grid` or `slideshow` makes a gallery of
 * them. Answers the transaction and where they begin.
 */
export function placed(tr, pos, figures, together = null) {
  const inside = galleryAt(tr.doc.resolve(Math.min(pos, tr.doc.content.size)));
  const fits = inside && inside.gallery.childCount + figures.length <= MOST_FIGURES;
  const at = fits ? inside.at : between(tr.doc, pos);
  const blocks = together && !fits ? [nodes.gallery.create({ layout: together }, figures)] : figures;
  tr.insert(at, blocks);
  const end = at + blocks.reduce((size, block) => size + block.nodeSize, 0);
  // There is always a line to write on below.
  if (end >= tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
  return { tr, at };
}

/** Puts pictures of the library where the cursor is, and the cursor into the first one's caption. */
export async function insertPictures(view, pictures) {
  if (!pictures.length) return;
  pictures.forEach(remember);
  const inGallery = roomAt(view.state.doc, placeOf(view.state)) !== null;
  const together = pictures.length > 1 && !inGallery ? await askHowTogether(pictures.length) : null;
  if (together === undefined) return;
  const { tr, at } = placed(view.state.tr, placeOf(view.state), pictures.map(figureOf), together);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  view.focus();
}

/** Asks which. */
export async function askForPictures(view) {
  const pictures = await pick({ title: 'Pictures for the story', several: true });
  await insertPictures(view, pictures);
  view.focus();
}

/** The figure of a gallery, else the figure or the gallery, that the selection is in: `{pos, node, parent, index}`. */
export function pictureInHand({ selection }) {
  const found = [];
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    found.push({ pos: $from.before(depth), node: $from.node(depth), parent: $from.node(depth - 1), index: $from.index(depth - 1) });
  }
  if (selection instanceof NodeSelection) {
    found.unshift({ pos: $from.pos, node: selection.node, parent: $from.parent, index: $from.index() });
  }
  return found.find(({ node }) => node.type === nodes.figure || node.type === nodes.gallery) ?? null;
}

/** Moves a figure or a gallery past its neighbour, and the selection along; -1 is up, or earlier. */
export function movePicture(way, held = null) {
  return (state, dispatch) => {
    const { pos, node, parent, index } = held ?? pictureInHand(state) ?? {};
    const to = index + way;
    const first = parent === state.doc ? 2 : 0;
    if (!node || to < first || to >= parent.childCount) return false;
    if (dispatch) {
      const past = parent.child(to).nodeSize;
      const { selection } = state;
      const into = pos + way * past;
      const tr = state.tr.delete(pos, pos + node.nodeSize).insert(into, node);
      const along = (at) => tr.doc.resolve(at - pos + into);
      if (selection instanceof NodeSelection && selection.from === pos) {
        tr.setSelection(NodeSelection.create(tr.doc, into));
      } else if (selection.from > pos && selection.to < pos + node.nodeSize) {
        tr.setSelection(TextSelection.between(along(selection.anchor), along(selection.head)));
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Takes a node away; a gallery goes with its last figure. */
export function removeAt(view, pos) {
  const { doc, tr } = view.state;
  const $pos = doc.resolve(pos);
  const last = $pos.parent.type === nodes.gallery && $pos.parent.childCount === 1;
  const from = last ? $pos.before() : pos;
  tr.deleteRange(from, from + doc.nodeAt(from).nodeSize);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(from)))).scrollIntoView());
  view.focus();
}
