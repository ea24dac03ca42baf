// A form about many codes stays in the browser while it is checked and filed, with everything typed and every file chosen:
// only what is marked data-swap comes back. Without scripts the page is loaded anew, and says what to paste again.

import {word} from './pages.js';

const form = document.querySelector('form[data-stays]');
const codes = document.getElementById('codes');
const waits = document.getElementById('waits');
const buttons = form.querySelectorAll('button');

/** What the server would not even read; null where there is nothing of the kind. */
function tooMuch() {
  const files = [...form.querySelectorAll('input[type=file]')].flatMap((input) => [...input.files]);
  if (new Blob([codes.value]).size > 250 * 1024) {
    return word('too_much');
  }
  return files.reduce((sum, file) => sum + file.size, 0) > 11 * 1024 * 1024
      ? word('files_too_large')
      : null;
}

async function send(submitter) {
  const refused = tooMuch();
  if (refused) {
    waits.textContent = refused;
    return;
  }
  const body = new FormData(form);
  buttons.forEach((button) => button.disabled = true);
  form.setAttribute('aria-busy', 'true');
  const what = submitter?.dataset.wait ?? word('checking');
  const since = Date.now();
  waits.textContent = what;
  const clock = setInterval(() => {
    waits.textContent = word('so_far', what, Math.floor((Date.now() - since) / 10_000) * 10);
  }, 10_000);
  try {
    const answer = await fetch(submitter?.getAttribute('formaction') ?? form.getAttribute('action'), {method: 'POST', body});
    if (answer.redirected && !new URL(answer.url).pathname.endsWith('/login')) {
      location.assign(answer.url);
      return;
    }
    if (answer.redirected || answer.status === 403) {
      await renewToken();
    }
    waits.textContent = swap(new DOMParser().parseFromString(await answer.text(), 'text/html')) ? '' : refusal(answer.status);
  } catch {
    waits.textContent = word('case_unreachable');
  } finally {
    clearInterval(clock);
    form.removeAttribute('aria-busy');
    buttons.forEach((button) => button.disabled = false);
  }
}

/** Who signed in again, in another tab, has another token. */
async function renewToken() {
  const answer = await fetch(form.getAttribute('action'));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const token = page.querySelector('form[data-stays] [name=_csrf]');
  if (token) {
    form.querySelector('[name=_csrf]').value = token.value;
  }
}

/** False where the answer is another page. */
function swap(page) {
  if (!page.getElementById('result')) {
    return false;
  }
  for (const part of page.querySelectorAll('[data-swap][id]')) {
    document.getElementById(part.id)?.replaceChildren(...part.childNodes);
  }
  // Both stay in their fields here, since the form was not loaded anew.
  document.getElementById('codes-again').replaceChildren();
  for (const error of document.querySelectorAll('.error[id$="-error"]')) {
    document.getElementById(error.id.slice(0, -'-error'.length))?.setAttribute('aria-invalid', error.textContent !== '');
  }
  leadToLines();
  const result = document.getElementById('result');
  const wrong = document.querySelector('[aria-invalid=true]') ?? result;
  wrong.scrollIntoView({block: 'nearest'});
  wrong.focus();
  return true;
}

function refusal(status) {
  return status === 413
      ? word('refused_size')
      : word('refused');
}

/** A wrong line is a button that leads to it, where it was pasted. */
function leadToLines() {
  if (codes.value === '') {
    return;
  }
  for (const button of document.querySelectorAll('[data-line]')) {
    button.hidden = false;
    button.nextElementSibling.remove();
    button.addEventListener('click', () => {
      const lines = codes.value.split('\n');
      const before = lines.slice(0, button.dataset.line - 1);
      const from = before.reduce((length, line) => length + line.length + 1, 0);
      codes.focus();
      codes.setSelectionRange(from, from + (lines[before.length] ?? '').length);
      codes.scrollTop = codes.scrollHeight / lines.length * Math.max(0, before.length - 2);
    });
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  send(event.submitter);
});
