// Tags that the text names, to be added by a button each; asked for anew when the text was saved. Without this script each
// of them saves the details.

const BETWEEN_QUESTIONS = 4000;

const named = (input) => input.value.split(',').map((each) => each.trim().toLocaleLowerCase());

/** The field of the tags, and the place of the buttons below it. */
export function suggest(input, place) {
  const list = place.querySelector('ul');
  let asking = false;
  let again = false;

  function show(tags) {
    const had = named(input);
    const fresh = tags.filter(({ name }) => !had.includes(name.toLocaleLowerCase()));
    // A button in hand stays where it is until it is pressed or left.
    if (list.contains(document.activeElement)) return;
    list.replaceChildren(
      ...fresh.map(({ name }) => {
        const button = document.createElement('button');
        Object.assign(button, { name: 'suggested', value: name, textContent: name, dir: 'auto' });
        button.setAttribute('aria-label', `Add the tag ${name}`);
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    place.hidden = !fresh.length;
  }

  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    const answer = await fetch(place.dataset.address, {
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
    }).catch(() => null);
    if (answer?.ok) show(await answer.json());
    // Who writes without a pause saves every second: that often nobody looks.
    setTimeout(() => {
      asking = false;
      if (again) ask();
    }, BETWEEN_QUESTIONS);
  }

  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    event.preventDefault();
    const tags = input.value.split(',').map((each) => each.trim()).filter(Boolean);
    input.value = [...tags, button.value].join(', ');
    const item = button.parentElement;
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (next?.firstElementChild ?? input).focus();
    place.hidden = !list.children.length;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

  document.addEventListener('stet:saved', ask);
}
