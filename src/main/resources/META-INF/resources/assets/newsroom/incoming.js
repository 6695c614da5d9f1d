// What is pasted or dropped into the story: files go up to the library; of a pasted page the pictures that it carries with
// it, and none of those that it only points at.
import { placeOf, placeUnder } from './picture-places.js';
import { storable } from './schema.js';
import { holdsFiles } from './uploading.js';

/** As text, in UTF-16 units; nobody pastes a photograph of that size with words around it. */
const LARGEST_INLINE = 90 << 20;

const isPicture = (file) => file.type.startsWith('image/');

/** A picture that stands in a page as base64; null when it is none. */
function fileOf(address, number) {
  const comma = address.indexOf(',');
  const [, type] = /^data:(image\/[\w.+-]+)(?:;[^,]*)?;base64$/i.exec(address.slice(0, comma)) ?? [];
  if (!type || address.length > LARGEST_INLINE) return null;
  try {
    const text = atob(address.slice(comma + 1));
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    const ending = type.slice('image/'.length).replace('jpeg', 'jpg').replace(/\W.*/, '');
    return new File([bytes], `pasted-${number}.${ending}`, { type });
  } catch {
    return null;
  }
}

/** The pictures of a page that is brought: those in it as files, and how many are elsewhere. Nothing is fetched. */
function picturesIn(transfer) {
  const html = transfer?.getData('text/html') ?? '';
  if (!/<img\b/i.test(html)) return { files: [], elsewhere: 0, unread: 0 };
  const page = new DOMParser().parseFromString(html, 'text/html');
  const addresses = [...page.querySelectorAll('img[src]')].map((image) => image.getAttribute('src').trim());
  const files = addresses.map((address, at) => (/^data:/i.test(address) ? fileOf(address, at + 1) : null));
  const unread = addresses.filter((address, at) => /^data:/i.test(address) && !files[at]).length;
  return { files: files.filter(Boolean), elsewhere: addresses.filter((address) => !/^data:/i.test(address)).length, unread };
}

const pictures = (count) => (count === 1 ? 'One picture' : `${count} pictures`);

/** What the story cannot take from a pasted or dragged page, in words; the empty text where there is nothing to tell. */
function untaken({ elsewhere, unread }) {
  const told = [];
  if (elsewhere) {
    const [is, it, file] = elsewhere === 1 ? ['is', 'it', 'file'] : ['are', 'them', 'files'];
    told.push(
      `${pictures(elsewhere)} in what you brought ${is} not in the story: the page only points at ${it}, and nothing is ` +
        `fetched from elsewhere. Save ${it}, see that you may use ${it}, and upload the ${file}.`,
    );
  }
  if (unread) told.push(`${pictures(unread)} in what you brought cannot be read. Save the file and upload it.`);
  return told.join(' ');
}

/** Props of the editor. `bring(view, files, pos)` uploads; `tell` says what the writer must know. */
export const incoming = ({ bring, tell }) => ({
  handlePaste(view, event) {
    const { clipboardData } = event;
    const files = [...(clipboardData?.files ?? [])];
    const text = clipboardData?.getData('text/plain') ?? '';
    // A word processor sends a picture of the text along with the text.
    if (files.length && !text.trim()) {
      bring(view, files, placeOf(view.state));
      return true;
    }
    const found = picturesIn(clipboardData);
    const words = untaken(found);
    if (words) tell(words);
    // Once the text is there.
    if (found.files.length) setTimeout(() => bring(view, found.files, placeOf(view.state)));
    return false;
  },

  /** They have gone up by themselves; the text is lighter without them. */
  transformPastedHTML: (html) => storable(html.replace(/(<img\b[^>]*?\bsrc\s*=\s*)(["'])data:[^"']*\2/gi, '$1$2$2')),

  handleDrop(view, event, slice, moved) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (moved) return false;
    if (!files.length) {
      const words = untaken(picturesIn(event.dataTransfer));
      if (words) tell(words);
      return false;
    }
    event.preventDefault();
    bring(view, files, placeUnder(view, event));
    return true;
  },
});

/** A file that misses the story must not take the page away with all that is on it. */
export function keepPage(announce) {
  const dropped = (event) => event.defaultPrevented || !holdsFiles(event.dataTransfer);
  document.addEventListener('dragover', (event) => dropped(event) || event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (dropped(event)) return;
    event.preventDefault();
    if ([...event.dataTransfer.files].some(isPicture)) announce('Drop pictures on the story itself.');
  });
}
