// Who else has this page open, and what they do: asked every few seconds and whenever somebody turns to it, and shown
// without disturbing anybody.

const ASK_EVERY = 2500;

export function together({ main, announce, address, isBusy, show }) {
  let composing = false;
  document.addEventListener('compositionstart', () => { composing = true; });
  document.addEventListener('compositionend', () => { composing = false; });

  const disturbed = () => isBusy() || composing || document.querySelector('dialog[open]');

  function greet(people) {
    const line = document.getElementById('also-here');
    const names = people.map((name) => Object.assign(document.createElement('bdi'), { textContent: name }));
    const text = people.join(', ');
    if (line.dataset.people === text) return;
    line.dataset.people = text;
    line.replaceChildren(...(names.length ? ['Also here: ', ...names.flatMap((name, at) => (at ? [', ', name] : [name]))] : []));
  }

  async function ask() {
    if (document.hidden) return;
    const answer = await fetch(`${main().dataset.address}/now`, {
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
      cache: 'no-cache',
    }).catch(() => null);
    if (!answer?.ok) return;
    const { mark, people } = await answer.json();
    greet(people);
    if (mark === main().dataset.mark || disturbed()) return;
    const shown = main();
    const page = await fetch(address()).catch(() => null);
    if (!page?.ok) return;
    const html = await page.text();
    // Whatever was done while this was on its way had an answer of its own, and a later one.
    if (!disturbed() && main() === shown && show(html)) announce('Somebody else changed this page.');
  }

  const next = async () => {
    await ask();
    setTimeout(next, ASK_EVERY);
  };
  setTimeout(next, ASK_EVERY);
  addEventListener('focus', ask);
}
