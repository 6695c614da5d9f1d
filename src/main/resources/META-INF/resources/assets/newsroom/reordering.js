// A figure that is dragged within the story to a place beside another one in a gallery: before it on its left half, after
// it on its right.
import { NodeSelection } from 'prosemirror-state';
import { MOST_FIGURES } from './picture-nodes.js';
import { schema } from './schema.js';

const MARKS = ['drop-before', 'drop-after'];

const clear = (view) =>
  view.dom.querySelectorAll('.drop-before, .drop-after').forEach((each) => each.classList.remove(...MARKS));

/** The figure of a gallery under the pointer, and which half of it; null where there is none. */
function target(view, event) {
  const dom = event.target.closest?.('.gallery .figure');
  if (!dom || !view.dom.contains(dom)) return null;
  const $pos = view.state.doc.resolve(view.posAtDOM(dom, 0));
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type === schema.nodes.figure) {
      const box = dom.getBoundingClientRect();
      const after = event.clientX > box.left + box.width / 2;
      return { dom, after, pos: after ? $pos.after(depth) : $pos.before(depth), gallery: $pos.node(depth - 1) };
    }
  }
  return null;
}

const dragged = (view) => {
  const selection = view.dragging?.node;
  return selection instanceof NodeSelection && selection.node.type === schema.nodes.figure ? selection : null;
};

/** Props of the editor. */
export const reordering = {
  handleDOMEvents: {
    dragover(view, event) {
      clear(view);
      const over = dragged(view) && target(view, event);
      if (over) {
        over.dom.classList.add(over.after ? 'drop-after' : 'drop-before');
        event.preventDefault();
      }
      return false;
    },
    dragleave(view) {
      clear(view);
      return false;
    },
    dragend(view) {
      clear(view);
      return false;
    },
  },

  handleDrop(view, event, slice, moved) {
    clear(view);
    const figure = moved && dragged(view);
    const over = figure && target(view, event);
    if (!over) return false;
    const within = view.state.doc.resolve(figure.from).parent === over.gallery;
    if (!within && over.gallery.childCount >= MOST_FIGURES) return false;
    const tr = view.state.tr.deleteRange(figure.from, figure.to);
    const pos = tr.mapping.map(over.pos);
    tr.insert(pos, figure.node);
    view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).setMeta('uiEvent', 'drop'));
    view.focus();
    event.preventDefault();
    return true;
  },
};
