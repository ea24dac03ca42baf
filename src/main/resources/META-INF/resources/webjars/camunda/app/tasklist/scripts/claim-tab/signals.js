// What should be looked at twice. It decides nothing, and says so.
import {card, el, icon, pill, time} from './dom.js';
import {view} from './viewer.js';
import {picture} from './evidence.js';
import {answered, answering} from './answers.js';

const TONES = {same_code: 'bad', same_file: 'bad', times_do_not_fit: 'warn', many_claims: 'warn', like_picture: 'quiet', supply_fault: 'info'};
const SHOWN = 5;
/** Signals about other claims, to which a person may answer how the two stand to each other. */
const ANSWERABLE = ['same_code', 'same_file', 'like_picture'];
const STATUS = {resolved: 'info', under_review: 'warn', late_review: 'warn', collecting: 'quiet', not_covered: 'quiet', withdrawn: 'quiet'};

/** Another claim in a line, to open and, where a picture is shared, to compare. */
export function otherClaim(other, claim, context, ...more) {
  const name = other.code ?? other.order_id;
  const open = el('button', {type: 'button', className: 'ct-link', ariaLabel: 'Look at the claim on ' + name}, name);
  open.addEventListener('click', () => context.peek(other.id));
  const mine = claim.evidence.find(piece => piece.id === other.like_evidence_id && piece.kind === 'picture');
  const compare = mine && el('button', {type: 'button', className: 'ct-button ct-small'}, 'Compare');
  compare?.addEventListener('click', () => view([[
    picture(context.base, claim.id, mine, 'This claim'),
    picture(context.base, other.id, {id: other.evidence_id}, other.order_id + ', ' + (other.reseller_id ?? 'reseller unknown'))
  ]]));
  return el('li', {},
    open,
    el('span', {}, other.type ?? ''),
    el('span', {className: 'ct-note'}, other.reseller_id === claim.reseller_id ? 'this reseller' : other.reseller_id ?? 'reseller unknown'),
    time(other.created_at),
    pill(other.outcome ?? other.status.text, STATUS[other.status.value]),
    compare,
    more);
}

function signal(found, claim, context) {
  const tone = TONES[found.kind] ?? 'warn';
  return el('li', {className: 'ct-signal ct-' + tone},
    icon(tone === 'info' || tone === 'quiet' ? 'info' : 'warning'),
    el('div', {},
      el('p', {}, found.text),
      found.claims.length > 0 && el('ul', {className: 'ct-others'}, shown(found).map((other, at, all) =>
        otherClaim(other, claim, context, isAnswerable(found, other, at, all) && answering(found.kind, other, claim)))),
      found.claims.length > SHOWN && el('p', {className: 'ct-note'}, 'The newest ' + SHOWN + ' are shown.')));
}

function shown(found) {
  return found.claims.slice(0, SHOWN);
}

/** Two claims may share several files, and one answer. */
function isAnswerable(found, other, at, all) {
  return ANSWERABLE.includes(found.kind) && all.findIndex(another => another.id === other.id) === at;
}

/** Answers that stand here though their signal is not shown any more: the other claim was withdrawn, for instance. */
function elsewhere(claim) {
  const isShown = answer => claim.signals.some(found => found.kind === answer.signal && shown(found).some(other => other.id === answer.other));
  return claim.answers.filter(answer => !isShown(answer));
}

export function signals(claim, context) {
  const others = elsewhere(claim);
  if (claim.signals.length === 0 && others.length === 0) {
    return null;
  }
  return card('Look twice',
    el('ul', {className: 'ct-signals'}, claim.signals.map(found => signal(found, claim, context))),
    others.length > 0 && el('ul', {className: 'ct-others', 'aria-label': 'Answered before'}, others.map(answer => {
      const open = el('button', {type: 'button', className: 'ct-link', ariaLabel: 'Look at the claim ' + answer.other}, answer.other);
      open.addEventListener('click', () => context.peek(answer.other));
      return el('li', {}, open, el('span', {}, answer.signal.replace('_', ' ')), answered(answer));
    })),
    el('p', {className: 'ct-note'}, 'Not shown to the reseller, and no reason by itself to decide against a claim. Policy, section 8.'));
}
