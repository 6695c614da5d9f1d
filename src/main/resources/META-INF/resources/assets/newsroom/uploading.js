// Pictures on their way to the library: in pieces, so that a lost connection costs one piece and no more.

const ADDRESS = '/newsroom/pictures/uploads';
const PIECE = 1 << 20;
const AT_ONCE = 3;

/** How long one request may take, and the longest pause before another try, in milliseconds. */
const PATIENCE = 60_000;
const LONGEST_PAUSE = 15_000;

/** A server that fails as often with one file has trouble with that file. */
const MOST_FAILURES = 6;

/** How often a file is begun anew of which the server knows nothing any more. */
const MOST_BEGINNINGS = 4;

/** How often a server that answers is asked to end one file: looking at it may be what the server does not survive. */
const MOST_ENDINGS = 8;

/** What is larger is not read twice, once for its name and once to send it. */
const MOST_TO_HASH = 64 << 20;

/** The formats that a picker offers; the server decides, by what is in the file. */
export const FORMATS = 'image/jpeg,image/png,image/webp,image/gif';

/** The server, or the person, did not want it; the message says why, in the server's words. */
export class NotUploaded extends Error {
  constructor(message, cancelled = false) {
    super(message);
    this.cancelled = cancelled;
  }
}

/** No answer, or none about this file: it is worth another try. */
class Lost extends Error {
  constructor(state, served = false) {
    super(state);
    this.state = state;
    this.served = served;
  }
}

const token = () => document.querySelector('[name="csrf-token"]')?.value ?? '';

/** Waits, but no longer than until the connection is back. */
const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });

async function exchange(address, signal, { headers, ...options }) {
  let answer;
  try {
    answer = await fetch(address, {
      redirect: 'manual',
      ...options,
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript', 'X-CSRF-TOKEN': token(), ...headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
  } catch {
    throw new Lost('offline');
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 499) throw new Lost('signed-out');
  if (answer.status >= 500) throw new Lost('busy', true);
  return answer;
}

/** What the server has to say of a file that it does not take. */
async function refusal(answer) {
  const json = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json().catch(() => ({})) : {};
  return new NotUploaded(json.problem ?? json.message ?? `The server answered ${answer.status}.`);
}

async function sha256(file) {
  // Browsers hash only at secure addresses.
  if (!crypto.subtle || file.size > MOST_TO_HASH) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(file));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function bytesOf(blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new NotUploaded('The file cannot be read any more: it was changed, or is gone. Choose it again.');
  }
}

/** Tells the server that nothing more comes of a file; what it has is removed, now or in time. */
const forget = (address) =>
  fetch(address, { method: 'DELETE', keepalive: true, headers: { 'X-Requested-With': 'JavaScript', 'X-CSRF-TOKEN': token() } }).catch(() => null);

/** One file's way: told to the server, sent piece by piece, ended. Every step can be taken again. */
class Way {
  constructor(file, replace, signal, tell) {
    Object.assign(this, { file, replace, signal, tell, address: null, offset: 0, uncertain: false, begun: 0, endings: 0 });
  }

  /** The next step; answers `{image, duplicate}` after the last. */
  async step() {
    if (!this.address) return this.#begin();
    if (this.uncertain) return this.#ask();
    return this.offset < this.file.size ? this.#send() : this.#end();
  }

  async #begin() {
    this.begun += 1;
    if (this.begun > MOST_BEGINNINGS) throw new NotUploaded('The server forgets this file while it is sent. Try it again later.');
    // A file that the library has already is no duplicate where it replaces another.
    if (!this.replace) this.hash ??= await sha256(this.file);
    const answer = await exchange(ADDRESS, this.signal, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: this.file.name, bytes: this.file.size, sha256: this.hash }),
    });
    if (!answer.ok) throw await refusal(answer);
    const begun = await answer.json();
    if (begun.image) return { image: begun.image, duplicate: true };
    this.address = `${ADDRESS}/${encodeURIComponent(begun.upload)}`;
    this.offset = begun.offset ?? 0;
    return null;
  }

  async #send() {
    const piece = await bytesOf(this.file.slice(this.offset, this.offset + PIECE));
    this.uncertain = true;
    const answer = await exchange(this.address, this.signal, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(this.offset) },
      body: piece,
    });
    this.#take(answer, [204, 409]);
    if (!answer.ok && answer.status !== 409 && this.address) throw await refusal(answer);
    return null;
  }

  /** How far the server has come, after a piece of which nobody knows whether it arrived. */
  async #ask() {
    const answer = await exchange(this.address, this.signal, { method: 'HEAD' });
    this.#take(answer, [200, 204]);
    if (!answer.ok && this.address) throw await refusal(answer);
    return null;
  }

  #take(answer, known) {
    const offset = Number.parseInt(answer.headers.get('Upload-Offset'), 10);
    if (known.includes(answer.status) && offset >= 0) this.offset = offset;
    // It was forgotten there, or is ended already: its hash tells which.
    if (answer.status === 404 || answer.status === 410) this.address = null;
    this.uncertain = known.includes(answer.status) && !(offset >= 0);
  }

  async #end() {
    this.endings += 1;
    if (this.endings > MOST_ENDINGS) throw new NotUploaded('The server cannot take this file now. Try it again later.');
    this.tell('ending');
    // Unless it is answered, the server is asked how it is before it is asked to end the file again.
    this.uncertain = true;
    const answer = await exchange(`${this.address}/end${this.replace ? `?replace=${this.replace}` : ''}`, this.signal, { method: 'POST' });
    this.uncertain = false;
    if (answer.status === 404 || answer.status === 410) {
      this.address = null;
      return null;
    }
    // Another request of ours ends it just now, or the server has less of it than we thought.
    if (answer.status === 409) {
      this.uncertain = true;
      throw new Lost('ending');
    }
    if (!answer.ok) throw await refusal(answer);
    const { duplicate, ...ended } = await answer.json();
    return { image: ended.image ?? ended, duplicate: Boolean(duplicate) };
  }
}

