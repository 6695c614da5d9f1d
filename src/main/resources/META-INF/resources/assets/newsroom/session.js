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

const WEDGED = 'This window has lost the thread of the story: copy your last words, then load the page again.';

const LOST =
  'Somebody else removed the place where this was typed, so it is not in the story. Copy what you need back into it.';

/** The words that steps put into a document. */
const wordsOf = (steps) =>
  steps.map((step) => step.slice?.content.textBetween(0, step.slice.content.size, '\n') ?? '').join('');

const ownOf = (clients, client) => clients.filter((each) => each === client).length;

const count = (state) => sendableSteps(state)?.steps.length ?? 0;

export const stepsOf = (json) => json.map((step) => Step.fromJSON(schema, step));

/** Sends a window's steps, one batch at a time, and takes what others wrote. */
export class Session {
  #timer = null;
  #sending = false;
  #failures = 0;
  #refused = false;

  /**
   * `read` gives the editor's state, `apply` takes a transaction, `tell` is told how the saving stands, `confirmed` is
   * the document that the server has; `desk` names the person's place at the story in the browser's storage.
   */
  constructor({ desk, client, authority, read, apply, tell, confirmed }) {
    Object.assign(this, { client, authority, read, apply, tell, confirmed });
    this.pending = new Pending(desk, client);
  }

  /** To be called after every change of the state. */
  changed() {
    const sendable = sendableSteps(this.read());
    if (!sendable) return;
    const kept = this.#keep(sendable);
    // What was refused may be just what this change takes away.
    this.#refused = false;
    if (!kept) this.tell({ state: 'unkept' });
    else if (!this.#failures) this.tell({ state: 'saving' });
    // Counted from the first change that waits, not from the last: who writes without a pause is saved all the same.
    if (!this.#failures && !this.#timer) this.#later(PAUSE);
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
      this.#failed(problem instanceof NotTaken ? problem : new NotTaken('refused', WEDGED));
      if (!(problem instanceof NotTaken)) console.error(problem);
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
    const unsent = sendableSteps(this.read())?.steps.slice(ownOf(clients, this.client)) ?? [];
    this.apply(receiveTransaction(this.read(), steps, clients, { mapSelectionBackward: true }));
    if (count(this.read()) < unsent.length) this.tell({ state: 'lost', message: LOST, text: wordsOf(unsent) });
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
 * done. Answers nothing, or `{message, text}`: words that could not be brought into the story. While there is no way to
 * the server, or nobody is signed in, they wait where they are.
 */
export async function recover(record, desk, authority) {
  const pending = new Pending(desk, record.client);
  const lost = [];
  let state;
  try {
    let confirmed = schema.nodeFromJSON(record.base);
    state = EditorState.create({
      doc: confirmed,
      plugins: [collab({ version: record.version, clientID: record.client })],
    });
    const tr = state.tr;
    stepsOf(record.steps).forEach((step) => tr.step(step));
    state = state.apply(tr);
    const take = (steps, clients) => {
      confirmed = steps.reduce((doc, step) => step.apply(doc).doc, confirmed);
      const unsent = sendableSteps(state)?.steps.slice(ownOf(clients, record.client)) ?? [];
      state = state.apply(receiveTransaction(state, steps, clients));
      if (count(state) < unsent.length) lost.push(wordsOf(unsent));
    };
    const missed = await authority.since(record.version);
    take(stepsOf(missed.steps), missed.clients);
    for (let sendable = sendableSteps(state); sendable; sendable = sendableSteps(state)) {
      const steps = sendable.steps.slice(0, MOST_STEPS);
      const answer = await authority.send({
        version: sendable.version,
        client: record.client,
        steps: steps.map((step) => step.toJSON()),
        document: steps.reduce((doc, step) => step.apply(doc).doc, confirmed).toJSON(),
      });
      if (answer.missed) take(stepsOf(answer.missed.steps), answer.missed.clients);
      else take(steps, steps.map(() => record.client));
    }
    pending.forget();
    return lost.length ? { message: LOST, text: lost.join('\n\n') } : null;
  } catch (problem) {
    if (problem instanceof NotTaken && problem.kind !== 'refused') return null;
    // Refused, or of a kind that this page does not understand: its words are all that can be saved of it.
    if (!(problem instanceof NotTaken)) console.error(problem);
    pending.forget();
    const text = state ? state.doc.textBetween(0, state.doc.content.size, '\n\n') : JSON.stringify(record.steps);
    return { message: `The server did not take what was typed here: ${problem.message}`, text };
  }
}
