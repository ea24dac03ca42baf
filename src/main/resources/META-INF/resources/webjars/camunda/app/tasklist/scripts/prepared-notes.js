// Sentences that a form has prepared for its note: one click puts one into the field below them, where it may be changed.
// They stand in the form, in a text that begins with "Prepared notes", so that whoever edits the form edits them.
import {put} from './note-field.js';

const TITLE = 'Prepared notes';

function offer(list) {
  for (const item of list.querySelectorAll('li:not([role])')) {
    item.setAttribute('role', 'button');
    item.tabIndex = 0;
    item.title = sentence(item);
  }
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', TITLE);
}

function lists() {
  return [...document.querySelectorAll('.fjs-form-field-text ul')]
    .filter(list => list.previousElementSibling?.textContent.startsWith(TITLE));
}

/** What the item says after its name in bold. */
function sentence(item) {
  const name = item.querySelector('strong')?.textContent ?? '';
  return item.textContent.trim().slice(name.length).trim();
}

function use(item) {
  const after = node => item.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  const field = [...item.closest('.fjs-form').querySelectorAll('textarea')].find(after);
  if (!field || field.disabled || field.readOnly) {
    return;
  }
  put(field, sentence(item));
}

function itemOf(event) {
  return event.target.closest?.('.fjs-form-field-text li[role=button]');
}

function chosen(event) {
  const item = itemOf(event);
  const isKey = event.type === 'keydown';
  if (!item || isKey && event.key !== 'Enter' && event.key !== ' ') {
    return;
  }
  event.preventDefault();
  use(item);
}

// A field that is left is drawn anew, with the list: not between the press of a button and its release.
document.addEventListener('mousedown', event => itemOf(event) && event.preventDefault());
document.addEventListener('click', chosen);
document.addEventListener('keydown', chosen);
new MutationObserver(() => lists().forEach(offer)).observe(document.body, {childList: true, subtree: true});