let running = 0;
const waiting = [];

async function turn(signal) {
  if (running >= AT_ONCE) {
    await new Promise((resolve) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        waiting.splice(waiting.indexOf(resolve) >>> 0, 1);
        resolve();
      });
    });
  }
  running += 1;
}

function next() {
  running -= 1;
  waiting.shift()?.();
}

/**
 * Uploads a file, some at once and the others after them; goes on by itself after a lost connection.
 *
 * Answers `{image, duplicate}`: the picture as the library has it, and whether it was there before. Rejects with
 * `NotUploaded`. `onProgress(part, state)` is told how far it is, 0 to 1, and why: `waiting` for its turn, `sending`,
 * `offline`, `busy`, `signed-out`, `ending` while the server looks at it. `signal` cancels. `replace` is the number of the
 * picture that is to be this file from now on.
 */
export async function upload(file, { onProgress = () => {}, signal = new AbortController().signal, replace = null } = {}) {
  if (running >= AT_ONCE) onProgress(0, 'waiting');
  await turn(signal);
  const way = new Way(file, replace, signal, (state) => onProgress(way.offset / (file.size || 1), state));
  const cancelled = () => {
    if (!signal.aborted) return;
    if (way.address) forget(way.address);
    throw new NotUploaded('Cancelled.', true);
  };
  let failures = 0;
  try {
    for (;;) {
      cancelled();
      try {
        const done = await way.step();
        if (done) {
          onProgress(1, 'done');
          return done;
        }
        failures = 0;
        onProgress(way.offset / (file.size || 1), 'sending');
      } catch (problem) {
        cancelled();
        if (!(problem instanceof Lost)) throw problem;
        failures += 1;
        if (problem.served && failures >= MOST_FAILURES) {
          throw new NotUploaded('The server cannot take this file now. Try it again later.');
        }
        onProgress(way.offset / (file.size || 1), problem.state);
        await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** failures), signal);
      }
    }
  } finally {
    next();
  }
}

/** Whether something that is dragged or pasted holds files. */
export const holdsFiles = (transfer) => [...(transfer?.types ?? [])].includes('Files');

/** How far it is, in words. */
export const progressInWords = (part, state) =>
  ({
    waiting: 'waits for its turn',
    offline: 'waits for the connection',
    busy: 'waits until the server can take it',
    'signed-out': 'waits until you sign in again, in a new tab',
    ending: 'is being looked at',
    done: 'is there',
  })[state] ?? `${Math.floor(part * 100)} % sent`;
