import { make, OnPicture, percent, steps } from './on-picture.js';
import { drawn, following, moved, scaled, shapeOf } from './rectangles.js';

const SIZES = { '+': 1.05, '=': 1.05, '-': 1 / 1.05, '−': 1 / 1.05 };
const PARTS = ['left', 'top', 'width', 'height'];

/**
 * `<crop-field>`: a rectangle of a given ratio, cut out of a picture by hand, or else following its focal point.
 *
 * Attributes: `src`, the whole picture; `width` and `height` of its file, in pixels; `ratio`, such as `16:9`, or
 * `original` for any shape; `focal-x` and `focal-y`, from 0 to 1, or `focal`, the id of a `<focal-point>` that it follows
 * as that moves; `label`, “Crop 16:9” when missing. Within it, where it is to be sent with a form: number fields with
 * `data-part="left"`, `"top"`, `"width"` and `"height"`, in pixels of the file; empty ones follow.
 *
 * `value`: `{x, y, width, height}` in fractions of the picture, or null while nothing is cut by hand.
 * `otherwise`: a rectangle that is cut out while none is cut by hand, where that does not follow the focal point.
 * `rectangle`: what is cut out now, whichever way. Events, which bubble: `input` while it changes, `change` once it has.
 */
class CropField extends OnPicture {
  static observedAttributes = ['ratio', 'focal-x', 'focal-y'];

  otherwise = null;
  #value = null;
  #before = null;

  connectedCallback() {
    if (this.stage) return;
    const frame = make('div', 'crop-frame', { tabindex: '0', role: 'application' });
    for (const corner of ['nw', 'ne', 'sw', 'se']) frame.append(make('span', 'crop-corner', { 'data-corner': corner }));
    this.lay(
      frame,
      'Draw it, or drag it or its corners. By keyboard: the arrow keys move it, with Shift in longer steps; + and − size it.',
    );
    this.again = make('button', 'quiet', { type: 'button' });
    this.again.addEventListener('click', () => {
      this.#put(null);
      this.settle();
      frame.focus();
    });
    this.told.before(this.again);
    frame.addEventListener('focus', () => {
      this.#before = this.#value;
    });
    this.point?.addEventListener('input', () => this.#follow());
    this.read();
  }

  attributeChangedCallback(name) {
    if (!this.stage) return;
    if (name === 'ratio' && this.#value) this.#value = scaled(this.#value, 1, this.shape);
    this.#follow();
  }

  get point() {
    return document.getElementById(this.getAttribute('focal'));
  }

  get focal() {
    const [x, y] = ['focal-x', 'focal-y'].map((name) => Number(this.getAttribute(name) ?? 0.5));
    return this.point?.value ?? { x, y };
  }

  get shape() {
    return shapeOf(this.getAttribute('ratio'), this.size);
  }

  get value() {
    return this.#value && { ...this.#value };
  }

  set value(rectangle) {
    this.#value = rectangle && { ...rectangle };
    if (!this.stage) return;
    this.#show();
    this.#write();
  }

  get rectangle() {
    return this.value ?? this.otherwise ?? following(this.shape, this.focal);
  }

  words() {
    if (!this.#value && this.otherwise) return 'It is as the library has it.';
    if (!this.#value) return this.shape === null ? 'It is the whole picture.' : 'It follows the focal point.';
    const { x, y, width, height } = this.#value;
    return `It is ${percent(x)} from the left and ${percent(y)} from the top, ${percent(width)} wide and ${percent(height)} high.`;
  }

  /** What the number fields say: nothing, or a place and a width; with a ratio, the height follows from that. */
  read() {
    const [left, top, width, height] = PARTS.map((name) => this.part(name)?.valueAsNumber);
    if (this.part('width')) {
      const { width: wide, height: high } = this.size;
      const down = this.shape === null ? height / high : width / wide / this.shape;
      this.#value = width > 0 && down > 0 ? { x: (left || 0) / wide, y: (top || 0) / high, width: width / wide, height: down } : null;
    }
    this.#show();
  }

  press(event) {
    const way = steps(event);
    if (way) this.#put(moved(this.rectangle, ...way));
    else if (SIZES[event.key]) this.#put(scaled(this.rectangle, SIZES[event.key], this.shape));
    else if (event.key === 'Escape' && this.#before !== this.#value) {
      this.#put(this.#before);
      this.#before = this.#value;
      // One step back is enough: a dialog around it stays open.
      event.stopPropagation();
    } else return;
    event.preventDefault();
    this.settle();
  }

  grab(event) {
    const start = this.place(event);
    const now = this.rectangle;
    const corner = event.target.dataset.corner;
    if (corner) {
      const stays = {
        x: corner.includes('w') ? now.x + now.width : now.x,
        y: corner.includes('n') ? now.y + now.height : now.y,
      };
      this.drag(event, (place) => this.#put(drawn(stays, place, this.shape)));
    } else if (event.target === this.grip) {
      this.drag(event, ({ x, y }) => this.#put(moved(now, x - start.x, y - start.y)));
    } else {
      this.drag(event, (place) => this.#put(drawn(start, place, this.shape)));
    }
  }

  #put(rectangle) {
    this.value = rectangle;
    this.changing();
  }

  /** The focal point or the ratio is another. */
  #follow() {
    this.#show();
    if (this.#value) this.#write();
    this.changing();
  }

  #show() {
    const { x, y, width, height } = this.rectangle;
    Object.assign(this.grip.style, {
      left: `${x * 100}%`,
      top: `${y * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    });
    const whole = this.shape === null;
    this.grip.setAttribute('aria-label', this.getAttribute('label') ?? (whole ? 'Crop' : `Crop ${this.getAttribute('ratio')}`));
    this.again.textContent = this.otherwise ? 'As the library has it again' : whole ? 'Show the whole picture again' : 'Follow the focal point again';
    this.again.disabled = this.#value === null;
    this.toggleAttribute('data-by-hand', this.#value !== null);
  }

  #write() {
    const { x, y, width, height } = this.#value ?? {};
    const { width: wide, height: high } = this.size;
    const pixels = [x * wide, y * high, width * wide, height * high];
    PARTS.forEach((name, at) => {
      if (this.part(name)) this.part(name).value = this.#value ? Math.round(pixels[at]) : '';
    });
  }
}

/** `<crop-preview of="…">`: what the `<crop-field>` of that id cuts out just now. */
class CropPreview extends HTMLElement {
  connectedCallback() {
    if (this.image) return;
    this.field = document.getElementById(this.getAttribute('of'));
    this.image = make('img', '', { src: this.field.getAttribute('src'), alt: '' });
    this.replaceChildren(this.image);
    this.field.addEventListener('input', () => this.#show());
    this.#show();
  }

  #show() {
    const { x, y, width, height } = this.field.rectangle;
    const { width: wide, height: high } = this.field.size;
    this.style.aspectRatio = `${width * wide} / ${height * high}`;
    Object.assign(this.image.style, {
      width: `${100 / width}%`,
      left: `${(-x / width) * 100}%`,
      top: `${(-y / height) * 100}%`,
    });
  }
}

customElements.define('crop-field', CropField);
customElements.define('crop-preview', CropPreview);
