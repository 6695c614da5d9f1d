// What a story shows of a picture, drawn on the picture.
import './cropping.js';

const make = (tag, className = '', properties = {}) => Object.assign(document.createElement(tag), { className, ...properties });

/**
 * Lets somebody draw what a story shows of a picture of the library.
 *
 * Answers `{x, y, width, height}` in fractions; null for what the library has for that shape; undefined when they left.
 */
export function askForCrop(picture, { ratio, crop }) {
  return new Promise((resolve) => {
    let answer;
    const dialog = make('dialog', 'crop-dialog');
    dialog.setAttribute('aria-label', 'What is shown of the picture');
    const field = make('crop-field');
    const attributes = {
      src: picture.large ?? picture.preview,
      width: picture.width,
      height: picture.height,
      ratio,
      'focal-x': picture.focalX ?? 0.5,
      'focal-y': picture.focalY ?? 0.5,
    };
    Object.entries(attributes).forEach(([name, value]) => field.setAttribute(name, value));
    field.otherwise = picture.drawn?.[ratio] ?? null;
    field.value = crop;
    const row = make('div', 'actions');
    const close = (label, value, className = '') => {
      const button = make('button', className, { type: 'button', textContent: label });
      button.addEventListener('click', () => {
        answer = value();
        dialog.close();
      });
      row.append(button);
    };
    close('Show this part', () => field.rectangle, 'primary');
    close('As the library has it', () => null);
    close('Cancel', () => undefined);
    dialog.append(make('h2', '', { textContent: 'What is shown of the picture' }));
    dialog.append(field, row);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
