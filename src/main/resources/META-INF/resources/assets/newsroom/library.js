// The library: pictures that are picked, dropped or pasted go up at once, several together, each telling how far it is.
// Without this script the form sends them.

import { upload } from './uploading.js';

const AT_ONCE = 2;

const form = document.getElementById('uploading');
const list = document.getElementById('uploads');
const announcement = document.getElementById('announcement');
const waiting = [];
let running = 0;
let done = { added: 0, known: 0, refused: 0 };

const make = (tag, text = '') => Object.assign(document.createElement(tag), { textContent: text });

function line(name) {
  const item = document.createElement('li');
  const title = make('bdi', name);
  const progress = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
  progress.setAttribute('aria-label', `How far ${name} is`);
  const state = make('span', 'waits');
  state.className = 'quiet';
  item.append(title, progress, state);
  list.append(item);
  list.hidden = false;
  return { item, progress, state };
}

/** What became of it, and a link to it where there is one. */
function tell({ item, progress, state }, words, image) {
  progress.remove();
  state.textContent = words;
  if (!image) {
    state.className = 'error';
    return;
  }
  const link = Object.assign(make('a', image.name), { href: `/newsroom/pictures/${image.id}` });
  link.dir = 'auto';
  item.firstElementChild.replaceWith(link);
}

async function send(file, shown) {
  shown.state.textContent = 'uploads';
  try {
    const { image, duplicate } = await upload(file, {
      onProgress: (part) => {
        shown.progress.value = part;
      },
    });
    done[duplicate ? 'known' : 'added'] += 1;
    tell(shown, duplicate ? 'This is already here.' : image.alt ? 'Uploaded.' : 'Uploaded. It needs an alt text.', image);
  } catch (problem) {
    done.refused += 1;
    tell(shown, problem.message, null);
  }
}

async function next() {
  if (running === AT_ONCE) return;
  const job = waiting.shift();
  if (!job) {
    if (running === 0) await finish();
    return;
  }
  running += 1;
  await send(...job);
  running -= 1;
  next();
}

/** All are up: the grid shows them. */
async function finish() {
  const { added, known, refused } = done;
  done = { added: 0, known: 0, refused: 0 };
  const answer = added ? await fetch(location.href).catch(() => null) : null;
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('pictures');
    if (fresh) document.getElementById('pictures').replaceWith(document.adoptNode(fresh));
  }
  const parts = [
    `${added} uploaded`,
    known ? `${known} here already` : '',
    refused ? `${refused} refused` : '',
  ];
  announcement.textContent = `${parts.filter(Boolean).join(', ')}.`;
}

function take(files) {
  for (const file of files) waiting.push([file, line(file.name)]);
  for (let free = running; free < AT_ONCE; free += 1) next();
}

form.querySelector('button').hidden = true;
form.elements.files.addEventListener('change', ({ target }) => {
  take([...target.files]);
  target.value = '';
});
form.addEventListener('submit', (event) => event.preventDefault());

document.addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  take(files);
});

const carries = (event) => event.dataTransfer?.types.includes('Files');
const mark = (over) => document.getElementById('main').classList.toggle('dropping', over);

document.addEventListener('dragover', (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  mark(true);
});
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) mark(false);
});
document.addEventListener('drop', (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  mark(false);
  take([...event.dataTransfer.files]);
});

addEventListener('beforeunload', (event) => {
  if (running) event.preventDefault();
});
