// A picture's file is replaced piece by piece, as it was uploaded. Without this script the form sends it.

import { NotUploaded, progressInWords, upload } from './uploading.js';

const TOLD = 'stet-replaced';

const form = document.getElementById('replacing');
const state = document.getElementById('replacing-state');

const drawn = (page) => [...page.querySelectorAll('[data-drawn]')].map((each) => each.dataset.drawn);

/** What became of the crops that somebody had drawn. */
function words(before, after) {
  const lost = before.filter((ratio) => !after.includes(ratio));
  if (lost.length) return `Readers see the new file. It has another shape: ${lost.join(', ')} follows the focal point again.`;
  return before.length ? 'Readers see the new file. The crops drawn by hand are kept.' : 'Readers see the new file.';
}

/** Once, after the page was loaded anew. */
function tell() {
  const told = sessionStorage.getItem(TOLD);
  sessionStorage.removeItem(TOLD);
  if (!told) return;
  const note = document.createElement('p');
  note.className = 'flash flash-done';
  note.setAttribute('role', 'status');
  note.textContent = told;
  document.getElementById('main').before(note);
}

form?.addEventListener('submit', async (event) => {
  const { files, replace } = form.elements;
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await upload(files.files[0], {
      replace: replace.value,
      onProgress: (part, how) => {
        state.className = 'hint';
        state.textContent = progressInWords(part, how);
      },
    });
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const again = page.getElementById('replacing')?.dataset.readAgain ?? '';
      sessionStorage.setItem(TOLD, `${words(drawn(document), drawn(page))} ${again}`.trim());
    }
    location.assign(location.pathname);
  } catch (problem) {
    if (!(problem instanceof NotUploaded)) throw problem;
    state.className = 'error';
    state.textContent = problem.message;
    button.disabled = false;
  }
});

tell();
