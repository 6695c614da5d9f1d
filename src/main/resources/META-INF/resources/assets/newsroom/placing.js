// Stories are dragged within a list, from one block into another and out of what was found; blocks by their names.

export function placing({ main, post }) {
  function take(event) {
    const row = event.target.closest?.('[data-article]');
    if (row) {
      const { article } = row.dataset;
      // What a rule brought stands in no list yet.
      return { text: article, article, from: row.matches('.spot') ? row.closest('[data-list][data-action]') : null };
    }
    const block = event.target.closest?.('.block-grip')?.closest('[data-block]').dataset.block;
    return block && { text: block, block };
  }

  /** Into a list, before one of its stories or last; or before a block. */
  function over(event, dragged) {
    if (dragged.block) {
      const block = event.target.closest?.('[data-block]');
      return block && block.dataset.block !== dragged.block && { mark: block, block: block.dataset.block };
    }
    const list = event.target.closest?.('[data-list][data-action]');
    if (!list) return null;
    const row = event.target.closest?.('.spot');
    return { mark: row ?? event.target.closest?.('.open, .brought') ?? list, list, before: row?.dataset.article ?? '' };
  }

  function drop({ article, block, from }, place) {
    if (block) {
      moveBlock(block, place.block);
    } else if (article !== place.before) {
      const { list, version, action } = place.list.dataset;
      const within = !from || from === place.list;
      post(
        action,
        within
          ? { do: 'place', list, version, article, before: place.before }
          : {
              do: 'carry',
              list: from.dataset.list,
              version: from.dataset.version,
              to: `${list}:${version}`,
              article,
              before: place.before,
            },
      );
    }
  }

  /** Down past a block when it comes from above that, else before it. */
  function moveBlock(list, onto) {
    const blocks = [...main().querySelectorAll('[data-block]')].map((each) => each.dataset.block);
    const down = blocks.indexOf(list) < blocks.indexOf(onto);
    const before = down ? blocks[blocks.indexOf(onto) + 1] ?? '' : onto;
    const form = main().querySelector(`[data-block="${list}"] .block-head form`);
    post(form.action, { do: 'move', list, version: form.elements.namedItem('version').value, before });
  }

  return { take, over, drop };
}
