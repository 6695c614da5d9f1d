// What a figure and a gallery in the editor have in common: the document's own content, and tools beside it, which Tab
// reaches.
import { movePicture } from './picture-places.js';

let count = 0;

export const make = (tag, className = '', properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

export function field(label, control) {
  count += 1;
  control.id = `picture-${count}`;
  const box = make('div', 'field');
  box.append(make('label', '', { htmlFor: control.id, textContent: label }), control);
  return box;
}

export function choice(label, choices, chosen) {
  const select = make('select');
  select.append(...Object.entries(choices).map(([value, textContent]) => make('option', '', { value, textContent })));
  select.addEventListener('change', () => chosen(select.value));
  return { select, box: field(label, select) };
}

export const button = (textContent, pressed, className = '') => {
  const element = make('button', className, { type: 'button', textContent });
  element.addEventListener('click', pressed);
  return element;
};

/** Where a node stands among others; it may not stand anywhere yet. */
export function siblings(doc, pos = 0) {
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  return { parent: $pos.parent, index: $pos.index() };
}

/** Nothing moves above headline and standfirst. */
export const firstOf = (parent, doc) => (parent === doc ? 2 : 0);

const views = new WeakMap();

/** A view of one node. `announce` tells those who do not see it what has happened; `called` is what they call it. */
export class PictureView {
  constructor({ node, view, getPos, announce, tag, name }) {
    Object.assign(this, { node, view, getPos, announce });
    this.dom = make(tag, name);
    views.set(this.dom, this);
    this.contentDOM = make('div', `${name}-content`);
    this.tools = make('div', 'picture-tools', { contentEditable: 'false' });
    this.tools.setAttribute('role', 'group');
    this.tools.addEventListener('keydown', (event) => this.#press(event));
  }

  get pos() {
    return this.getPos();
  }

  /** The commands of the text do not reach the tools, and theirs do not reach the text. */
  #press(event) {
    // A list of choices opens with the same keys.
    const way = event.altKey && !event.target.matches('select') && { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (way) this.move(way);
    else if (event.key === 'Escape') this.toText();
    else return;
    event.preventDefault();
  }

  toText() {
    this.view.focus();
  }

  set(attribute, value) {
    this.view.dispatch(this.view.state.tr.setNodeAttribute(this.pos, attribute, value));
  }

  /** Past its neighbour; the tool that had the focus has it again. */
  move(way) {
    const { doc } = this.view.state;
    const { parent, index } = siblings(doc, this.pos);
    const held = { pos: this.pos, node: this.node, parent, index };
    const tool = this.#controls.indexOf(document.activeElement);
    if (!movePicture(way, held)(this.view.state, this.view.dispatch)) return;
    const first = firstOf(parent, doc);
    this.announce(`${this.called}: ${index + way - first + 1} of ${parent.childCount - first}.`);
    const there = views.get(this.view.nodeDOM(held.pos + way * parent.child(index + way).nodeSize));
    there?.show();
    if (tool >= 0) there?.focusTool(tool);
  }

  get #controls() {
    return [...this.tools.querySelectorAll('button, input, select, textarea, a')];
  }

  focusTool(at) {
    const all = this.#controls;
    [all[at], ...all].find((control) => !control.disabled)?.focus();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  selectNode() {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode() {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  stopEvent(event) {
    return this.tools.contains(event.target);
  }

  /** A browser that deletes by itself may take the parts around the content along: then all of it is made anew. */
  ignoreMutation({ type, target }) {
    const torn = type === 'childList' && target === this.dom;
    return !torn && !this.contentDOM.contains(target);
  }
}
