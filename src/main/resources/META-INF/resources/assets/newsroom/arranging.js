// A list's page: its forms answer in place, stories are dragged or moved by Alt and the arrow keys, and what others do
// is taken in. Without this script every form works by itself.

const LOOK_EVERY = 3000;
let busy = false;

const main = () => document.getElementById('main');

const announce = (text) => {
  document.getElementById('announcement').textContent = text;
};

/** Puts a page that the server sent in place of this one, and the focus where it was. */
function show(html, focus = document.activeElement?.id) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const fresh = page.getElementById('main');
  if (!fresh) return false;
  const open = [...main().querySelectorAll('details[open]')].map((each) => each.closest('[id]')?.id);
  fresh.querySelector('script')?.remove();
  main().replaceWith(document.adoptNode(fresh));
  open.forEach((id) => id && document.getElementById(id)?.querySelector('details')?.setAttribute('open', ''));
  const told = page.querySelector('.flash-done')?.textContent;
  const trouble = document.getElementById('trouble');
  if (trouble) trouble.focus();
  else {
    const same = document.getElementById(focus);
    (same?.disabled ? same.closest('li')?.querySelector('button:not(:disabled)') : same)?.focus();
    if (told) announce(told);
  }
  return true;
}

/** Sends a change; the answer is the page as it is then, whether the change was made or not. */
async function send(form, focus) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const html = await answer.text();
    if (answer.redirected && !answer.url.startsWith(location.origin)) location.reload();
    else if (!show(html, focus)) location.reload();
  } catch {
    announce('There is no connection: nothing was changed.');
  } finally {
    busy = false;
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!main().contains(form) || form.method !== 'post' || form.hasAttribute('data-whole')) return;
  event.preventDefault();
  send(form, event.submitter?.id);
});

// ---- by keyboard: Alt with an arrow moves the story in whose row the focus is

document.addEventListener('keydown', (event) => {
  const row = event.target.closest?.('#spots > li');
  const direction = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  if (!row || !direction || !event.altKey) return;
  event.preventDefault();
  const button = row.querySelector(`[data-move="${direction}"]`);
  if (button && !button.disabled) send(button.form, event.target.id || button.id);
});

// ---- by mouse

let dragged = null;

document.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-article]');
  if (dragged) event.dataTransfer.setData('text/plain', dragged.dataset.article);
});

const target = (event) => event.target.closest?.('.lineup') && (event.target.closest('#spots > li') ?? 'end');

document.addEventListener('dragover', (event) => {
  const over = dragged && target(event);
  document.querySelectorAll('.drop').forEach((each) => each.classList.remove('drop'));
  if (!over) return;
  event.preventDefault();
  if (over !== 'end') over.classList.add('drop');
});

document.addEventListener('drop', (event) => {
  const over = dragged && target(event);
  if (!over) return;
  event.preventDefault();
  const article = dragged.dataset.article;
  const before = over === 'end' ? '' : over.dataset.article;
  dragged = null;
  if (article === before) return;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `/newsroom/lists/${main().dataset.list}/changes`;
  const token = main().querySelector('form [name="csrf-token"]');
  const fields = { [token.name]: token.value, version: main().dataset.version, do: 'place', article, before };
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  send(form);
});

document.addEventListener('dragend', () => {
  dragged = null;
  document.querySelectorAll('.drop').forEach((each) => each.classList.remove('drop'));
});

// ---- what others do

const typing = () =>
  document.activeElement?.matches('input, textarea') ||
  [...main().querySelectorAll('input, textarea')].some((field) => field.value !== field.defaultValue);

setInterval(async () => {
  if (busy || dragged || document.hidden || typing()) return;
  const answer = await fetch(`/newsroom/lists/${main().dataset.list}/version`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  }).catch(() => null);
  if (!answer?.ok || busy) return;
  const { version } = await answer.json();
  if (String(version) === main().dataset.version) return;
  const page = await fetch(location.href).catch(() => null);
  if (page?.ok && !busy && !typing() && show(await page.text())) announce('Somebody else changed the list.');
}, LOOK_EVERY);
