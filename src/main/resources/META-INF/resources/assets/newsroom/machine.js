// The time machine's bar: a slider over the day, and the copying of the permanent link. Without it the form does.

const bar = document.querySelector('.machine');
const slider = bar.querySelector('#machine-minute');
const told = bar.querySelector('output');
const KEPT = 'stet-machine-slider';
const HESITATION = 600;

// Beside another instant the page that frames this one has the controls.
if (window.self !== window.top) bar.dataset.framed = '';

const start = Date.parse(slider.dataset.start);
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: slider.dataset.zone });
const chosen = () => new Date(start + slider.valueAsNumber * 60_000);

function tell() {
  told.value = clock.format(chosen());
  slider.setAttribute('aria-valuetext', told.value);
}

function go() {
  try {
    sessionStorage.setItem(KEPT, 'yes');
  } catch {
    // Without a memory the slider only loses the focus.
  }
  location.assign(`/newsroom/at/${chosen().toISOString().replace('.000Z', 'Z')}${bar.dataset.path}`);
}

// By keyboard every press is a change: go when they are done. By hand it is one, at the end.
let waiting = 0;
let byKey = false;
slider.addEventListener('keydown', () => { byKey = true; });
slider.addEventListener('pointerdown', () => { byKey = false; });
slider.addEventListener('input', () => {
  clearTimeout(waiting);
  tell();
});
slider.addEventListener('change', () => {
  clearTimeout(waiting);
  waiting = setTimeout(go, byKey ? HESITATION : 0);
});

tell();
slider.parentElement.hidden = false;
// On a phone the page comes first; whoever is moving through the day stays at it.
bar.querySelector('details').open = !matchMedia('(max-width: 760px)').matches;
try {
  if (sessionStorage.getItem(KEPT)) {
    sessionStorage.removeItem(KEPT);
    bar.querySelector('details').open = true;
    slider.focus({ preventScroll: true });
  }
} catch {
  // As above.
}

const copy = bar.querySelector('[data-copy]');
if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    const status = copy.nextElementSibling;
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      status.textContent = 'Copied';
    } catch {
      status.textContent = 'The browser did not let it be copied: select the address instead';
    }
  });
}
