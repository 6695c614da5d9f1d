// <stet-editor>: the story as one document, headline to last line.
import { baseKeymap } from 'prosemirror-commands';
import { collab, sendableSteps } from 'prosemirror-collab';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { EditorState, Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { Arriving } from './arriving.js';
import { Authority } from './authority.js';
import { showShortcuts } from './dialogs.js';
import { settled } from './details.js';
import { incoming, keepPage } from './incoming.js';
import './lead.js';
import { discard, hold, leave, leftOver, orphans } from './pending.js';
import { pictureFocus, pictureViews } from './pictures.js';
import { countWords, schema, storable } from './schema.js';
import { recover, Session } from './session.js';
import { keys, Toolbar, tools } from './toolbar.js';

const PROMPTS = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  quote_text: 'Quote',
  attribution: 'Who said it',
  fact_title: 'Title of the box',
  figure_caption: 'Caption',
  figure_credit: 'Who made it',
};

/** Says in each empty line what belongs there. */
const prompts = new Plugin({
  props: {
    decorations(state) {
      const all = [];
      state.doc.descendants((node, pos, parent, index) => {
        if (!node.isTextblock || node.content.size) return;
        const first = parent === state.doc && index === 2 && state.doc.childCount === 3;
        const prompt = PROMPTS[node.type.name] ?? (first ? 'Write the story' : null);
        if (prompt) all.push(Decoration.node(pos, pos + node.nodeSize, { class: 'empty-line', 'data-prompt': prompt }));
      });
      return DecorationSet.create(state.doc, all);
    },
  },
});

const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*([-+*])\s$/, schema.nodes.bullet_list),
    wrappingInputRule(/^(\d+)\.\s$/, schema.nodes.ordered_list, (match) => ({ order: Math.max(1, Number(match[1])) })),
    wrappingInputRule(/^\s*>\s$/, schema.nodes.blockquote),
    textblockTypeInputRule(/^(#{2,4})\s$/, schema.nodes.heading, (match) => ({ level: match[1].length })),
  ],
});

/** Not `randomUUID`: that exists only at secure addresses. */
const newClient = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

class StetEditor extends HTMLElement {
  async connectedCallback() {
    try {
      await this.#begin();
    } catch (problem) {
      console.error(problem);
      this.#show({ message: 'The editor could not be opened in this browser. Load the page again.', text: '' });
    }
  }

