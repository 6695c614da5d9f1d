// Stories are dragged within a list, from one block into another and out of what was found; blocks by their names.

/** Gives back whether something is being dragged just now. */
export function draggable({ main, post }) {
  let dragged = null;

  const clear = () => document.querySelectorAll('.drop').forEach((each) => each.classList.remove('drop'));

  /** Where it would go: into a list, before one of its stories or last; or before a block. */
  const target = (event) => {
    if (dragged.block) {
      const block = event.target.closest?.('[data-block]');
      return block && block.dataset.block !== dragged.block && { mark: block, block: block.dataset.block };
    }
    const list = event.target.closest?.('[data-list][data-action]');
    if (!list) return null;
    const row = event.target.closest?.('.spot');
    return { mark: row ?? event.target.closest?.('.open') ?? list, list, before: row?.dataset.article ?? '' };
  };

  document.addEventListener('dragstart', (event) => {
    const row = event.target.closest?.('[data-article]');
    const head = event.target.closest?.('.block-grip');
    if (row) {
      dragged = { article: row.dataset.article, from: row.closest('[data-list][data-action]') };
    } else if (head) {
      dragged = { block: head.closest('[data-block]').dataset.block };
    } else return;
    event.dataTransfer.setData('text/plain', dragged.article ?? dragged.block);
    event.dataTransfer.effectAllowed = 'move';
  });

  document.addEventListener('dragover', (event) => {
    const over = dragged && target(event);
    clear();
    if (!over) return;
    event.preventDefault();
    over.mark.classList.add('drop');
  });

  document.addEventListener('drop', (event) => {
    const over = dragged && target(event);
    if (!over) return;
    event.preventDefault();
    const { article, block, from } = dragged;
    dragged = null;
    clear();
    if (block) {
      moveBlock(block, over.block);
    } else if (article !== over.before) {
      const { list, version, action } = over.list.dataset;
      const within = !from || from === over.list;
      post(
        action,
        within
          ? { do: 'place', list, version, article, before: over.before }
          : {
              do: 'carry',
              list: from.dataset.list,
              version: from.dataset.version,
              to: `${list}:${version}`,
              article,
              before: over.before,
            },
      );
    }
  });

  document.addEventListener('dragend', () => {
    dragged = null;
    clear();
  });

  /** Down past a block when it comes from above that, else before it. */
  function moveBlock(list, onto) {
    const blocks = [...main().querySelectorAll('[data-block]')].map((each) => each.dataset.block);
    const down = blocks.indexOf(list) < blocks.indexOf(onto);
    const before = down ? blocks[blocks.indexOf(onto) + 1] ?? '' : onto;
    const form = main().querySelector(`[data-block="${list}"] .block-head form`);
    post(form.action, { do: 'move', list, version: form.elements.namedItem('version').value, before });
  }

  return () => dragged !== null;
}
