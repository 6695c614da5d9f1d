// The library: pictures that are picked, dropped or pasted go up at once, several together, each telling how far it is.
// Without this script the form sends them.

import { holdsFiles, NotUploaded, progressInWords, upload } from './uploading.js';

const card = document.getElementById('uploading');
const list = card.querySelector('.uploads');
const picker = document.getElementById('files');
const announcement = document.getElementById('announcement');

/** What became of the files since the grid was shown. */
const done = { added: 0, known: 0, refused: 0 };
let running = 0;

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

/** A file on its way, as a line. */
function line(file) {
  const item = make('li');
  const bar = make('progress', { max: 1, value: 0 });
  bar.setAttribute('aria-label', `How far ${file.name} is`);
  const state = make('span', { className: 'quiet' });
  const cancelling = new AbortController();
  const cancel = make('button', { type: 'button', className: 'quiet', textContent: 'Cancel' });
  cancel.setAttribute('aria-label', `Cancel ${file.name}`);
  cancel.addEventListener('click', () => cancelling.abort());
  item.append(make('bdi', { textContent: file.name }), bar, state, cancel);
  list.append(item);
  card.hidden = false;
  return {
    signal: cancelling.signal,
    onProgress(part, how) {
      bar.value = part;
      state.textContent = progressInWords(part, how);
    },
    end(words, image) {
      bar.remove();
      cancel.remove();
      state.textContent = words;
      if (!image) {
        state.className = 'error';
        return;
      }
      item.firstElementChild.replaceWith(make('a', { href: `/newsroom/pictures/${image.id}`, textContent: image.name, dir: 'auto' }));
    },
  };
}

async function send(file) {
  const shown = line(file);
  running += 1;
  try {
    const { image, duplicate } = await upload(file, shown);
    done[duplicate ? 'known' : 'added'] += 1;
    shown.end(duplicate ? 'This is already here.' : image.alt ? 'Uploaded.' : 'Uploaded; it has no alt text yet.', image);
  } catch (problem) {
    if (!(problem instanceof NotUploaded)) throw problem;
    done.refused += 1;
    shown.end(problem.message, null);
  } finally {
    running -= 1;
  }
  if (running === 0) await finish();
}

/** All of them are through: the grid shows what is new. */
async function finish() {
  const answer = done.added ? await fetch(location.href).catch(() => null) : null;
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('pictures');
    if (fresh) document.getElementById('pictures').replaceWith(document.adoptNode(fresh));
  }
  announcement.textContent = [
    `${done.added} uploaded`,
    done.known ? `, ${done.known} here already` : '',
    done.refused ? `, ${done.refused} refused` : '',
    '.',
  ].join('');
  Object.assign(done, { added: 0, known: 0, refused: 0 });
}

const take = (files) => [...files].forEach(send);

const start = document.getElementById('upload-pictures');
start.hidden = false;
card.hidden = true;
picker.form.hidden = true;
start.addEventListener('click', () => picker.click());
picker.addEventListener('change', () => {
  take([...picker.files]);
  picker.value = '';
});

document.addEventListener('paste', (event) => {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  take(event.clipboardData.files);
});

const mark = (over) => document.getElementById('main').classList.toggle('dropping', over);

document.addEventListener('dragover', (event) => {
  if (!holdsFiles(event.dataTransfer)) return;
  event.preventDefault();
  mark(true);
});
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) mark(false);
});
document.addEventListener('drop', (event) => {
  if (!holdsFiles(event.dataTransfer)) return;
  event.preventDefault();
  mark(false);
  take(event.dataTransfer.files);
});

addEventListener('beforeunload', (event) => {
  if (running) event.preventDefault();
});
