// A page whose forms answer in place: what is open and what somebody is typing stays, the focus too, and what happened is
// said. Things in rows are moved by Alt and the arrow keys. Without this script every form works by itself.

import { carry } from './typed.js';

let busy = false;

/** Makes of an answer to a change what the page shows. */
let finish = (html) => html;

export const isBusy = () => busy;

export const main = () => document.getElementById('main');

export const announce = (text) => {
  document.getElementById('announcement').textContent = text;
};

/** Where the focus goes when what had it is gone: its row's other buttons, the story's new row, the next row. */
function refuges(from) {
  const row = from?.closest('[data-article]');
  const kind = from?.dataset.move;
  const near = [row?.nextElementSibling, row?.previousElementSibling]
    .map((each) => ((kind && each?.querySelector(`[data-move="${kind}"]`)) || each?.querySelector('summary, button'))?.id)
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
export function show(html, { sent = null, focus = document.activeElement?.id, from = document.activeElement } = {}) {
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
    else if (!show(await finish(html), { sent: form, focus: from?.id, from })) location.reload();
  } catch {
    announce('There is no connection: nothing was changed.');
  } finally {
    busy = false;
  }
}

/** Sends what a form would send that is not on the page. */
export function post(action, fields) {
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

/**
 * Lets the forms of the page answer in place, but for those with `data-whole`.
 *
 * `seek` is given the forms that only ask; `answered` makes of an answer to a change what the page shows.
 */
export function inPlace({ seek = null, answered = finish } = {}) {
  finish = answered;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!main().contains(form) || form.hasAttribute('data-whole')) return;
    if (form.method === 'post') send(form, { submitter: event.submitter });
    else if (seek) seek(form);
    else return;
    event.preventDefault();
  });
}

/** Alt with an arrow presses the button that moves the row in which the focus is: the first of some kinds of rows. */
export function movable(rows, arrows) {
  document.addEventListener('keydown', (event) => {
    const way = arrows[event.key];
    if (!way || !event.altKey || event.target.matches?.('input, textarea, select')) return;
    const row = rows.map((kind) => event.target.closest?.(kind)).find(Boolean);
    if (!row) return;
    event.preventDefault();
    const button = row.querySelector(`[data-move="${way}"]`);
    if (button && !button.disabled) send(button.form, { submitter: button, from: event.target.id ? event.target : button });
  });
}
