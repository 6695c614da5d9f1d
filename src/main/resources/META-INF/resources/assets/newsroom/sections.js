// The tree of the paper's sections, by mouse and by keyboard. Without this script its arrows are plain buttons.

import { draggable } from './dragging.js';
import { announce, inPlace, isBusy, main, movable, post, show } from './inplace.js';
import { together } from './together.js';

inPlace();

movable(['.section-head'], { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' });

const number = (row) => row?.dataset.section ?? '';

const inside = (row) => number(row.parentElement.closest('[data-section]'));

/** Above a section's head it goes before it, below it behind it or before its first sub-section, and on it into it. */
function place(head, event) {
  const row = head.parentElement;
  const { top, height } = head.getBoundingClientRect();
  const depth = (event.clientY - top) / height;
  if (depth < 0.3) return { mark: head, as: 'drop-before', to: `${inside(row)}:${number(row)}` };
  if (depth < 0.7) return { mark: head, as: 'drop-into', to: `${number(row)}:` };
  const first = row.querySelector('[data-section]');
  const to = first ? `${number(row)}:${number(first)}` : `${inside(row)}:${number(row.nextElementSibling)}`;
  return { mark: head, as: 'drop-after', to };
}

const dragging = draggable({
  take(event) {
    const row = event.target.closest?.('.section-grip')?.closest('[data-section]');
    return row && { text: row.querySelector('h2 bdi').textContent, row };
  },
  over(event, { row }) {
    const tree = event.target.closest?.('#tree');
    if (!tree || row.contains(event.target)) return null;
    const head = event.target.closest('.section-head');
    return head ? place(head, event) : event.target === tree && { mark: tree, as: 'drop-last', to: ':' };
  },
  drop({ row }, { to }) {
    const form = row.querySelector('.section-head form');
    post(form.action, { to, seen: main().querySelector('#tree').dataset.mark });
  },
});

together({
  main,
  announce,
  address: () => main().dataset.address,
  isBusy: () => isBusy() || dragging(),
  show: (html) => show(html),
});
