// What is set on a picture itself, by mouse, finger or keyboard: a grip that lies on it, and words for whoever does not
// see either.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.01;
const STRIDE = 0.1;

let count = 0;

export function make(tag, className, attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** By how much an arrow key moves, or null for any other key. */
export const steps = ({ key, shiftKey }) => ARROWS[key]?.map((way) => way * (shiftKey ? STRIDE : STEP)) ?? null;

/** `12 %`, for people. */
export const percent = (fraction) => `${Math.round(fraction * 100)} %`;

/**
 * An element that holds a picture (`src`; `width` and `height` of its file, in pixels) and number fields for the same
 * (`data-part`), which are all there is without a script. It says `input` while it changes and `change` once it has.
 */
export class OnPicture extends HTMLElement {
  get size() {
    return { width: Number(this.getAttribute('width')) || 1, height: Number(this.getAttribute('height')) || 1 };
  }

  /** The number field of that name, if there is one. */
  part(name) {
    return this.querySelector(`input[data-part="${name}"]`);
  }

  /** Lays the picture out with a grip on it. */
  lay(grip, help) {
    count += 1;
    this.grip = grip;
    this.stage = make('div', 'picture-stage');
    this.stage.append(make('img', '', { src: this.getAttribute('src'), alt: '', draggable: 'false' }), grip);
    this.told = make('p', 'hint', { role: 'status' });
    const words = make('p', 'hint', { id: `on-picture-${count}` });
    words.textContent = help;
    grip.setAttribute('aria-describedby', words.id);
    this.prepend(this.stage, words, this.told);
    grip.addEventListener('keydown', (event) => {
      if (!event.altKey && !event.ctrlKey && !event.metaKey) this.press(event);
    });
    this.stage.addEventListener('pointerdown', (event) => {
      // A finger beside the grip wants to scroll.
      const scrolls = event.pointerType === 'touch' && !grip.contains(event.target);
      if (event.button === 0 && !scrolls) this.grab(event);
    });
    for (const input of this.querySelectorAll('input[data-part]')) {
      input.addEventListener('input', () => this.read());
    }
  }

  /** A place on the picture, in fractions; beyond its edges, too. */
  place({ clientX, clientY }) {
    const box = this.stage.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  }

  /** Follows a finger or a mouse until it lets go. */
  drag(event, follow) {
    event.preventDefault();
    this.grip.focus({ preventScroll: true });
    const pointer = event.pointerId;
    const move = (next) => {
      if (next.pointerId === pointer) follow(this.place(next));
    };
    const end = (last) => {
      if (last.pointerId !== pointer) return;
      this.stage.removeEventListener('pointermove', move);
      this.stage.removeEventListener('pointerup', end);
      this.stage.removeEventListener('pointercancel', end);
      this.settle();
    };
    this.stage.setPointerCapture(pointer);
    this.stage.addEventListener('pointermove', move);
    this.stage.addEventListener('pointerup', end);
    this.stage.addEventListener('pointercancel', end);
  }

  /** It changes. */
  changing() {
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** It has changed: that is told in words. */
  settle() {
    this.told.textContent = this.words();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
