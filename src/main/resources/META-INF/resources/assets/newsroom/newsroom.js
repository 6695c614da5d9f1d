// What every page of the newsroom has: exact times on hover and focus, the command palette, lists by keyboard.

/** “in 3 h”, “2 days ago”. */
function distance(date) {
  const seconds = (date - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
  for (const [unit, length] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(Math.round(seconds), 'second');
}

for (const time of document.querySelectorAll('time[datetime]')) {
  const date = new Date(time.dateTime);
  time.title = `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${distance(date)}`;
}

// ---- lists: j and k go through the rows

const rows = [...document.querySelectorAll('[data-row] a')];

document.addEventListener('keydown', (event) => {
  if (event.target.closest('input, textarea, select, [contenteditable="true"], dialog') || event.ctrlKey || event.metaKey) return;
  if (!rows.length || !['j', 'k'].includes(event.key)) return;
  const at = rows.indexOf(document.activeElement);
  const to = event.key === 'j' ? Math.min(rows.length - 1, at + 1) : Math.max(0, at - 1);
  rows[to].focus();
});

// ---- the palette: stories, places and actions by a few letters

function actions() {
  const places = [...document.querySelectorAll('#bar ul a')].map((link) => ({
    label: `Go to ${link.textContent}`,
    run: () => link.click(),
  }));
  const commands = [...document.querySelectorAll('[data-command]')].map((button) => ({
    label: button.dataset.command,
    run: () => button.click(),
  }));
  return [...commands, ...places];
}

function openPalette() {
  if (document.querySelector('dialog.palette')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'palette';
  dialog.setAttribute('aria-label', 'Find a story, a place or an action');
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = 'Find a story, a place or an action';
  input.setAttribute('aria-label', input.placeholder);
  const list = document.createElement('ul');
  dialog.append(input, list);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());

  const show = (items) => {
    list.replaceChildren(
      ...items.map(({ label, run }) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = label;
        button.addEventListener('click', () => {
          dialog.close();
          run();
        });
        item.append(button);
        return item;
      }),
    );
  };

  const find = async () => {
    const words = input.value.trim().toLocaleLowerCase();
    const here = actions().filter(({ label }) => label.toLocaleLowerCase().includes(words));
    show(here);
    if (words.length < 2) return;
    const answer = await fetch(`/newsroom/stories/search?q=${encodeURIComponent(words)}`, {
      headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
    }).catch(() => null);
    if (!answer?.ok || input.value.trim().toLocaleLowerCase() !== words) return;
    const stories = (await answer.json()).map(({ id, headline }) => ({
      label: headline,
      run: () => location.assign(`/newsroom/stories/${id}`),
    }));
    show([...here, ...stories]);
  };

  input.addEventListener('input', find);
  dialog.addEventListener('keydown', (event) => {
    const stops = [input, ...list.querySelectorAll('button')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stops[(at + (event.key === 'ArrowDown' ? 1 : -1) + stops.length) % stops.length].focus();
    } else if (event.key === 'Enter' && document.activeElement === input) {
      event.preventDefault();
      stops[1]?.click();
    }
  });
  dialog.showModal();
  find();
}

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k' && !event.target.closest('.ProseMirror')) {
    event.preventDefault();
    openPalette();
  }
});

// ---- a form goes only while somebody is signed in: else what was typed would end at the provider's sign-in page

async function signedOut() {
  const answer = await fetch('/newsroom/stories/search?q=', {
    headers: { Accept: 'application/json', 'X-Requested-With': 'JavaScript' },
    redirect: 'manual',
  }).catch(() => null);
  return answer && (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 499);
}

function tellSignedOut(form) {
  form.querySelector('.signed-out')?.remove();
  const told = document.createElement('p');
  told.className = 'error signed-out';
  told.setAttribute('role', 'alert');
  told.textContent = 'You are signed out. Sign in again in a new tab, then send this again: what you typed stays here.';
  form.append(told);
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || form.dataset.checked) return;
  event.preventDefault();
  if (await signedOut()) {
    tellSignedOut(form);
    return;
  }
  form.dataset.checked = 'true';
  form.requestSubmit(event.submitter);
  delete form.dataset.checked;
});

// What was refused is the first thing to read.
document.getElementById('trouble')?.focus();
