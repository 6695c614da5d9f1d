// The nodes of pictures. A document holds an image's number and what the story says of it; the library has the rest.

/** Shapes and what people call them; the first is the picture's own. */
export const SHAPES = {
  original: 'Whole picture',
  '16:9': '16:9, wide',
  '3:2': '3:2',
  '4:3': '4:3',
  '1:1': '1:1, square',
  '2:3': '2:3, upright',
};

export const LAYOUTS = { grid: 'Grid', slideshow: 'Slideshow' };

/** What the server takes. */
export const LONGEST_ALT = 500;
export const MOST_FIGURES = 50;

const isFraction = (value) => typeof value === 'number' && value >= 0 && value <= 1;

const isCrop = (value) =>
  value === null ||
  (typeof value === 'object' &&
    Object.keys(value).sort().join() === 'height,width,x,y' &&
    Object.values(value).every(isFraction) &&
    value.width > 0 &&
    value.height > 0);

/** As `validate` wants it: throws. */
const must = (holds) => (value) => {
  if (!holds(value)) throw new RangeError(`A picture cannot have ${JSON.stringify(value)} there`);
};

const isImage = (value) => Number.isSafeInteger(value) && value > 0;
const isAlt = (value) => typeof value === 'string' && value.length <= LONGEST_ALT;
const isShape = (value) => Object.hasOwn(SHAPES, value);
const isLayout = (value) => Object.hasOwn(LAYOUTS, value);

/** Five decimals, as the server takes them, and never past the picture's edge. */
export function roundedCrop({ x, y, width, height }) {
  const round = (number) => Math.round(number * 1e5) / 1e5;
  const [left, top] = [round(x), round(y)];
  return { x: left, y: top, width: Math.min(round(width), round(1 - left)), height: Math.min(round(height), round(1 - top)) };
}

/** What was copied from a story; anything else that calls itself a figure has no number. */
function pasted(dom) {
  try {
    const { image, alt, decorative, ratio, crop } = JSON.parse(dom.dataset.figure);
    if (!isImage(image)) return false;
    return {
      image,
      alt: isAlt(alt) ? alt : '',
      decorative: decorative === true,
      ratio: isShape(ratio) ? ratio : 'original',
      crop: crop && isCrop(crop) ? crop : null,
    };
  } catch {
    return false;
  }
}

/** @param line makes a node of one line of plain text */
export const pictureNodes = (line) => ({
  figure: {
    group: 'block',
    content: 'figure_caption figure_credit',
    attrs: {
      image: { validate: must(isImage) },
      alt: { default: '', validate: must(isAlt) },
      decorative: { default: false, validate: 'boolean' },
      ratio: { default: 'original', validate: must(isShape) },
      crop: { default: null, validate: must(isCrop) },
    },
    defining: true,
    isolating: true,
    draggable: true,
    // Where it goes in a gallery depends on its left or its right half: the script that places it says so.
    disableDropCursor: true,
    parseDOM: [{ tag: '[data-figure]', getAttrs: pasted }],
    toDOM: (node) => ['figure', { 'data-figure': JSON.stringify(node.attrs), class: 'figure' }, 0],
  },
  figure_caption: {
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: '[data-figure_caption]' }],
    toDOM: () => ['p', { 'data-figure_caption': '', class: 'figure-caption', dir: 'auto' }, 0],
  },
  figure_credit: line('figure_credit'),
  gallery: {
    group: 'block',
    // None at all while two people take out the last two at once.
    content: `figure{0,${MOST_FIGURES}}`,
    attrs: { layout: { default: 'grid', validate: must(isLayout) } },
    defining: true,
    isolating: true,
    draggable: true,
    parseDOM: [
      { tag: '[data-gallery]', getAttrs: ({ dataset }) => ({ layout: isLayout(dataset.gallery) ? dataset.gallery : 'grid' }) },
    ],
    toDOM: (node) => ['div', { 'data-gallery': node.attrs.layout, class: 'gallery' }, 0],
  },
});
