// Pictures in the editor: what its view and its plugins must know of them.
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { FigureView } from './figures.js';
import { GalleryView } from './galleries.js';
import { pictureInHand } from './picture-places.js';
import { reordering } from './reordering.js';
import { schema } from './schema.js';

/** For the editor's `nodeViews`; `announce` tells those who do not see it what has happened. */
export const pictureViews = (announce) => ({
  figure: (node, view, getPos) => new FigureView({ node, view, getPos, announce }),
  gallery: (node, view, getPos) => new GalleryView({ node, view, getPos, announce }),
});

/** The tools of what the cursor is in are open, and no others; figures are dragged from place to place. */
export const pictureFocus = new Plugin({
  props: {
    ...reordering,
    decorations(state) {
      const held = pictureInHand(state);
      if (!held) return null;
      const open = [Decoration.node(held.pos, held.pos + held.node.nodeSize, { class: 'in-hand' })];
      const $pos = state.doc.resolve(held.pos);
      if ($pos.parent.type === schema.nodes.gallery) {
        open.push(Decoration.node($pos.before(), $pos.after(), { class: 'in-hand' }));
      }
      return DecorationSet.create(state.doc, open);
    },
  },
});
