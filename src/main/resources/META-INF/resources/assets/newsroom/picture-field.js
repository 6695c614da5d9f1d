import { pick, picturesOf } from './picking.js';

const make = (tag, className, properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

/**
 * `<picture-field label="…">`: a form's field for a picture of the library. Within it stand a label and a number field
 * with the picture's number, which are all there is without this script.
 */
class PictureField extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector('input');
    const plain = this.querySelector('label');
    const what = this.getAttribute('label') ?? plain.textContent;
    for (const each of [plain, this.input]) each.hidden = true;
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
    for (const type of ['input', 'change']) this.input.dispatchEvent(new Event(type, { bubbles: true }));
    this.#show(picture);
    this.told.textContent = picture ? `${picture.name} is chosen.` : 'No picture is chosen.';
  }

  #show(picture) {
    this.image.hidden = !picture?.preview;
    if (picture?.preview) this.image.src = picture.preview;
    this.name.textContent = picture?.name ?? 'None';
    this.drop.disabled = !this.input.value;
  }
}

customElements.define('picture-field', PictureField);
