// Reads back what readers get of the story: when somebody opens it, and by itself once something was done.

const receipt = document.querySelector('details.receipt');

async function read() {
  const answer = await fetch(receipt.dataset.href);
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  receipt.querySelector('.receipt-content').replaceChildren(...page.querySelector('section.receipt').childNodes);
}

receipt?.addEventListener('toggle', () => {
  if (!receipt.open) return;
  // The link that stands there leads to the same, should this fail.
  read().catch(() => {});
});

if (receipt && document.querySelector('.flash-done')) receipt.open = true;
