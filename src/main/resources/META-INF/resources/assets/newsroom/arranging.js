// The page of a list or a front: stories are sought in place, moved by keys and by dragging, and seen to be moved by others.

import { draggable } from './dragging.js';
import { announce, inPlace, isBusy, main, movable, post, show } from './inplace.js';
import { placing } from './placing.js';
import { together } from './together.js';

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
  for (const each of there.querySelectorAll('[data-seen]')) kept.querySelector(`#${each.id}`)?.replaceWith(each);
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

inPlace({ seek, answered: sought });

movable(['.spot', '.block-head'], { ArrowUp: 'up', ArrowDown: 'down' });

// ---- a topic is completed while it is typed

document.addEventListener('input', async (event) => {
  const field = event.target;
  if (!field.dataset?.complete) return;
  const words = field.value.trim();
  if (words.length < 2) return;
  const answer = await fetch(`${field.dataset.complete}?q=${encodeURIComponent(words)}`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  }).catch(() => null);
  if (!answer?.ok || field.value.trim() !== words) return;
  const choices = (await answer.json()).map(({ name }) => Object.assign(document.createElement('option'), { value: name }));
  document.getElementById(field.getAttribute('list'))?.replaceChildren(...choices);
});

const dragging = draggable(placing({ main, post }));

together({
  main,
  announce,
  address,
  isBusy: () => isBusy() || dragging(),
  show: (html) => show(html),
});
