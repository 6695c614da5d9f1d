// A picture is chosen from the library: in a dialog that seeks while one types, or that takes a new one.

import { upload } from './uploading.js';

const PAUSE = 200;

const make = (tag, className, properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

async function seek(query) {
  const answer = await fetch(`/newsroom/pictures/choices?${new URLSearchParams(query)}`, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

/** A picture of that number, as `choosePicture` gives it, or null. */
export const pictureOf = async (id) => (await seek({ id }).catch(() => []))[0] ?? null;

/**
 * Lets somebody choose a picture.
 *
 * Gives back, once they have, `{id, name, alt, caption, credit, width, height, preview, large, focalX, focalY}`: its
 * number and words, its size in pixels, the addresses of a small and of a large rendition; or null when they did not.
 */
export function choosePicture(title = 'Choose a picture') {
  const dialog = make('dialog', 'chooser');
  const heading = make('h2', '', { textContent: title, id: 'chooser-title' });
  dialog.setAttribute('aria-labelledby', heading.id);
  const words = make('input', '', { type: 'search', placeholder: 'Name, alt text, caption, credit, keywords' });
  words.setAttribute('aria-label', 'Words of the picture');
  const file = make('input', '', { type: 'file', accept: 'image/jpeg,image/png,image/webp,image/gif', id: 'chooser-file' });
  const fresh = make('label', '', { htmlFor: file.id, textContent: 'Or a new one:' });
  const told = make('p', 'hint');
  told.setAttribute('role', 'status');
  const found = make('ul', 'choices');
  const close = make('button', '', { type: 'button', textContent: 'Cancel' });
  const foot = make('div', 'actions');
  foot.append(fresh, file, close);
  dialog.append(heading, words, told, found, foot);
  document.body.append(dialog);

  return new Promise((resolve) => {
    let chosen = null;
    const choose = (picture) => {
      chosen = picture;
      dialog.close();
    };
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(chosen);
    });

    const show = (pictures) => {
      told.textContent = pictures.length ? '' : 'No picture is like that.';
      found.replaceChildren(
        ...pictures.map((picture) => {
          const button = make('button', '', { type: 'button' });
          const name = make('span', 'name', { textContent: picture.name, dir: 'auto' });
          button.append(make('img', '', { src: picture.preview, alt: '', loading: 'lazy' }), name);
          button.addEventListener('click', () => choose(picture));
          const item = document.createElement('li');
          item.append(button);
          return item;
        }),
      );
    };

    let timer = 0;
    const find = async () => {
      const q = words.value.trim();
      try {
        const pictures = await seek({ q });
        if (q === words.value.trim()) show(pictures);
      } catch (problem) {
        told.textContent = `The library does not answer. ${problem.message}`;
      }
    };
    words.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(find, PAUSE);
    });
    words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      found.querySelector('button')?.focus();
    });
    file.addEventListener('change', async () => {
      if (!file.files.length) return;
      told.textContent = `${file.files[0].name} uploads …`;
      try {
        const { image } = await upload(file.files[0]);
        choose((await pictureOf(image.id)) ?? image);
      } catch (problem) {
        told.textContent = problem.message;
      }
    });
    dialog.showModal();
    find();
  });
}
