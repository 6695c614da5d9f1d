// The details form, saved while it is filled in; without this script it is a plain form with a button.

import { suggest } from './suggestions.js';

const form = document.getElementById('details');
const PAUSE = 600;

// Half a tag would be made a tag, half a name a guest: these are saved when the field is left.
const WHEN_LEFT = ['tags', 'bylines', 'shared'];

/** How the details stand, for whoever wants to send another form of the page: `now()`, or `soon()` as a promise. */
export const settled = { now: () => true, soon: async () => true };

if (form) {
  const state = document.getElementById('details-state');
  let timer = null;
  let sending = false;
  let again = false;

  // Of one person and one story, in this browser, until the server has them.
  const store = `stet.details.${form.dataset.person}.${new URL(form.action).pathname}`;
  const valueOf = (control) => (control.type === 'checkbox' ? (control.checked ? control.value : '') : control.value);
  const put = (control, value) => {
    if (control.type === 'checkbox') control.checked = value === control.value;
    else control.value = value;
  };
  const fields = () =>
    Object.fromEntries(
      [...form.elements].filter(({ name, type }) => name && type !== 'hidden').map((control) => [control.name, valueOf(control)]),
    );
  let known = fields();

  const keep = () => {
    const changed = Object.entries(fields()).filter(([name, value]) => known[name] !== value);
    try {
      if (changed.length) localStorage.setItem(store, JSON.stringify({ version: form.elements.version.value, changed }));
      else localStorage.removeItem(store);
    } catch {
      // The browser keeps nothing: the page itself is all there is.
    }
    return changed.length > 0;
  };

  /** What was typed before the page was lost; a change of somebody else's since then is shown beside it. */
  const restore = () => {
    try {
      const record = JSON.parse(localStorage.getItem(store));
      if (!record) return false;
      record.changed.forEach(([name, value]) => {
        const control = form.elements.namedItem(name);
        if (control) put(control, value);
      });
      form.elements.version.value = record.version;
      return true;
    } catch {
      return false;
    }
  };

  const time = () =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: document.documentElement.dataset.zone }).format(new Date());

  const note = (name, node) => {
    const control = form.elements.namedItem(name);
    if (!control) return;
    control.closest('.field:not([hidden])')?.append(node);
  };

  const clear = () => {
    form.querySelectorAll('.from-script').forEach((node) => node.remove());
    form.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
  };

  const showError = ({ field, message }) => {
    const text = document.createElement('p');
    text.className = 'error from-script';
    text.id = `error-${field}`;
    text.textContent = message;
    const control = form.elements.namedItem(field);
    control?.setAttribute('aria-invalid', 'true');
    control?.setAttribute('aria-describedby', text.id);
    note(field, text);
  };

  /** Both values of a field that two people changed; whoever looks at them decides. */
  const showConflict = ({ field, label, yours, theirs }) => {
    const box = document.createElement('div');
    box.className = 'conflict from-script';
    const text = document.createElement('p');
    text.textContent = `${label}: there is “${theirs}” now, and you wrote “${yours}”.`;
    const button = (caption, value) => {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = caption;
      element.addEventListener('click', () => {
        const control = form.elements.namedItem(field);
        put(control, value);
        box.remove();
        control.dispatchEvent(new Event('change', { bubbles: true }));
        if (!form.querySelector('.conflict')) save();
      });
      return element;
    };
    box.append(text, button('Keep mine', yours), button('Take theirs', theirs));
    note(field, box);
  };

  const take = async (answer, sent) => {
    if (answer.ok) {
      form.elements.version.value = (await answer.json()).version;
      document.querySelectorAll('[data-details-version]').forEach((field) => {
        field.value = form.elements.version.value;
      });
      known = sent;
      keep();
      clear();
      state.textContent = `Details saved ${time()}`;
      return;
    }
    const json = (answer.headers.get('Content-Type') || '').includes('json') ? await answer.json() : {};
    clear();
    if (answer.status === 409 && json.conflicts) {
      form.elements.version.value = json.version;
      json.conflicts.forEach(showConflict);
    }
    (json.errors || []).forEach(showError);
    state.textContent = `Details not saved: ${json.message || `the server answered ${answer.status}`}`;
  };

  const save = async () => {
    if (form.querySelector('.conflict')) return;
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    clearTimeout(timer);
    timer = null;
    state.textContent = 'Saving details…';
    const sent = fields();
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        redirect: 'manual',
        headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
        body: new URLSearchParams(new FormData(form)),
      });
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 499) {
        state.textContent = 'Signed out: sign in again in a new tab, then save. Nothing here is lost.';
      } else {
        await take(answer, sent);
      }
    } catch {
      state.textContent = 'Offline: the details are not saved yet.';
      later(5000);
    } finally {
      sending = false;
      if (again) {
        again = false;
        save();
      }
    }
  };

  const later = (pause) => {
    timer ??= setTimeout(save, pause);
  };

  settled.now = () => !sending && !keep();
  settled.soon = async () => {
    if (!settled.now()) await save();
    for (let turn = 0; turn < 50 && sending; turn += 1) await new Promise((resume) => setTimeout(resume, 100));
    if (!settled.now()) state.scrollIntoView({ block: 'center' });
    return settled.now();
  };

  form.addEventListener('input', (event) => {
    keep();
    if (!WHEN_LEFT.includes(event.target.name)) later(PAUSE);
  });
  form.addEventListener('change', () => {
    keep();
    later(PAUSE);
  });
  if (restore()) later(0);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });

  completion('tags', '/newsroom/tags', ',');
  completion('bylines', '/newsroom/authors', '\n');
  suggest(form.elements.tags, document.getElementById('suggested'));
}

/** Proposes names while one is typed: an ARIA combobox over one part of the field. */
function completion(name, url, separator) {
  const input = form.elements.namedItem(name);
  const list = document.createElement('ul');
  list.className = 'completions';
  list.id = `completions-${name}`;
  list.setAttribute('role', 'listbox');
  list.hidden = true;
  input.after(list);
  for (const [attribute, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    input.setAttribute(attribute, value);
  }
  let chosen = -1;

  const part = () => input.value.slice(0, input.selectionStart).split(separator).pop().trim();

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const put = (text) => {
    const before = input.value.slice(0, input.selectionStart).split(separator);
    before.pop();
    const joint = separator === ',' ? ', ' : separator;
    const head = [...before.map((each) => each.trim()), text].join(joint);
    const tail = input.value.slice(input.selectionStart).split(separator).slice(1).join(separator).trim();
    input.value = tail ? head + joint + tail : head;
    input.setSelectionRange(head.length, head.length);
    close();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  const mark = (index) => {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    input.setAttribute('aria-activedescendant', options[chosen].id);
  };

  input.addEventListener('input', async () => {
    const typed = part();
    if (typed.length < 2) return close();
    const answer = await fetch(`${url}?q=${encodeURIComponent(typed)}`, {
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
    }).catch(() => null);
    if (!answer?.ok || part() !== typed) return close();
    const found = await answer.json();
    list.replaceChildren(
      ...found.map((each, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.textContent = each.name;
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          put(each.name);
        });
        return option;
      }),
    );
    list.hidden = !found.length;
    chosen = -1;
    input.setAttribute('aria-expanded', String(Boolean(found.length)));
    return undefined;
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      put(list.children[chosen].textContent);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', close);
}
