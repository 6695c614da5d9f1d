import { choosePicture, pictureOf } from './choosing.js';

/**
 * `<picture-field>`: a form's field for a picture of the library. Within it stand a label and a number field with the
 * picture's number, which are all there is without this script.
 */
class PictureField extends HTMLElement {
  async connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector('input');
    const label = this.querySelector('label');
    const what = this.getAttribute('label') ?? label.textContent;
    this.firstElementChild.hidden = true;
    const shown = document.createElement('div');
    shown.className = 'chosen-picture';
    const name = document.createElement('p');
    name.textContent = what;
    name.className = 'label';
    this.image = Object.assign(document.createElement('img'), { alt: '' });
    this.name = Object.assign(document.createElement('bdi'), { className: 'quiet' });
    this.choose = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Choose' });
    this.choose.id = `choose-${this.input.id}`;
    this.choose.setAttribute('aria-label', `Choose: ${what}`);
    this.drop = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Take away' });
    this.drop.setAttribute('aria-label', `Take away: ${what}`);
    this.told = Object.assign(document.createElement('span'), { className: 'visually-hidden' });
    this.told.setAttribute('role', 'status');
    const actions = document.createElement('div');
    actions.className = 'actions';
    actions.append(this.choose, this.drop);
    shown.append(name, this.image, this.name, actions, this.told);
    this.append(shown);
    this.choose.addEventListener('click', async () => {
      const picture = await choosePicture();
      if (picture) this.#take(picture);
      this.choose.focus();
    });
    this.drop.addEventListener('click', () => {
      this.#take(null);
      this.choose.focus();
    });
    this.#show(null);
    if (this.input.value) this.#show((await pictureOf(this.input.value)) ?? { name: `Picture ${this.input.value}` });
  }

  #take(picture) {
    this.input.value = picture?.id ?? '';
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
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
