// A half-filled form of a claim survives: whatever leaves it also presses Tasklist's own Save, which keeps a draft in
// this browser until the claim is completed. Signing out takes all drafts along, since the next person is another.
// A form that nobody has touched is left alone: Save checks the form as Complete does, and would mark its empty fields.

const FORM = '.task-card .tab-content';

/** The form that was changed since the last draft. */
let changed = null;

function save() {
  if (!changed?.isConnected) {
    return;
  }
  const field = document.activeElement;
  if (field?.closest(FORM)) {
    // It tells its form what was typed with a delay, and at once when it is left.
    field.blur();
  }
  const button = document.querySelector(FORM + ' .form-actions button[ng-click^="save"]:not([disabled]):not(.ng-hide)');
  if (button) {
    button.click();
    changed = null;
  }
}

function leaves(event) {
  if (!event.target.closest(FORM)) {
    save();
  }
}

function touched(event) {
  // What is asked in the case file itself is no part of the form.
  if (event.target.closest(FORM) && !event.target.closest('.ct-body')) {
    // The form, since a field may go when another is changed.
    changed = event.target.closest('form') || event.target;
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
document.addEventListener('input', touched, true);
document.addEventListener('change', touched, true);

// Tasklist keeps a last draft while it signs out, so they go when its sign-in is shown.
document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    window.addEventListener('hashchange', forget, {once: true});
  }
}, true);
