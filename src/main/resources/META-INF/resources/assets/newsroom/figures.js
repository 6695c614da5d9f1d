// Figures as they stand in the editor: to be seen, described, cropped, moved and taken out, by mouse or by keyboard. The
// words under a picture are the document's own text; all else is in the tools.
import { NodeSelection } from 'prosemirror-state';
import { askForCrop } from './crop-dialog.js';
import { pick } from './picking.js';
import { LONGEST_ALT, roundedCrop, SHAPES } from './picture-nodes.js';
import { button, choice, field, firstOf, make, PictureView, siblings } from './picture-view.js';
import { removeAt } from './picture-places.js';
import { librarys } from './rectangles.js';
import { storable } from './schema.js';
import { pictureOf, remember } from './shelf.js';

const HIGHEST = 440;

/** The part of a picture that is shown: what was drawn here, else what the library has for its shape. */
const shown = ({ crop, ratio }, picture) => crop ?? librarys(ratio, picture);

export class FigureView extends PictureView {
  called = 'Picture';

  constructor(context) {
    super({ ...context, tag: 'figure', name: 'figure' });
    this.frame = make('div', 'figure-frame', { contentEditable: 'false' });
    this.image = make('img', '', { draggable: false, alt: '' });
    this.frame.append(this.image);
    this.frame.addEventListener('click', () => this.#select());
    this.told = make('p', 'figure-told', { contentEditable: 'false' });
    this.dom.append(this.frame, this.contentDOM, this.told, this.tools);
    this.#fill();
    this.show();
  }

  #select() {
    this.view.dispatch(this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, this.pos)));
    this.view.focus();
  }

  #fill() {
    this.alt = make('textarea', '', { rows: 2, maxLength: LONGEST_ALT, dir: 'auto' });
    const written = () => {
      const alt = storable(this.alt.value);
      if (alt !== this.node.attrs.alt) this.set('alt', alt);
    };
    this.alt.addEventListener('input', (event) => event.isComposing || written());
    this.alt.addEventListener('compositionend', written);
    this.decorative = make('input', '', { type: 'checkbox' });
    this.decorative.addEventListener('change', () => this.set('decorative', this.decorative.checked));
    const tick = make('label', 'tick');
    tick.append(this.decorative, ' Decorative: nothing is read out');
    const ratio = choice('Shape', SHAPES, (value) => this.#shape(value));
    this.ratio = ratio.select;
    this.link = make('a', '', { textContent: 'In the library', target: '_blank', rel: 'noopener' });
    this.crop = button('Crop', () => this.#crop());
    this.earlier = button('Earlier', () => this.move(-1));
    this.later = button('Later', () => this.move(1));
    const row = make('div', 'actions');
    row.append(
      this.crop,
      button('Another picture', () => this.#exchange()),
      this.earlier,
      this.later,
      button('Remove', () => removeAt(this.view, this.pos), 'danger'),
      this.link,
    );
    this.tools.append(field('Alt text: what is to be seen', this.alt), tick, ratio.box, row);
  }

  /** A crop of one shape says nothing of another. */
  #shape(ratio) {
    const { tr } = this.view.state;
    tr.setNodeAttribute(this.pos, 'ratio', ratio);
    if (this.node.attrs.crop) tr.setNodeAttribute(this.pos, 'crop', null);
    this.view.dispatch(tr);
  }

  async #crop() {
    if (!this.picture) return;
    const { ratio, crop } = this.node.attrs;
    const drawn = await askForCrop(this.picture, { ratio, crop });
    if (drawn !== undefined && this.pos !== undefined) this.set('crop', drawn && roundedCrop(drawn));
    this.crop.focus();
  }

  /** The words that were written for the one before stay: whoever changes it reads them again. */
  async #exchange() {
    const [picture] = await pick({ title: 'Another picture in this place' });
    if (!picture || this.pos === undefined) return;
    remember(picture);
    const { tr } = this.view.state;
    tr.setNodeAttribute(this.pos, 'image', picture.id);
    if (this.node.attrs.crop) tr.setNodeAttribute(this.pos, 'crop', null);
    this.view.dispatch(tr);
    this.announce(`${picture.name} stands there now. Read its alt text and its caption again.`);
  }

  show() {
    const { image, alt, decorative, ratio, crop } = this.node.attrs;
    if (this.alt.value !== alt) this.alt.value = alt;
    this.alt.disabled = decorative;
    this.decorative.checked = decorative;
    this.ratio.value = ratio;
    this.link.href = `/newsroom/pictures/${image}`;
    this.crop.textContent = crop ? 'Crop, drawn here' : 'Crop';
    const { parent, index } = siblings(this.view.state.doc, this.pos);
    this.earlier.disabled = index <= firstOf(parent, this.view.state.doc);
    this.later.disabled = index >= parent.childCount - 1;
    this.tools.setAttribute('aria-label', `Picture: ${alt || 'no alt text yet'}`);
    if (this.shownImage !== image) this.#look(image);
    else this.#lay();
    this.#tell();
  }

  async #look(image) {
    this.shownImage = image;
    this.picture = null;
    this.unanswered = false;
    this.gone = false;
    this.#lay();
    try {
      const picture = await pictureOf(image);
      if (this.shownImage !== image) return;
      this.picture = picture;
      this.gone = !picture;
    } catch {
      this.unanswered = this.shownImage === image;
    }
    this.#lay();
    this.#tell();
  }

  /** Shows what readers will see of it. */
  #lay() {
    const { picture } = this;
    this.image.hidden = !picture;
    this.crop.disabled = !picture;
    if (!picture) {
      this.frame.removeAttribute('style');
      return;
    }
    const source = picture.large ?? picture.preview;
    if (this.image.getAttribute('src') !== source) this.image.src = source;
    this.image.alt = this.node.attrs.decorative ? '' : this.node.attrs.alt;
    const { x, y, width, height } = shown(this.node.attrs, picture);
    const ratio = (width * picture.width) / (height * picture.height);
    this.frame.style.aspectRatio = String(ratio);
    this.frame.style.maxWidth = `${Math.round(HIGHEST * ratio)}px`;
    Object.assign(this.image.style, {
      width: `${100 / width}%`,
      left: `${(-x / width) * 100}%`,
      top: `${(-y / height) * 100}%`,
    });
  }

  /** What is wrong with it, where it stands. */
  #tell() {
    const { alt, decorative } = this.node.attrs;
    const words = this.gone
      ? 'The library has this picture no more. Take it out, or choose another.'
      : this.unanswered
        ? 'The library does not answer: the picture cannot be shown now.'
        : decorative || alt.trim()
          ? ''
          : 'No alt text yet.';
    if (this.told.textContent !== words) this.told.textContent = words;
  }
}
