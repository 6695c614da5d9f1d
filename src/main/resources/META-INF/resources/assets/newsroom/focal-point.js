import { make, OnPicture, percent, steps } from './on-picture.js';

/**
 * `<focal-point>`: the point of a picture that no cut may lose.
 *
 * Attributes: `src`, the whole picture; `width` and `height` of its file, in pixels; `label`, “Focal point” when missing.
 * Within it, where it is to be sent with a form: number fields with `data-part="x"` and `"y"`, in hundredths of the
 * picture’s width and height.
 *
 * `value`: `{x, y}`, from 0 to 1. Events, which bubble: `input` while it moves, `change` once it has.
 */
class FocalPoint extends OnPicture {
  #value = { x: 0.5, y: 0.5 };

  connectedCallback() {
    if (this.stage) return;
    const mark = make('div', 'focal-mark', {
      tabindex: '0',
      role: 'application',
      'aria-label': this.getAttribute('label') ?? 'Focal point',
    });
    this.lay(mark, 'Click what matters most, or move the mark with the arrow keys, with Shift in longer steps.');
    this.stage.addEventListener('click', (event) => {
      if (event.pointerType !== 'touch') return;
      this.#put(this.place(event));
      this.settle();
    });
    this.read();
  }

  get value() {
    return { ...this.#value };
  }

  set value({ x, y }) {
    this.#value = { x: Math.min(Math.max(x, 0), 1), y: Math.min(Math.max(y, 0), 1) };
    if (!this.stage) return;
    this.#show();
    for (const name of ['x', 'y']) {
      if (this.part(name)) this.part(name).value = (this.#value[name] * 100).toFixed(1);
    }
  }

  words() {
    return `The focal point is ${percent(this.#value.x)} from the left, ${percent(this.#value.y)} from the top.`;
  }

  /** What the number fields say, if that is on the picture. */
  read() {
    const [x, y] = ['x', 'y'].map((name) => this.part(name)?.valueAsNumber);
    if (x >= 0 && x <= 100 && y >= 0 && y <= 100) this.#value = { x: x / 100, y: y / 100 };
    this.#show();
  }

  press(event) {
    const way = steps(event);
    if (!way) return;
    event.preventDefault();
    this.#put({ x: this.#value.x + way[0], y: this.#value.y + way[1] });
    this.settle();
  }

  grab(event) {
    if (event.target !== this.grip) this.#put(this.place(event));
    this.drag(event, (place) => this.#put(place));
  }

  #put(place) {
    this.value = place;
    this.changing();
  }

  #show() {
    this.grip.style.left = `${this.#value.x * 100}%`;
    this.grip.style.top = `${this.#value.y * 100}%`;
  }
}

customElements.define('focal-point', FocalPoint);
