// A half-filled form of a claim survives: whatever leaves it also presses Tasklist's own Save, which keeps a draft in
// this browser until the claim is completed. Signing out takes all drafts along, since the next person is another.

const FORM = '.task-card .tab-content';

function save() {
  const field = document.activeElement;
  if (field?.closest(FORM)) {
    // It tells its form what was typed with a delay, and at once when it is left.
    field.blur();
  }
  document
    .querySelectorAll(FORM + ' .form-actions button[ng-click^="save"]:not([disabled]):not(.ng-hide)')
    .forEach(button => button.click());
}

function leaves(event) {
  if (!event.target.closest(FORM)) {
    save();
  }
}

function forget() {
  Object.keys(localStorage)
    .filter(key => /^(camunda-form|camForm):/.test(key))
    .forEach(key => localStorage.removeItem(key));
}

// Captured, so that the form is still there when another claim or tab is opened.
document.addEventListener('pointerdown', leaves, true);
document.addEventListener('focusin', leaves, true);
window.addEventListener('pagehide', save);

// Tasklist keeps a last draft while it signs out, so they go when its sign-in is shown.
document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    window.addEventListener('hashchange', forget, {once: true});
  }
}, true);
