// What somebody is typing, carried over when the page is shown anew.

const fields = (root) => [...root.querySelectorAll('input:not([type="hidden"]), textarea, select')].filter((each) => each.id);

const chosen = (select) => [...select.options].find((each) => each.defaultSelected) ?? select.options[0];

/** Whether it holds something else than the server sent, or what a refused form brought back. */
function isTyped(field) {
  if (field.closest('form')?.hasAttribute('data-kept')) return true;
  if (field.matches('select')) return field.selectedOptions[0] !== chosen(field);
  if (field.matches('[type="checkbox"], [type="radio"]')) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** A choice of a list is the same list, whichever version it has by now. */
const named = (value) => value.split(':')[0];

function fill(field, old) {
  if (field.matches('select')) {
    const same = [...field.options].find((each) => named(each.value) === named(old.value));
    if (same) same.selected = true;
  } else if (field.matches('[type="checkbox"], [type="radio"]')) field.checked = old.checked;
  else field.value = old.value;
}

/** What was typed in fields that are not there any more, to be copied from. */
function leftOver(lost) {
  const note = document.createElement('div');
  note.className = 'flash flash-note left-over';
  const told = document.createElement('p');
  told.textContent = 'Somebody else took away what you were changing. You had typed:';
  note.append(told);
  for (const value of lost) {
    const text = document.createElement('p');
    text.className = 'lines';
    text.dir = 'auto';
    text.textContent = value;
    note.append(text);
  }
  return note;
}

/**
 * What was sent is not being typed any more, but for a choice that stays for the next time.
 *
 * Takes what is open, and what is being typed, from an old page to a fresh one. A form that is being filled in keeps the
 * version that its person saw, so that a change of somebody else's to the same thing is still told. Gives back what is to
 * be done once the fresh page is there: the cursor is put where it was.
 */
export function carry(old, fresh, sent) {
  for (const each of old.querySelectorAll('details[open] > summary[id]')) {
    fresh.querySelector(`[id="${each.id}"]`)?.parentElement.setAttribute('open', '');
  }
  const lost = [];
  for (const field of fields(old)) {
    if ((field.form === sent && !field.hasAttribute('data-stays')) || !isTyped(field)) continue;
    const same = fresh.querySelector(`[id="${field.id}"]`);
    if (same) {
      fill(same, field);
      const seen = field.form?.querySelector('[name="version"]');
      const now = same.form?.querySelector('[name="version"]');
      if (seen && now && !field.matches('[id^="to-"]')) now.value = seen.value;
      if (field.form?.hasAttribute('data-kept')) same.form?.setAttribute('data-kept', '');
    } else if (field.matches('input:not([type="checkbox"], [type="radio"]), textarea') && field.value.trim()) {
      lost.push(field.value);
    }
  }
  const header = fresh.querySelector('.page-head');
  const before = old.querySelector('.left-over');
  if (lost.length) header.after(leftOver(lost));
  else if (before) header.after(before);
  // What was refused stays to be read, and to be sent all the same, until its person does something.
  const trouble = old.querySelector('#trouble');
  if (trouble && !sent && !fresh.querySelector('#trouble')) header.after(trouble);
  const active = document.activeElement;
  const at = active?.id && active.matches('input, textarea') && old.contains(active) ? cursor(active) : null;
  return () => {
    const same = at && document.getElementById(at.id);
    if (!same) return;
    same.focus();
    if (at.start !== null) same.setSelectionRange(at.start, at.end);
  };
}

/** Some fields, as those of times, have a cursor that no script can see. */
function cursor(field) {
  try {
    return { id: field.id, start: field.selectionStart, end: field.selectionEnd };
  } catch {
    return { id: field.id, start: null, end: null };
  }
}
