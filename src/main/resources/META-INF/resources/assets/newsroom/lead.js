import { askForCrop } from './crop-dialog.js';
import { cropOf, textOf } from './crop-text.js';
import { pick } from './picking.js';
import { librarys } from './rectangles.js';
import { pictureOf, remember } from './shelf.js';

/** The shape in which readers see it, over the story and beside its headline everywhere. */
const LEAD = '3:2';

const make = (tag, className = '', properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

/**
 * `<lead-picture>`: the picture that leads a story, among its details. Within it stand the fields that are sent, which are
 * all there is without this script: `leadImage`, `leadCrop`, and the words of the picture in an element with `data-words`.
 */
class LeadPicture extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    this.form = this.closest('form');
    this.querySelectorAll('[data-by-number]').forEach((box) => {
      box.hidden = true;
    });
    this.words = this.querySelector('[data-words]');
    this.frame = make('div', 'figure-frame');
    this.image = make('img', '', { alt: '', draggable: false });
    this.frame.append(this.image);
    this.name = make('p', 'hint');
    this.name.setAttribute('role', 'status');
    const row = make('div', 'actions');
    const button = (textContent, pressed) => {
      const element = make('button', '', { type: 'button', textContent });
      element.addEventListener('click', pressed);
      row.append(element);
      return element;
    };
    this.choose = button('Choose', () => this.#choose());
    this.crop = button('Crop', () => this.#crop());
    this.remove = button('Take away', () => this.#take(null));
    for (const each of [this.choose, this.crop, this.remove]) {
      each.setAttribute('aria-label', `${each.textContent}: lead picture`);
    }
    this.words.before(this.frame, this.name, row);
    // Whoever decides between two people's changes sets a field from outside.
    this.addEventListener('change', () => this.#show());
    this.#show();
  }

  #field(name) {
    return this.form.elements.namedItem(name);
  }

  async #choose() {
    const [picture] = await pick({ title: 'The picture that leads the story' });
    if (picture) this.#take(picture);
    this.choose.focus();
  }

  /** With the words that the library has for it; what was written for another picture is not said of this one. */
  #take(picture) {
    if (picture) remember(picture);
    this.#field('leadImage').value = picture?.id ?? '';
    this.#field('leadAlt').value = picture?.alt ?? '';
    this.#field('leadDecorative').checked = false;
    this.#field('leadCaption').value = picture?.caption ?? '';
    this.#field('leadCredit').value = picture?.credit ?? '';
    this.#field('leadCrop').value = '';
    this.#changed();
    if (!picture) this.choose.focus();
  }

  async #crop() {
    const crop = cropOf(this.#field('leadCrop').value);
    const drawn = await askForCrop(this.picture, { ratio: LEAD, crop });
    if (drawn !== undefined) {
      this.#field('leadCrop').value = textOf(drawn);
      this.#changed();
    }
    this.crop.focus();
  }

  /** The form saves itself when one of its fields says so. */
  #changed() {
    this.#field('leadImage').dispatchEvent(new Event('change', { bubbles: true }));
  }

  async #show() {
    const id = Number(this.#field('leadImage').value);
    this.words.hidden = !id;
    this.remove.disabled = !id;
    if (!id) {
      this.#lay(null, 'No lead picture yet.');
      return;
    }
    try {
      const picture = await pictureOf(id);
      if (Number(this.#field('leadImage').value) !== id) return;
      this.#lay(picture, picture ? picture.name : 'The library has this picture no more. Choose another.');
    } catch {
      this.#lay(null, 'The library does not answer: the picture cannot be shown now.');
    }
  }

  #lay(picture, words) {
    this.picture = picture;
    this.frame.hidden = !picture;
    this.crop.disabled = !picture;
    this.name.textContent = words;
    if (!picture) return;
    const { x, y, width, height } = cropOf(this.#field('leadCrop').value) ?? librarys(LEAD, picture);
    this.image.src = picture.large ?? picture.preview;
    this.frame.style.aspectRatio = String((width * picture.width) / (height * picture.height));
    Object.assign(this.image.style, {
      width: `${100 / width}%`,
      left: `${(-x / width) * 100}%`,
      top: `${(-y / height) * 100}%`,
    });
  }
}

customElements.define('lead-picture', LeadPicture);
