// What the server has not confirmed yet, kept in the browser: survives a reload, a closed tab, a killed browser.

const PREFIX = 'stet.pending.';

/** The unconfirmed steps of one window on one story. */
export class Pending {
  constructor(story, client) {
    this.key = `${PREFIX}${story}.${client}`;
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

/** What windows that are gone left behind for a story, oldest first. */
export async function orphans(story) {
  const found = [];
  let keys;
  try {
    keys = Object.keys(localStorage);
  } catch {
    return found;
  }
  for (const key of keys.filter((name) => name.startsWith(`${PREFIX}${story}.`))) {
    const client = key.slice(`${PREFIX}${story}.`.length);
    if (await isGone(client)) {
      try {
        found.push(JSON.parse(localStorage.getItem(key)));
      } catch {
        // Not JSON, so no window of ours wrote it; it stays where it is.
      }
    }
  }
  return found.sort((one, other) => one.at.localeCompare(other.at));
}

async function isGone(client) {
  if (!navigator.locks) return true;
  return navigator.locks.request(`stet.window.${client}`, { ifAvailable: true }, (lock) => lock !== null);
}
