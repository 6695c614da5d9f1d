// Small questions to the writer. Escape always goes back to the text.
import { TextSelection } from 'prosemirror-state';
import { isSafeHref, schema } from './schema.js';

function dialog(label, fill) {
  const element = document.createElement('dialog');
  element.setAttribute('aria-label', label);
  const form = document.createElement('form');
  form.method = 'dialog';
  element.append(form);
  fill(form, element);
  document.body.append(element);
  element.addEventListener('close', () => element.remove());
  element.showModal();
  return element;
}

function field(form, label, attributes) {
  const wrap = document.createElement('div');
  wrap.className = 'field';
  const caption = document.createElement('label');
  caption.textContent = label;
  const input = document.createElement('input');
  Object.assign(input, attributes);
  input.id = `dialog-${input.name}`;
  caption.htmlFor = input.id;
  const error = document.createElement('p');
  error.className = 'error';
  error.id = `${input.id}-error`;
  error.setAttribute('role', 'alert');
  input.setAttribute('aria-describedby', error.id);
  wrap.append(caption, input, error);
  form.append(wrap);
  return { input, error };
}

function buttons(form, element, label) {
  const row = document.createElement('div');
  row.className = 'actions';
  const yes = document.createElement('button');
  yes.className = 'primary';
  yes.textContent = label;
  const no = document.createElement('button');
  no.type = 'button';
  no.textContent = 'Cancel';
  no.addEventListener('click', () => element.close());
  row.append(yes, no);
  form.append(row);
}

/** Asks where the selected words shall lead; with nothing selected the address itself is written. */
export function askForLink(view, state) {
  dialog('Link', (form, element) => {
    const { input, error } = field(form, 'Address', { name: 'href', type: 'text', autocomplete: 'off', spellcheck: false });
    buttons(form, element, 'Set the link');
    form.addEventListener('submit', (event) => {
      const href = input.value.trim();
      if (!isSafeHref(href)) {
        event.preventDefault();
        error.textContent = 'An address begins with https://, http://, mailto: or, within the paper, with /.';
        input.setAttribute('aria-invalid', 'true');
        return;
      }
      const { from, to, empty } = state.selection;
      const mark = schema.marks.link.create({ href });
      const tr = view.state.tr;
      if (empty) {
        tr.insert(from, schema.text(href, [mark]));
      } else {
        tr.addMark(from, to, mark).setSelection(TextSelection.create(tr.doc, to));
      }
      view.dispatch(tr.scrollIntoView());
    });
    element.addEventListener('close', () => view.focus());
  });
}

/** Asks for a story, by words of its headline. */
export function askForStory(view, chosen) {
  dialog('Related story', (form, element) => {
    const { input, error } = field(form, 'Words of its headline', { name: 'story', type: 'search', autocomplete: 'off' });
    const list = document.createElement('ul');
    list.className = 'found';
    form.append(list);
    buttons(form, element, 'Find');
    const choose = (story) => {
      element.close();
      chosen(story);
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      error.textContent = '';
      list.replaceChildren();
      const stories = await findStories(input.value);
      if (!stories.length) error.textContent = 'No story has these words in its headline.';
      for (const story of stories) {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = story.headline;
        button.addEventListener('click', () => choose(story));
        item.append(button);
        list.append(item);
      }
    });
    element.addEventListener('close', () => view.focus());
  });
}

export async function findStories(words) {
  const answer = await fetch(`/newsroom/stories/search?q=${encodeURIComponent(words)}`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  });
  return answer.ok ? answer.json() : [];
}

/** Asks how several pictures shall stand: `grid` or `slideshow`, null for one below the other, undefined for not at all. */
export function askHowTogether(count) {
  return new Promise((resolve) => {
    let chosen;
    const element = dialog(`${count} pictures`, (form) => {
      const question = document.createElement('p');
      question.textContent = `How shall the ${count} pictures stand?`;
      const row = document.createElement('div');
      row.className = 'actions';
      for (const [label, together] of [
        ['As a gallery', 'grid'],
        ['As a slideshow', 'slideshow'],
        ['One below the other', null],
        ['Cancel', undefined],
      ]) {
        const answer = document.createElement('button');
        answer.textContent = label;
        answer.addEventListener('click', () => {
          chosen = together;
        });
        row.append(answer);
      }
      row.firstChild.className = 'primary';
      form.append(question, row);
    });
    element.addEventListener('close', () => resolve(chosen));
  });
}

/** Lists the shortcuts. */
export function showShortcuts(rows) {
  dialog('Shortcuts', (form, element) => {
    const table = document.createElement('table');
    for (const [what, keys] of rows) {
      const row = table.insertRow();
      row.insertCell().textContent = what;
      const cell = document.createElement('kbd');
      cell.textContent = keys;
      row.insertCell().append(cell);
    }
    form.append(table);
    const close = document.createElement('button');
    close.textContent = 'Close';
    form.append(close);
    element.querySelector('button').focus();
  });
}

export { dialog };
