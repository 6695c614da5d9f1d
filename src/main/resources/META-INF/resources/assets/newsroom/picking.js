// Pictures are picked from the library: in a dialog that seeks while one types, and takes new ones.

import { FORMATS, NotUploaded, progressInWords, upload } from './uploading.js';

const PAUSE = 200;

const make = (tag, className = '', properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

async function choices(query) {
  const answer = await fetch(`/newsroom/pictures/choices?${query}`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

/** The pictures of these numbers that the library has, by number. */
export async function picturesOf(ids) {
  const query = new URLSearchParams(ids.map((id) => ['id', String(id)]));
  const found = ids.length ? await choices(query) : [];
  return new Map(found.map((picture) => [picture.id, picture]));
}

/** An uploaded picture with all that the library says of it, as `pick` gives it. */
export async function whole(image) {
  const found = await picturesOf([image.id]).catch(() => new Map());
  return found.get(image.id) ?? image;
}

/** The dialog while it is open. */
class Picking {
  #chosen = new Map();
  #result = [];
  #leaving = new AbortController();
  #timer = 0;

  constructor({ title, several, done }) {
    Object.assign(this, { several, done });
    this.dialog = make('dialog', 'chooser');
    this.dialog.setAttribute('aria-label', title);
    this.words = make('input', '', { type: 'search', placeholder: 'Name, alt text, caption, credit' });
    this.words.setAttribute('aria-label', 'Words of the picture');
    this.told = make('p', 'hint');
    this.told.setAttribute('role', 'status');
    this.uploads = make('ul', 'uploads', { hidden: true });
    this.found = make('ul', 'choices');
    this.dialog.append(make('h2', '', { textContent: title }), this.words, this.told, this.uploads, this.found, this.#foot());
    this.#listen();
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.#seek();
  }

  #foot() {
    const foot = make('div', 'actions');
    this.files = make('input', 'visually-hidden', { type: 'file', accept: FORMATS, multiple: this.several, tabIndex: -1 });
    this.files.setAttribute('aria-hidden', 'true');
    const fresh = make('button', '', { type: 'button', textContent: this.several ? 'Upload new ones' : 'Upload a new one' });
    fresh.addEventListener('click', () => this.files.click());
    const cancel = make('button', '', { type: 'button', textContent: 'Cancel' });
    cancel.addEventListener('click', () => this.dialog.close());
    if (this.several) {
      this.take = make('button', 'primary', { type: 'button', textContent: 'Use these', disabled: true });
      this.take.addEventListener('click', () => this.#end([...this.#chosen.values()]));
      foot.append(this.take);
    }
    foot.append(fresh, cancel, this.files);
    return foot;
  }

  #listen() {
    this.words.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#seek(), PAUSE);
    });
    this.words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.found.querySelector('button')?.focus();
    });
    this.found.addEventListener('keydown', (event) => this.#walk(event));
    this.files.addEventListener('change', () => {
      const files = [...this.files.files];
      this.files.value = '';
      this.#upload(files);
    });
    // Files that miss the dialog must not take the page away.
    this.dialog.addEventListener('dragover', (event) => event.preventDefault());
    this.dialog.addEventListener('drop', (event) => {
      event.preventDefault();
      this.#upload([...event.dataTransfer.files]);
    });
    this.dialog.addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      this.#upload(files);
    });
    this.dialog.addEventListener('close', () => {
      this.#leaving.abort();
      this.dialog.remove();
      this.done(this.#result);
    });
  }

  #end(pictures) {
    this.#result = pictures;
    this.dialog.close();
  }

  /** Arrow keys go through the grid as it is laid out. */
  #walk(event) {
    const buttons = [...this.found.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const top = buttons[0]?.offsetTop;
    const row = Math.max(1, buttons.filter((button) => button.offsetTop === top).length);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + row, ArrowUp: at - row }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    if (to < 0) this.words.focus();
    else buttons[Math.min(to, buttons.length - 1)].focus();
  }

  async #seek() {
    const q = this.words.value.trim();
    try {
      const pictures = await choices(new URLSearchParams({ q }));
      if (q === this.words.value.trim()) this.#show(pictures);
    } catch (problem) {
      this.told.textContent = `The library does not answer. ${problem.message}`;
    }
  }

  /** What is chosen stays in sight, whatever is sought. */
  #show(pictures) {
    const others = pictures.filter(({ id }) => !this.#chosen.has(id));
    this.told.textContent = pictures.length ? '' : 'No picture has these words.';
    this.found.replaceChildren(...[...this.#chosen.values(), ...others].map((picture) => this.#item(picture)));
  }

  #item(picture) {
    const button = make('button', '', { type: 'button' });
    const name = make('span', 'name', { textContent: picture.name, dir: 'auto' });
    button.append(make('img', '', { src: picture.preview, alt: '', loading: 'lazy' }), name);
    if (picture.alt) button.append(make('span', 'visually-hidden', { textContent: `: ${picture.alt}` }));
    if (this.several) button.setAttribute('aria-pressed', String(this.#chosen.has(picture.id)));
    button.addEventListener('click', () => this.#choose(picture, button));
    const item = make('li');
    item.append(button);
    return item;
  }

  #choose(picture, button) {
    if (!this.several) {
      this.#end([picture]);
      return;
    }
    if (!this.#chosen.delete(picture.id)) this.#chosen.set(picture.id, picture);
    button?.setAttribute('aria-pressed', String(this.#chosen.has(picture.id)));
    const count = this.#chosen.size;
    this.take.disabled = !count;
    this.take.textContent = count === 1 ? 'Use this one' : `Use these ${count}`;
  }

  #upload(files) {
    (this.several ? files : files.slice(0, 1)).forEach((file) => this.#send(file));
  }

  async #send(file) {
    const item = make('li');
    const bar = make('progress', '', { max: 1, value: 0 });
    bar.setAttribute('aria-label', `How far ${file.name} is`);
    const state = make('span', 'quiet');
    item.append(make('bdi', '', { textContent: file.name }), bar, state);
    this.uploads.append(item);
    this.uploads.hidden = false;
    this.told.textContent = `${file.name} is uploaded.`;
    try {
      const { image } = await upload(file, {
        signal: this.#leaving.signal,
        onProgress: (part, how) => {
          bar.value = part;
          state.textContent = progressInWords(part, how);
        },
      });
      const picture = await whole(image);
      item.remove();
      this.uploads.hidden = !this.uploads.children.length;
      if (!this.dialog.isConnected) return;
      this.told.textContent = `${picture.name} is in the library.`;
      if (this.several && this.#chosen.has(picture.id)) return;
      this.#choose(picture);
      if (this.several) this.#seek();
    } catch (problem) {
      if (!(problem instanceof NotUploaded)) throw problem;
      bar.remove();
      state.className = 'error';
      state.textContent = problem.message;
      this.told.textContent = `${file.name} was not taken: ${problem.message}`;
    }
  }
}

/**
 * Lets somebody choose pictures of the library, or upload new ones.
 *
 * Answers what they chose, in their order: `{id, name, alt, caption, credit, width, height, preview, large, focalX,
 * focalY}`, the sizes in pixels, texts null where nothing is said; nothing when they left. `several`: more than one may be
 * chosen.
 */
export function pick({ title = 'Choose a picture', several = false } = {}) {
  return new Promise((done) => {
    new Picking({ title, several, done });
  });
}
