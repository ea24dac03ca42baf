// The case of a claim: its groups, smallest first, what makes each differ from the largest, and every code in them. Claims
// of one group are ticked and decided in one form; each gets its own decision, and what changed meanwhile is left out.
import {card, el, icon, pill} from './dom.js';
import {pieces} from './evidence.js';
import {codes} from './case-codes.js';
import {form} from './case-form.js';
import {conversation} from './conversation.js';
import {get, stream, Refused} from '../server.js';

const STATUS = {collecting: 'warn', under_review: 'info', late_review: 'bad', not_covered: 'quiet', resolved: 'good', withdrawn: 'quiet'};
const PATH = '/app/claims/of-case/';

/** What came of the last form, for the view that follows it, and whose it is. */
let last = null;

const counted = (many, what) => many + ' ' + what + (many === 1 ? '' : 's');

/** Draws the case into a place. @param context with task, and go, which opens another task of it */
export async function showCase(place, id, context) {
  place.replaceChildren(el('p', {className: 'ct-loading', role: 'status'}, el('span', {className: 'ct-spinner', ariaHidden: 'true'}), 'Loading the case …'));
  try {
    const whole = await get(PATH + encodeURIComponent(id));
    if (context.signal.aborted) {
      return;
    }
    place.replaceChildren(...draw(whole, place, context));
    if (last?.id === id) {
      place.querySelector('.cs-said').focus();
      last = null;
    }
  } catch (failed) {
    const again = el('button', {type: 'button', className: 'ct-button'}, 'Try again');
    again.addEventListener('click', () => showCase(place, id, context));
    place.replaceChildren(el('div', {className: 'ct-failed', role: 'alert'}, icon('warning'), el('p', {}, 'The case could not be read. Nothing is lost.'), again));
  }
}

function draw(whole, place, context) {
  const groups = whole.groups;
  const example = groups[0].claims[0].claim;
  return [
    el('header', {className: 'cs-head'},
      el('h3', {}, whole.order_id ?? 'Several orders', ' ', el('span', {className: 'ct-note'}, 'of ' + (whole.reseller_id ?? 'an unknown reseller'))),
      el('p', {}, [counted(whole.codes, 'code'), whole.sum, counted(groups.length, 'group'), whole.reference && 'their number ' + whole.reference].filter(Boolean).join(' · ')),
      el('p', {className: 'ct-note'}, whole.id)),
    last?.id === whole.id && last.node,
    conversation(whole.conversation, PATH + encodeURIComponent(whole.id) + '/messages'),
    whole.evidence.length > 0 && card('Evidence for all of them', pieces({id: example, evidence: whole.evidence}, context.base)),
    ...groups.map((one, at) => group(one, at, whole, place, context))
  ].filter(Boolean);
}

function traits(one, isLargest) {
  const differing = one.traits.filter(trait => trait.largest !== null && trait.largest !== undefined);
  const line = trait => el('div', {}, el('dt', {}, trait.label), el('dd', {}, trait.text,
    trait.largest && el('span', {className: 'ct-note'}, ' · the largest group: ' + trait.largest)));
  const same = one.traits.filter(trait => !differing.includes(trait));
  return [
    differing.length > 0 && el('dl', {className: 'cs-traits cs-differ', 'aria-label': 'In what it differs'}, differing.map(line)),
    isLargest
      ? el('dl', {className: 'cs-traits'}, same.filter(trait => trait.text !== 'none').map(line))
      : el('details', {}, el('summary', {}, 'What it has in common with the largest group'), el('dl', {className: 'cs-traits'}, same.map(line)))
  ];
}

function group(one, at, whole, place, context) {
  const isLargest = at === whole.groups.length - 1;
  const table = codes(one, whole, context, () => decide.changed(table.ticked()));
  const decide = form(one, whole, sent => send(one, sent, table, decide, whole, place, context));
  const shown = card(counted(one.claims.length, 'code'),
    el('p', {}, pill(one.status.text, STATUS[one.status.value]), ' ', one.sum,
      isLargest && whole.groups.length > 1 && el('span', {className: 'ct-note'}, ' · the largest group')),
    one.decided.map(made => el('div', {className: 'ct-missing'},
      el('p', {}, el('strong', {}, made.decision), ' by ' + made.by + ': ' + made.reason + '.'),
      made.note && el('blockquote', {}, made.note),
      one.waits_for === 'approval' && one.second_person.length > 0 && el('p', {}, 'A second person is asked, because ' + one.second_person.join(', and ') + '.'))),
    traits(one, isLargest),
    table.node,
    decide.node);
  shown.classList.add('cs-group');
  return shown;
}

async function send(one, sent, table, decide, whole, place, context) {
  const chosen = table.ticked();
  let done = 0;
  const leftOut = [];
  decide.working('Deciding … 0 of ' + chosen.length);
  try {
    await stream(PATH + encodeURIComponent(whole.id) + '/decisions', {group: one.id, claims: chosen.map(row => row.claim), step: one.waits_for, ...sent}, line => {
      const row = chosen.find(known => known.claim === line.claim);
      if (line.done) {
        done++;
      } else {
        leftOut.push({code: row.code, text: line.text});
      }
      decide.working('Deciding … ' + (done + leftOut.length) + ' of ' + chosen.length);
    });
    const missing = chosen.length - done - leftOut.length;
    said(whole.id, done, leftOut, missing);
  } catch (failed) {
    if (failed instanceof Refused) {
      decide.refused(failed.message);
      return;
    }
    said(whole.id, done, leftOut, chosen.length - done - leftOut.length);
  }
  const next = await following(whole.id);
  if (next && chosen.some(row => row.task === context.task)) {
    context.go(next);
  } else {
    showCase(place, whole.id, context);
  }
}

function said(id, done, leftOut, unknown) {
  last = {id, node: el('div', {className: 'cs-said', tabIndex: -1, role: 'status'},
    el('p', {}, el('strong', {}, counted(done, 'claim') + ' done'), leftOut.length > 0 && ', ' + leftOut.length + ' left out:'),
    leftOut.length > 0 && el('ul', {}, leftOut.map(one => el('li', {}, el('code', {}, one.code ?? 'no code'), ' ' + one.text))),
    unknown > 0 && el('p', {}, 'The connection was lost before ' + counted(unknown, 'claim') + ' answered. Send it again: what is decided stays as it is.'))};
}

/** A task of the case that waits for this person, the smallest group's before the others'. */
async function following(id) {
  const {groups} = await get(PATH + encodeURIComponent(id));
  return groups.flatMap(one => one.claims).find(row => row.may_tick)?.task;
}
