// Tasklist's own form below the claim, so that what is judged and the judgement are on one screen. It is the form of the
// Form tab, drawn by Tasklist itself: what process owners deploy, with its drafts and its checks.
import {card, el} from './dom.js';

const FORM = {component: 'tasklist.task.detail', id: 'task-detail-form'};

/** The form, in a card; where Tasklist does not hand it out, the way to the Form tab. Lives until the signal says stop. */
export function decision(scope, signal) {
  const place = el('div', {});
  try {
    const injector = window.angular.element(document.body).injector();
    const inside = scope.$new();
    inside.claimForm = injector.get('Views').getProvider(FORM);
    inside.claimFormVars = {read: ['task', 'taskData', 'errorHandler']};
    place.append(injector.get('$compile')('<view provider="claimForm" vars="claimFormVars"></view>')(inside)[0]);
  } catch (notHere) {
    place.append(el('p', {}, 'Decide in the tab “Form”.'));
  }
  const form = card('Your part', place);
  form.classList.add('ct-decision');
  withoutBriefing(place, signal);
  return form;
}

/** The briefing at the head of a form (review/Briefing) is for the Form tab: here it would say again what stands above. */
function withoutBriefing(place, signal) {
  const drawn = new MutationObserver(() => {
    const first = place.querySelector('.fjs-form-field-text li:first-child strong');
    if (first?.textContent === 'Claim:') {
      first.closest('.fjs-layout-row').hidden = true;
    }
  });
  drawn.observe(place, {childList: true, subtree: true});
  signal.addEventListener('abort', () => drawn.disconnect());
}

/** Goes to the first thing that can be filled in or pressed. */
export function focusDecision(form) {
  form.scrollIntoView({block: 'start'});
  const first = [...form.querySelectorAll('input, textarea, select, button')].find(field => !field.disabled && field.checkVisibility());
  first?.focus({preventScroll: true});
}
