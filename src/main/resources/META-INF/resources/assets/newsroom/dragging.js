// Things are dragged to where they shall stand: what can be taken, where it can go and what then happens, the page says.

/**
 * `take` gives what is dragged by an event, or nothing; `over` gives the place where it would go, with the element that
 * is its `mark` and how that looks, `as`, or nothing; `drop` puts it there. Gives back whether something is being dragged.
 */
export function draggable({ take, over, drop }) {
  let dragged = null;
  let marked = null;

  const mark = (place) => {
    marked?.mark.classList.remove(marked.as ?? 'drop');
    marked = place;
    marked?.mark.classList.add(marked.as ?? 'drop');
  };

  document.addEventListener('dragstart', (event) => {
    dragged = take(event) ?? null;
    if (!dragged) return;
    event.dataTransfer.setData('text/plain', dragged.text);
    event.dataTransfer.effectAllowed = 'move';
  });

  document.addEventListener('dragover', (event) => {
    const place = dragged && over(event, dragged);
    mark(place || null);
    if (place) event.preventDefault();
  });

  document.addEventListener('drop', (event) => {
    const place = dragged && over(event, dragged);
    if (!place) return;
    event.preventDefault();
    const what = dragged;
    dragged = null;
    mark(null);
    drop(what, place);
  });

  document.addEventListener('dragend', () => {
    dragged = null;
    mark(null);
  });

  return () => dragged !== null;
}
