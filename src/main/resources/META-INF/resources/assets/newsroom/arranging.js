// The page of a list or a front: its forms answer in place, stories and blocks are moved by Alt and the arrow keys, and
// nothing that somebody is typing is lost when the page is shown anew. Without this script every form works by itself.

import { carry } from './typed.js';
import { draggable } from './dragging.js';
import { together } from './together.js';

let busy = false;

const main = () => document.getElementById('main');

const announce = (text) => {
  document.getElementById('announcement').textContent = text;
};

/** Where the focus goes when what had it is gone: its row's other buttons, the story's new row, the next row. */
function refuges(from) {
  const row = from?.closest('[data-article]');
  const kind = from?.dataset.move;
  const near = [row?.nextElementSibling, row?.previousElementSibling]
    .map((each) => each?.querySelector(kind ? `[data-move="${kind}"]` : 'summary, button')?.id)
    .filter(Boolean);
  const block = from?.closest('[data-block]')?.dataset.block;
  return { article: row?.dataset.article, near, block };
}

function focusAgain(id, { article, near, block }) {
  const same = id && document.getElementById(id);
  const places = [
    same?.disabled ? same.closest('li')?.querySelector('button:not(:disabled)') : same,
    article && main().querySelector(`.spot[data-article="${article}"] summary`),
    ...near.map((each) => document.getElementById(each)),
    block && document.querySelector(`[data-block="${block}"] a`),
  ];
  places.find((each) => each && !each.disabled)?.focus();
}

/**
 * Puts a page that the server sent in place of this one; the focus, what is open and what is being typed stay.
 * `sent` is the form that was sent with it: what stands in that is not being typed any more.
 */
function show(html, { sent = null, focus = document.activeElement?.id, from = document.activeElement } = {}) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const fresh = page.getElementById('main');
  if (!fresh) return false;
  const old = main();
  const refuge = refuges(from && old.contains(from) ? from : null);
  const hadFocus = old.contains(document.activeElement);
  const restore = carry(old, fresh, sent);
  old.replaceWith(document.adoptNode(fresh));
  restore();
  const told = page.querySelector('.flash-done')?.textContent;
  const trouble = sent && document.getElementById('trouble');
  if (trouble) trouble.focus();
  else if (sent || hadFocus) focusAgain(focus, refuge);
  if (told && !trouble) announce(told);
  return true;
}

/** Sends a change; the answer is the page as it is then, whether the change was made or not. */
async function send(form, { submitter = null, from = submitter } = {}) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form, submitter)),
    });
    const html = await answer.text();
    if (answer.redirected && !answer.url.startsWith(location.origin)) location.reload();
    else if (!show(await sought(html), { sent: form, focus: from?.id, from })) location.reload();
  } catch {
    announce('There is no connection: nothing was changed.');
  } finally {
    busy = false;
  }
}

/** Sends what a form would send that is not on the page. */
function post(action, fields) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  const token = main().querySelector('form [name="csrf-token"]');
  for (const [name, value] of Object.entries({ [token.name]: token.value, ...fields })) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  return send(form, { from: document.activeElement });
}

// ---- stories that were sought: an answer to a change has them no more, so they are kept

const address = () => main().dataset.address + location.search;

/** An answer to a change, with the stories in it that the address of this page asks for. */
async function sought(html) {
  if (!location.search) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const there = page.querySelector('[aria-labelledby="find"]');
  const here = main().querySelector('[aria-labelledby="find"]');
  if (!there || !here) return html;
  const kept = page.importNode(here, true);
  // The lists that a story can be added to have other versions by now.
  const choices = there.querySelector('#add-to');
  if (choices) kept.querySelector('#add-to')?.replaceWith(choices);
  there.replaceWith(kept);
  return page.documentElement.outerHTML;
}

async function seek(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const search = query.size ? `?${query}` : '';
  const answer = await fetch(main().dataset.address + search).catch(() => null);
  const html = await answer?.text();
  if (!answer?.ok) {
    announce('The search was not answered.');
    return;
  }
  history.replaceState(null, '', main().dataset.address + search);
  if (!show(html, { sent: form, focus: 'seek' })) return;
  const found = main().querySelectorAll('#found > li').length;
  announce(found === 1 ? 'One story found.' : `${found} stories found.`);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!main().contains(form) || form.hasAttribute('data-whole')) return;
  event.preventDefault();
  if (form.method === 'post') send(form, { submitter: event.submitter });
  else seek(form);
});

// ---- by keyboard: Alt with an arrow moves the story, or the block, in whose row the focus is

document.addEventListener('keydown', (event) => {
  const direction = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  if (!direction || !event.altKey || event.target.matches?.('input, textarea, select')) return;
  const row = event.target.closest?.('.spot') ?? event.target.closest?.('.block-head');
  if (!row) return;
  event.preventDefault();
  const button = row.querySelector(`[data-move="${direction}"]`);
  if (button && !button.disabled) send(button.form, { submitter: button, from: event.target.id ? event.target : button });
});

// ---- a topic is completed while it is typed

document.addEventListener('input', async (event) => {
  const field = event.target;
  const words = field.value?.trim();
  if (!field.dataset?.complete || words.length < 2) return;
  const answer = await fetch(`${field.dataset.complete}?q=${encodeURIComponent(words)}`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  }).catch(() => null);
  if (!answer?.ok || field.value.trim() !== words) return;
  const choices = (await answer.json()).map(({ name }) => Object.assign(document.createElement('option'), { value: name }));
  document.getElementById(field.getAttribute('list'))?.replaceChildren(...choices);
});

const dragging = draggable({ main, post });

together({
  main,
  announce,
  address,
  isBusy: () => busy || dragging(),
  show: (html) => show(html),
});
