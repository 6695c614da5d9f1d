// Pictures on their way into the text: where each will stand there is a line that says how far it is. The line is this
// window's own; only the finished picture is a step of the story.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { askHowTogether } from './dialogs.js';
import { whole } from './picking.js';
import { figureOf, placed, roomAt } from './picture-places.js';
import { remember } from './shelf.js';
import { NotUploaded, progressInWords, upload } from './uploading.js';

const key = new PluginKey('arriving');

const QUARTERS = 4;

const make = (tag, className = '', properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

/** One file on its way, and its line. */
class Arrival {
  constructor({ file, order, group, settled, announce }) {
    Object.assign(this, { file, order, group, settled, announce, picture: null });
    this.name = file.name || 'Pasted picture';
    this.element = make('div', 'arriving', { contentEditable: 'false' });
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', this.name);
    this.bar = make('progress', '', { max: 1, value: 0 });
    this.bar.setAttribute('aria-label', `How far ${this.name} is`);
    this.state = make('span', 'quiet');
    this.again = make('button', '', { type: 'button', textContent: 'Try again', hidden: true });
    this.again.addEventListener('click', () => this.start());
    this.stop = make('button', '', { type: 'button', textContent: 'Cancel' });
    this.stop.addEventListener('click', () => this.cancel());
    this.element.append(make('bdi', '', { textContent: this.name }), this.bar, this.state, this.again, this.stop);
  }

  get running() {
    return Boolean(this.leaving) && !this.failed && !this.picture;
  }

  async start() {
    this.leaving = new AbortController();
    this.failed = false;
    this.#show();
    this.announce(`${this.name} is uploaded.`);
    let quarter = 0;
    try {
      const { image, duplicate } = await upload(this.file, {
        signal: this.leaving.signal,
        onProgress: (part, state) => {
          this.bar.value = part;
          const words = progressInWords(part, state);
          const waits = state !== 'sending' && words !== this.state.textContent;
          this.state.textContent = words;
          if (waits && state !== 'done') this.announce(`${this.name} ${words}.`);
          if (Math.floor(part * QUARTERS) > quarter && part < 1) {
            quarter = Math.floor(part * QUARTERS);
            this.announce(`${this.name}: ${words}.`);
          }
        },
      });
      this.picture = await whole(image);
      remember(this.picture);
      this.announce(`${this.name} is in the story.${duplicate ? ' The library had it already.' : ''}`);
    } catch (problem) {
      if (!(problem instanceof NotUploaded)) console.error(problem);
      this.failed = true;
      this.cancelled = this.cancelled || problem.cancelled;
      this.state.textContent = problem instanceof NotUploaded ? problem.message : 'It could not be uploaded.';
      if (!this.cancelled) this.announce(`${this.name} was not taken: ${this.state.textContent}`);
      this.#show();
    }
    this.settled(this);
  }

  #show() {
    this.bar.hidden = this.failed;
    this.again.hidden = !this.failed;
    this.stop.textContent = this.failed ? 'Take away' : 'Cancel';
    this.state.className = this.failed ? 'error' : 'quiet';
  }

  cancel() {
    const ended = this.failed;
    this.cancelled = true;
    this.leaving?.abort();
    if (ended) this.settled(this);
    this.announce(`${this.name} was taken away.`);
  }
}

/** All files that are on their way into one editor's text. */
export class Arriving {
  #order = 0;

  /** `announce` tells those who do not see it how it stands. */
  constructor(announce) {
    this.announce = announce;
    this.plugin = new Plugin({
      key,
      state: {
        init: () => [],
        apply: (tr, places) => this.#moved(tr, places),
      },
      props: {
        decorations: (state) => DecorationSet.create(state.doc, key.getState(state).map(({ pos, arrival }) => line(pos, arrival))),
      },
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.running) event.preventDefault();
    });
  }

  /** Whether anything would be lost if the page went away. */
  get running() {
    return Boolean(this.view) && key.getState(this.view.state).some(({ arrival }) => arrival.running);
  }

  /** Places move with the text around them. One that comes in pushes on those that were put there after it. */
  #moved(tr, places) {
    const { add = [], remove = [], before = null } = tr.getMeta(key) ?? {};
    const side = (arrival) => (before !== null && arrival.order < before ? -1 : 1);
    return places
      .filter(({ arrival }) => !remove.includes(arrival))
      .map(({ pos, arrival }) => ({ pos: tr.mapping.map(pos, side(arrival)), arrival }))
      .concat(add);
  }

  /** Uploads files to a place in the text; of several it is asked how they shall stand. */
  async bring(view, files, pos) {
    this.view = view;
    const together =
      files.length > 1 && roomAt(view.state.doc, pos) === null ? await askHowTogether(files.length) : null;
    if (together === undefined || !files.length) return;
    const group = { together, arrivals: [] };
    group.arrivals = files.map(
      (file) =>
        new Arrival({ file, order: (this.#order += 1), group, announce: this.announce, settled: (it) => this.#settled(it) }),
    );
    const at = Math.min(pos, view.state.doc.content.size);
    view.dispatch(view.state.tr.setMeta(key, { add: group.arrivals.map((arrival) => ({ pos: at, arrival })) }));
    group.arrivals.forEach((arrival) => arrival.start());
  }

  /** A single one goes in at once; those of a gallery wait for each other, but not for what was refused. */
  #settled(arrival) {
    const { group } = arrival;
    if (arrival.cancelled && !arrival.picture) {
      group.arrivals = group.arrivals.filter((other) => other !== arrival);
      this.view.dispatch(this.view.state.tr.setMeta(key, { remove: [arrival] }));
    }
    if (!group.together) {
      if (arrival.picture) this.#put([arrival]);
      return;
    }
    if (group.arrivals.some(({ running }) => running)) return;
    const there = group.arrivals.filter(({ picture }) => picture);
    if (there.length) this.#put(there, group.together);
  }

  #put(arrivals, together = null) {
    const { state } = this.view;
    const place = key.getState(state).find(({ arrival }) => arrival === arrivals[0]);
    const group = arrivals[0].group;
    group.arrivals = group.arrivals.filter((arrival) => !arrivals.includes(arrival));
    // What comes later to a gallery that stands already comes to the places inside it.
    const gallery = together && arrivals.length > 1 ? together : null;
    const { tr, at } = placed(state.tr, place?.pos ?? state.doc.content.size, arrivals.map(({ picture }) => figureOf(picture)), gallery);
    tr.setMeta(key, { remove: arrivals, before: arrivals[0].order });
    this.view.dispatch(tr);
    if (gallery) this.#follow(group, at);
  }

  /** The lines of what a gallery still waits for stand in it, at its end. */
  #follow(group, at) {
    const { state } = this.view;
    const end = at + state.doc.nodeAt(at).nodeSize - 1;
    const add = group.arrivals.map((arrival) => ({ pos: end, arrival }));
    group.together = null;
    if (add.length) this.view.dispatch(state.tr.setMeta(key, { remove: group.arrivals, add }));
  }
}

const line = (pos, arrival) =>
  Decoration.widget(pos, arrival.element, {
    key: `arriving-${arrival.order}`,
    side: 1,
    ignoreSelection: true,
    stopEvent: () => true,
  });
