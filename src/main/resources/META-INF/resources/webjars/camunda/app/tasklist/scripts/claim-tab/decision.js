// Tasklist's own form below the claim, so that what is judged and the judgement are on one screen. It is the form of the
// Form tab, drawn by Tasklist itself: what process owners deploy, with its drafts and its checks.
import {card, el, icon} from './dom.js';
import {otherClaim} from './signals.js';
import {put} from '../note-field.js';
import {sayRefusals} from './refused.js';

/** Other claims on the code that are listed, the newest. */
const LISTED = 5;

const FORM = {component: 'tasklist.task.detail', id: 'task-detail-form'};

/** The form, in a card; where Tasklist does not hand it out, the way to the Form tab. Lives until the signal says stop. */
export function decision(scope, signal) {
  const place = el('div', {});
  const form = card('Your part', place);
  form.classList.add('ct-decision');
  try {
    const injector = window.angular.element(document.body).injector();
    const inside = scope.$new();
    inside.claimForm = injector.get('Views').getProvider(FORM);
    inside.claimFormVars = {read: ['task', 'taskData', 'errorHandler']};
    place.append(injector.get('$compile')('<view provider="claimForm" vars="claimFormVars"></view>')(inside)[0]);
    sayRefusals(form, injector.get('Notifications'), signal);
  } catch (notHere) {
    place.append(el('p', {}, 'Decide in the tab “Form”.'));
  }
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

/** Other claims on the code, with words for the note that name one. */
export function sameCode(form, claim, context) {
  const others = claim.payout.same_code;
  if (others.length === 0 || claim.status.value !== 'under_review') {
    return;
  }
  const say = el('p', {role: 'status', className: 'ct-note'});
  form.querySelector('h4').after(el('div', {className: 'ct-signal ct-bad'}, icon('warning'), el('div', {},
    el('p', {}, 'The same code, or one that reads alike, is in another claim that is open or was paid. A replacement or refund takes a second person. Say in the note why this claim is paid all the same, for them and the file.'),
    el('ul', {className: 'ct-others'}, others.slice(0, LISTED).map(other => {
      const name = el('button', {type: 'button', className: 'ct-button ct-small', ariaLabel: 'Name the claim on ' + other.order_id + ' in the note'}, 'Name it in the note');
      name.addEventListener('click', () => nameInNote(form, other, say));
      return otherClaim(other, claim, context, name);
    })),
    say)));
}

function nameInNote(form, other, say) {
  const note = form.querySelector('textarea');
  if (!note || note.disabled || note.readOnly) {
    say.textContent = 'Take the claim first: the note opens for its assignee.';
    return;
  }
  say.textContent = '';
  const state = (other.outcome ?? other.status.text).toLowerCase();
  put(note, 'The same code is in ' + other.id + ' (order ' + other.order_id + ', ' + state + '). It is paid here all the same, because ', other.id);
}

/** Takes the claim where nobody has it, as Tasklist's own button does, and goes to the first thing that can be filled in. */
export function decide(form, signal) {
  form.scrollIntoView({block: getComputedStyle(form).position === 'sticky' ? 'nearest' : 'start'});
  const take = document.querySelector('.task-card .meta button.claim');
  if (!take) {
    focusFirst(form);
    return;
  }
  // Tasklist goes to the new assignee once the claim is theirs, and from there it is on to the form.
  const until = Date.now() + 5000;
  const onward = setInterval(() => {
    const isThere = document.activeElement.closest('.task-card .assignee');
    if (isThere) {
      focusFirst(form);
    }
    if (isThere || signal.aborted || Date.now() > until) {
      clearInterval(onward);
    }
  }, 50);
  take.click();
}

function focusFirst(form) {
  const fields = [...form.querySelectorAll('input, textarea, select, button')];
  fields.find(field => !field.disabled && field.checkVisibility())?.focus({preventScroll: true});
}
