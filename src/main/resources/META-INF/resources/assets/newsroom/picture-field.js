import { askForCrop } from './crop-dialog.js';
import { cropOf, textOf } from './crop-text.js';
import { pick, picturesOf } from './picking.js';

/** The shape in which readers see what stands beside a headline. */
const SHAPE = '3:2';

const make = (tag, className, properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

/**
 * `<picture-field label="…">`: a form's field for a picture of the library. Within it stand a label and a number field
 * with the picture's number, which are all there is without this script; and, where a part of it can be shown, a field
 * called `part` for that.
 */
class PictureField extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector('input');
    // Not called part, as every element has one.
    this.cutout = this.querySelector('input[name=part]');
    const what = this.getAttribute('label') ?? this.querySelector('label').textContent;
    for (const each of this.querySelectorAll('label, input')) each.hidden = true;
    this.image = make('img', '', { alt: '' });
    this.name = make('bdi', 'quiet');
    // Named after the field, so that a page that is shown anew finds it again.
    this.choose = make('button', '', { type: 'button', textContent: 'Choose', id: `choose-${this.input.id}` });
    this.choose.setAttribute('aria-label', `Choose: ${what}`);
    this.drop = make('button', '', { type: 'button', textContent: 'Take away' });
    this.drop.setAttribute('aria-label', `Take away: ${what}`);
    this.told = make('span', 'visually-hidden');
    this.told.setAttribute('role', 'status');
    const actions = make('div', 'actions');
    actions.append(this.choose, this.drop);
    if (this.cutout) {
      this.crop = make('button', '', { type: 'button' });
      this.crop.addEventListener('click', () => this.#cut(what));
      this.drop.before(this.crop);
    }
    const shown = make('div', 'chosen-picture');
    shown.append(make('p', 'label', { textContent: what }), this.image, this.name, actions, this.told);
    this.append(shown);
    this.choose.addEventListener('click', async () => {
      const [picture] = await pick();
      this.choose.focus();
      if (picture) this.#take(picture);
    });
    this.drop.addEventListener('click', () => {
      this.#take(null);
      this.choose.focus();
    });
    this.#begin();
  }

  async #begin() {
    const id = Number(this.input.value);
    this.#show(id ? { name: `Picture ${id}` } : null);
    if (!id) return;
    const found = await picturesOf([id]).catch(() => new Map());
    if (found.has(id) && Number(this.input.value) === id) this.#show(found.get(id));
  }

  #take(picture) {
    this.input.value = picture?.id ?? '';
    if (this.cutout) this.cutout.value = '';
    for (const type of ['input', 'change']) this.input.dispatchEvent(new Event(type, { bubbles: true }));
    this.#show(picture);
    this.told.textContent = picture ? `${picture.name} is chosen.` : 'No picture is chosen.';
  }

  async #cut(what) {
    const drawn = await askForCrop(this.picture, { ratio: SHAPE, crop: cropOf(this.cutout.value) });
    this.crop.focus();
    if (drawn === undefined) return;
    this.cutout.value = textOf(drawn);
    for (const type of ['input', 'change']) this.cutout.dispatchEvent(new Event(type, { bubbles: true }));
    this.#show(this.picture);
    this.told.textContent = drawn ? `${what}: a part of it is shown.` : `${what}: it is shown as the library has it.`;
  }

  #show(picture) {
    this.picture = picture;
    this.image.hidden = !picture?.preview;
    if (picture?.preview) this.image.src = picture.preview;
    this.name.textContent = picture?.name ?? 'None';
    this.drop.disabled = !this.input.value;
    if (!this.crop) return;
    this.crop.textContent = this.cutout.value ? 'Crop, drawn here' : 'Crop';
    this.crop.setAttribute('aria-label', `${this.crop.textContent}: ${this.getAttribute('label')}`);
    this.crop.disabled = !picture?.width;
  }
}

customElements.define('picture-field', PictureField);
