// What the server has not confirmed yet, kept in the browser: survives a reload, a closed tab, a killed browser.

const PREFIX = 'stet.pending.';
const LEFT = 'stet.left.';

// Without locks (an address that is not secure), a window that has kept nothing new for so long counts as gone.
const SILENCE = 30000;

/** The unconfirmed steps of one window; `desk` is one person's place at one story, `<person>.<story>`. */
export class Pending {
  constructor(desk, client) {
    this.key = `${PREFIX}${desk}.${client}`;
  }

  /** Keeps `{client, version, base, steps}`; false when the browser refuses to. */
  keep(record) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...record, at: new Date().toISOString() }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Storage is forbidden here, so nothing was kept either; `keep` has told the person.
    }
  }
}

/** The window's name, held as a lock for as long as it lives, so that others can tell it from a dead one. */
export async function hold(client) {
  if (!navigator.locks) return;
  await new Promise((held) => {
    navigator.locks.request(`stet.window.${client}`, () => {
      held();
      return new Promise(() => {});
    });
  });
}

/** What windows of this person that are gone left behind for a story, oldest first. */
export async function orphans(desk) {
  const found = [];
  let keys;
  try {
    keys = Object.keys(localStorage);
  } catch {
    return found;
  }
  for (const key of keys.filter((name) => name.startsWith(`${PREFIX}${desk}.`))) {
    const client = key.slice(`${PREFIX}${desk}.`.length);
    if (await isGone(client, key)) {
      try {
        found.push(JSON.parse(localStorage.getItem(key)));
      } catch {
        // Not JSON, so no window of ours wrote it; it stays where it is.
      }
    }
  }
  return found.sort((one, other) => one.at.localeCompare(other.at));
}

async function isGone(client, key) {
  if (!navigator.locks) return Date.now() - Date.parse(JSON.parse(localStorage.getItem(key))?.at ?? 0) > SILENCE;
  return navigator.locks.request(`stet.window.${client}`, { ifAvailable: true }, (lock) => lock !== null);
}

/** Keeps words that found no place in the story any more, until the person discards them. Answers their key. */
export function leave(desk, message, text) {
  const key = `${LEFT}${desk}.${Date.now()}.${Math.random().toString(36).slice(2)}`;
  try {
    localStorage.setItem(key, JSON.stringify({ message, text }));
  } catch {
    // The browser keeps nothing; the words still stand on the page.
  }
  return key;
}

/** Such words of earlier, as `{key, message, text}`. */
export function leftOver(desk) {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${LEFT}${desk}.`))
      .sort()
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
  } catch {
    return [];
  }
}

export function discard(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
