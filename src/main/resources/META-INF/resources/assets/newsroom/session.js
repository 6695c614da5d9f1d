// One window's writing: what was typed goes to the server within the second, or waits here until it can.
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { NotTaken } from './authority.js';
import { Pending } from './pending.js';
import { schema } from './schema.js';

const PAUSE = 300;
const LONGEST_PAUSE = 15000;
const POLL = 3000;
const MOST_STEPS = 5000;

export const stepsOf = (json) => json.map((step) => Step.fromJSON(schema, step));

/** Sends a window's steps, one batch at a time, and takes what others wrote. */
export class Session {
  #timer = null;
  #sending = false;
  #failures = 0;
  #refused = false;

  /**
   * `read` gives the editor's state, `apply` takes a transaction, `tell` is told how the saving stands, `confirmed` is
   * the document that the server has.
   */
  constructor({ story, client, authority, read, apply, tell, confirmed }) {
    Object.assign(this, { client, authority, read, apply, tell, confirmed });
    this.pending = new Pending(story, client);
  }

  /** To be called after every change of the state. */
  changed() {
    const sendable = sendableSteps(this.read());
    if (!sendable) return;
    const kept = this.#keep(sendable);
    if (!kept) this.tell({ state: 'unkept' });
    else if (!this.#failures && !this.#refused) this.tell({ state: 'saving' });
    if (!this.#failures) this.#later(PAUSE);
  }

  /** Takes what others wrote, from time to time and when the window is looked at again. */
  follow() {
    const now = () => {
      this.#failures = 0;
      this.#later(0);
    };
    window.addEventListener('online', now);
    window.addEventListener('focus', now);
    document.addEventListener('visibilitychange', () => document.hidden || now());
    setInterval(() => document.hidden || this.#timer || this.#later(0), POLL);
  }

  /** The version of the draft that this window has. */
  get version() {
    return getVersion(this.read());
  }

  get unconfirmed() {
    return sendableSteps(this.read())?.steps.length ?? 0;
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.exchange();
    }, pause);
  }

  /** One turn: send, or ask. */
  async exchange() {
    if (this.#sending || this.#refused) return;
    this.#sending = true;
    try {
      await this.#turn();
      this.#failures = 0;
      if (sendableSteps(this.read())) this.#later(0);
    } catch (problem) {
      if (!(problem instanceof NotTaken)) throw problem;
      this.#failed(problem);
    } finally {
      this.#sending = false;
    }
  }

  async #turn() {
    const sendable = sendableSteps(this.read());
    if (!sendable) {
      this.#receive(await this.authority.since(getVersion(this.read())));
      this.tell({ state: 'idle' });
      return;
    }
    const steps = sendable.steps.slice(0, MOST_STEPS);
    const document = steps.reduce((doc, step) => step.apply(doc).doc, this.confirmed);
    const answer = await this.authority.send({
      version: sendable.version,
      client: this.client,
      steps: steps.map((step) => step.toJSON()),
      document: document.toJSON(),
    });
    if (answer.missed) {
      this.#receive(answer.missed);
    } else {
      this.#take(steps, steps.map(() => this.client));
      this.tell({ state: 'saved', at: answer.taken.savedAt });
    }
  }

  #receive({ steps, clients }) {
    if (steps.length) this.#take(stepsOf(steps), clients);
  }

  /** Steps that the server has: moves the confirmed document on, and rebases what is unconfirmed over them. */
  #take(steps, clients) {
    this.confirmed = steps.reduce((doc, step) => step.apply(doc).doc, this.confirmed);
    this.apply(receiveTransaction(this.read(), steps, clients, { mapSelectionBackward: true }));
    const sendable = sendableSteps(this.read());
    if (sendable) this.#keep(sendable);
    else this.pending.forget();
  }

  #keep(sendable) {
    return this.pending.keep({
      client: this.client,
      version: sendable.version,
      base: this.confirmed.toJSON(),
      steps: sendable.steps.map((step) => step.toJSON()),
    });
  }

  #failed(problem) {
    if (problem.kind === 'refused') {
      this.#refused = true;
      this.tell({ state: 'refused', message: problem.message });
      return;
    }
    this.#failures += 1;
    this.tell({ state: problem.kind, changes: this.unconfirmed });
    this.#later(Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(this.#failures - 1, 4)));
  }
}

/**
 * Brings to the server what a window that is gone had not sent: rebased over what came since, as that window would have
 * done. Answers nothing, or the text that the server refused.
 */
export async function recover(record, story, authority) {
  const pending = new Pending(story, record.client);
  let confirmed = schema.nodeFromJSON(record.base);
  let state = EditorState.create({
    doc: confirmed,
    plugins: [collab({ version: record.version, clientID: record.client })],
  });
  const tr = state.tr;
  stepsOf(record.steps).forEach((step) => tr.step(step));
  state = state.apply(tr);
  const take = (steps, clients) => {
    confirmed = steps.reduce((doc, step) => step.apply(doc).doc, confirmed);
    state = state.apply(receiveTransaction(state, steps, clients));
  };
  try {
    const missed = await authority.since(record.version);
    take(stepsOf(missed.steps), missed.clients);
    for (let sendable = sendableSteps(state); sendable; sendable = sendableSteps(state)) {
      const answer = await authority.send({
        version: sendable.version,
        client: record.client,
        steps: sendable.steps.map((step) => step.toJSON()),
        document: state.doc.toJSON(),
      });
      if (answer.missed) take(stepsOf(answer.missed.steps), answer.missed.clients);
      else take(sendable.steps, sendable.steps.map(() => record.client));
    }
    pending.forget();
    return null;
  } catch (problem) {
    if (!(problem instanceof NotTaken)) throw problem;
    return { message: problem.message, text: state.doc.textBetween(0, state.doc.content.size, '\n\n') };
  }
}