  async #begin() {
    this.desk = `${this.getAttribute('person')}.${this.getAttribute('story')}`;
    this.client = newClient();
    this.authority = new Authority({
      url: this.getAttribute('client-url'),
      csrfHeader: this.getAttribute('csrf-header'),
      csrf: this.getAttribute('csrf'),
    });
    this.saveState = document.getElementById('save-state');
    this.words = document.getElementById('word-count');
    const mayEdit = this.getAttribute('may-edit') === 'true';
    const { version, document: json } = JSON.parse(this.querySelector('script').textContent);
    const doc = schema.nodeFromJSON(json);
    if (mayEdit) {
      await hold(this.client);
      await this.#recoverAll();
    }
    this.#open({ version, doc, mayEdit });
  }

  /** What windows that are gone had not sent, before anything new is typed; and what found no place earlier. */
  async #recoverAll() {
    leftOver(this.desk).forEach((left) => this.#show(left));
    for (const record of await orphans(this.desk)) {
      const left = await recover(record, this.desk, this.authority);
      if (left) this.#leave(left);
    }
  }

  #open({ version, doc, mayEdit }) {
    const place = document.createElement('div');
    place.className = 'story-look';
    this.append(place);
    const announce = (text) => {
      document.getElementById('announcement').textContent = text;
    };
    this.arriving = new Arriving(announce);
    const state = EditorState.create({
      doc,
      plugins: [
        rules,
        keymap(keys()),
        keymap(baseKeymap),
        history(),
        collab({ version, clientID: this.client }),
        dropCursor(),
        gapCursor(),
        tableEditing(),
        prompts,
        pictureFocus,
        this.arriving.plugin,
      ],
    });
    const apply = (tr) => {
      this.view.updateState(this.view.state.apply(tr));
      this.toolbar?.update(this.view.state);
      this.words.textContent = String(countWords(this.view.state.doc));
      if (tr.docChanged) this.session.changed();
    };
    this.view = new EditorView(place, {
      state,
      editable: () => mayEdit,
      dispatchTransaction: apply,
      transformPastedText: storable,
      nodeViews: pictureViews(announce),
      ...(mayEdit &&
        incoming({
          bring: (view, files, pos) => this.arriving.bring(view, files, pos),
          tell: (message) => this.#show({ key: 'pasted', message, text: '' }),
        })),
      attributes: {
        'aria-label': 'Story',
        'aria-multiline': 'true',
        role: 'textbox',
        lang: this.getAttribute('lang'),
        spellcheck: 'true',
      },
    });
    this.session = new Session({
      desk: this.desk,
      client: this.client,
      authority: this.authority,
      read: () => this.view.state,
      apply,
      tell: (how) => this.#tell(how),
      confirmed: doc,
    });
    const bar = document.getElementById('toolbar');
    if (mayEdit && bar) this.toolbar = new Toolbar(bar, this.view);
    this.session.follow();
    // What others or a recovered window wrote since the page was made comes with the first exchange.
    this.session.exchange();
    this.#guard();
    keepPage(announce);
    this.dataset.ready = 'true';
    if (mayEdit && doc.firstChild.content.size === 0) this.view.focus();
  }

  /** A form of the page goes only once the text and the details that it speaks of are at the server. */
  #guard() {
    document.addEventListener('submit', async (event) => {
      const form = event.target;
      // Somebody else may hold it back first, and send it again.
      if (event.defaultPrevented || form.method !== 'post' || form.id === 'details') return;
      if (this.arriving.running) {
        event.preventDefault();
        this.saveState.textContent = 'A picture is still on its way: wait for it, or cancel it.';
        return;
      }
      if (form.dataset.settled || (!sendableSteps(this.view.state) && settled.now())) {
        this.#stamp(form);
        return;
      }
      event.preventDefault();
      for (let turn = 0; turn < 20 && sendableSteps(this.view.state); turn += 1) {
        await this.session.exchange();
        await new Promise((resume) => setTimeout(resume, 100));
      }
      if (sendableSteps(this.view.state)) {
        this.saveState.textContent = 'Not sent yet: your last changes are only in this browser.';
        return;
      }
      if (!(await settled.soon())) return;
      this.#stamp(form);
      form.dataset.settled = 'true';
      form.requestSubmit(event.submitter);
    });
  }

  /** An approval names the version that the editor has before them now, not when the page was opened. */
  #stamp(form) {
    const seen = form.querySelector('[data-draft-version]');
    if (seen) seen.value = String(this.session.version);
  }

  #tell({ state, at, changes, message, text: words }) {
    if (state === 'lost') {
      this.#leave({ message, text: words });
      return;
    }
    const output = this.saveState;
    const text = {
      saving: () => 'Saving…',
      saved: () => `Saved ${clockTime(new Date(at))}`,
      idle: () => (this.lastSaved ? `Saved ${this.lastSaved}` : output.textContent.startsWith('Offline') ? 'Saved' : null),
      offline: () => `Offline: ${changes} ${changes === 1 ? 'change' : 'changes'} kept here`,
      'signed-out': () => 'Signed out: sign in again in a new tab; your changes are kept here',
      unkept: () => 'This browser keeps nothing: stay online until it says “Saved”',
      refused: () => `Not saved: ${message}`,
    }[state]();
    if (state === 'saved') {
      this.lastSaved = clockTime(new Date(at));
      document.dispatchEvent(new CustomEvent('stet:saved'));
    }
    if (text) output.textContent = text;
    output.dataset.state = state === 'idle' ? 'saved' : state;
    if (state === 'refused') {
      const text = this.view.state.doc.textBetween(0, this.view.state.doc.content.size, '\n\n');
      this.#show({ key: 'refused', message: `The server did not take this: ${message} It is kept in this browser.`, text });
    } else if (state === 'saved') {
      this.querySelector('[data-left="refused"]')?.remove();
    }
  }

  /** Words that found no place are kept until the person discards them. */
  #leave({ message, text }) {
    if (text.trim()) this.#show({ key: leave(this.desk, message, text), message, text });
  }

  /** Nothing typed is lost: what is not in the story stands here, to be copied. One box for each `key`. */
  #show({ key, message, text }) {
    this.querySelector(`[data-left="${key}"]`)?.remove();
    const box = document.createElement('section');
    box.className = 'flash flash-error';
    box.dataset.left = key;
    box.setAttribute('role', 'alert');
    const why = document.createElement('p');
    why.textContent = message;
    box.append(why);
    if (text) {
      const kept = document.createElement('textarea');
      kept.readOnly = true;
      kept.rows = 6;
      kept.value = text;
      kept.setAttribute('aria-label', 'What was typed');
      box.append(kept);
    }
    if (key) {
      const done = document.createElement('button');
      done.type = 'button';
      done.textContent = text ? 'Discard' : 'Close';
      done.addEventListener('click', () => {
        discard(key);
        box.remove();
      });
      box.append(done);
    }
    this.prepend(box);
  }
}

export function clockTime(date) {
  return new Intl.DateTimeFormat('en-GB', {
    timeStyle: 'medium',
    timeZone: document.documentElement.dataset.zone,
  }).format(date);
}

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable="true"], dialog');
  if (event.key === '?' && !typing) {
    showShortcuts([
      ...tools.filter(({ keys: key }) => key).map(({ label, keys: key }) => [label, key.replace('Mod', 'Ctrl/⌘')]),
      ['Find anything', 'Ctrl/⌘-K outside the text'],
    ]);
  }
});

customElements.define('stet-editor', StetEditor);
