// Speaks with the server's authority over a story's steps.

/** The server, or the way to it, did not take what was sent. `kind`: offline, signed-out, refused. */
export class NotTaken extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

export class Authority {
  constructor({ url, csrfHeader, csrf }) {
    this.url = url;
    this.headers = { Accept: 'application/json', 'X-Requested-With': 'JavaScript', [csrfHeader]: csrf };
  }

  /** Sends steps. Answers `{taken: {version, savedAt}}`, or `{missed: {version, steps, clients}}`. */
  async send(message) {
    const answer = await this.#fetch(this.url, {
      method: 'POST',
      headers: { ...this.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (answer.status === 409) return { missed: await answer.json() };
    return { taken: await this.#json(answer) };
  }

  /** The steps after a version. */
  async since(version) {
    return this.#json(await this.#fetch(`${this.url}?since=${version}`, { headers: this.headers }));
  }

  async #fetch(url, options) {
    let answer;
    try {
      answer = await fetch(url, { ...options, redirect: 'manual', credentials: 'same-origin' });
    } catch {
      throw new NotTaken('offline', 'There is no connection.');
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 499) {
      throw new NotTaken('signed-out', 'Sign in again in a new tab.');
    }
    if (answer.status >= 500) throw new NotTaken('offline', 'The server cannot answer now.');
    return answer;
  }

  async #json(answer) {
    if (answer.ok) return answer.json();
    let message = `The server answered ${answer.status}.`;
    if ((answer.headers.get('Content-Type') || '').includes('json')) {
      const told = await answer.json();
      message = told.message;
    }
    throw new NotTaken('refused', message);
  }
}
