// A decision that does not hold is refused: why stands at the button that was pressed, until something is changed.
import {el, icon} from './dom.js';

const REFUSED = /^Cannot submit task form \S+: (.*)$/s;
const LABELS = {decision: 'Decision', reasonCode: 'Reason', reviewNote: 'Note', lateDecision: 'Decision', approved: 'Approval', approvalNote: 'Note'};

/** In place of Tasklist's message, which would stay below the lists after the form is put right. */
export function sayRefusals(form, notifications, signal) {
  const elsewhere = notifications.addError;
  const say = el('div', {className: 'ct-refused', role: 'alert'});
  notifications.addError = function (error) {
    const [, why] = REFUSED.exec(error.message) ?? [];
    const buttons = form.querySelector('.form-actions');
    if (!why || !buttons) {
      elsewhere.call(notifications, error);
      return;
    }
    buttons.before(say);
    say.replaceChildren(icon('warning'), el('p', {}, el('strong', {}, 'Not completed. '), named(why, form)));
    // A form that marks the field itself has gone there.
    if (!form.querySelector('.fault:not(:empty)')) {
      say.scrollIntoView({block: 'nearest'});
    }
  };
  form.addEventListener('input', () => say.remove());
  signal.addEventListener('abort', () => { notifications.addError = elsewhere; });
}

/** "reviewNote: reads as …" with the field's own label. */
function named(why, form) {
  const label = name => LABELS[name] ?? form.querySelector('label[for="' + name + '"]')?.textContent.trim() ?? name;
  return why.replace(/(^|; )(\w+): /g, (all, before, name) => before + label(name) + ': ');
}
