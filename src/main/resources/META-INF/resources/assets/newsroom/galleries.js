// A gallery as it stands in the editor: its figures, and what is done with all of them.
import { pick } from './picking.js';
import { LAYOUTS } from './picture-nodes.js';
import { button, choice, firstOf, make, PictureView, siblings } from './picture-view.js';
import { figureOf, placed, removeAt } from './picture-places.js';
import { schema } from './schema.js';
import { remember } from './shelf.js';

export class GalleryView extends PictureView {
  called = 'Gallery';

  constructor(context) {
    super({ ...context, tag: 'div', name: 'gallery' });
    this.dom.setAttribute('role', 'group');
    this.dom.setAttribute('aria-label', 'Gallery');
    const layout = choice('Layout', LAYOUTS, (value) => this.set('layout', value));
    this.layout = layout.select;
    this.count = make('p', 'hint');
    const row = make('div', 'actions');
    this.up = button('Up', () => this.move(-1));
    this.down = button('Down', () => this.move(1));
    row.append(
      button('Add pictures', () => this.#add()),
      button('Single pictures', () => this.#part()),
      this.up,
      this.down,
      button('Remove gallery', () => removeAt(this.view, this.pos), 'danger'),
    );
    this.tools.setAttribute('aria-label', 'The gallery as a whole');
    this.tools.append(this.count, layout.box, row);
    this.dom.append(this.contentDOM, this.tools);
    this.show();
  }

  show() {
    const figures = this.node.childCount;
    this.layout.value = this.node.attrs.layout;
    this.dom.dataset.layout = this.node.attrs.layout;
    this.count.textContent = figures === 0 ? 'No pictures yet' : figures === 1 ? 'One picture' : `${figures} pictures`;
    const { parent, index } = siblings(this.view.state.doc, this.pos);
    this.up.disabled = index <= firstOf(parent, this.view.state.doc);
    this.down.disabled = index >= parent.childCount - 1;
  }

  async #add() {
    const pictures = await pick({ title: 'More pictures for the gallery', several: true });
    if (!pictures.length || this.pos === undefined) return;
    pictures.forEach(remember);
    const end = this.pos + this.node.nodeSize - 1;
    this.view.dispatch(placed(this.view.state.tr, end, pictures.map(figureOf)).tr);
    this.announce(`${pictures.length} added to the gallery.`);
  }

  /** The same pictures, one below the other. */
  #part() {
    const figures = this.node.content.size ? this.node.content : schema.nodes.paragraph.create();
    this.view.dispatch(this.view.state.tr.replaceWith(this.pos, this.pos + this.node.nodeSize, figures));
    this.view.focus();
  }
}
