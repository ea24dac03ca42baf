// A claim as a person reads it, from what is claimed to its history.
import {card, duration, el, icon, pill, time, value} from './dom.js';
import {claimWindow} from './window.js';
import {evidence} from './evidence.js';
import {appeal} from './appeal.js';
import {answer, conversation} from './conversation.js';
import {otherClaim, signals} from './signals.js';
import {precedents} from './precedents.js';
import {timeline} from './timeline.js';

const STATUS = {collecting: 'warn', under_review: 'info', late_review: 'bad', not_covered: 'quiet', resolved: 'good', withdrawn: 'quiet'};
const COVERAGE = {covered_if_confirmed: 'info', case_by_case: 'warn', not_covered: 'bad', needs_review: 'warn'};
const WINDOW = {open: 'good', late: 'bad', undetermined: 'warn'};
const CONFIDENCE = {high: 'good', medium: 'warn', low: 'bad'};

function head(claim, {base, decide}) {
  const words = claim.status.value === 'collecting' ? 'Add evidence' : 'Decide';
  const jump = decide && el('button', {type: 'button', className: 'ct-button ct-primary'}, words);
  jump?.addEventListener('click', decide);
  const delivered = claim.sides[1];
  const about = [claim.code ?? 'no code given', delivered.denomination, claim.payout.worth, delivered.sku, claim.reseller_id ?? 'reseller unknown', claim.reference && 'their number ' + claim.reference];
  return el('header', {className: 'ct-head'},
    el('div', {className: 'ct-grow'},
      el('h3', {}, claim.order_id, ' ', pill(claim.status.text, STATUS[claim.status.value])),
      el('p', {}, about.filter(Boolean).join(' · ')),
      el('p', {}, el('a', {href: base + '/app/history?claim=' + encodeURIComponent(claim.id), target: '_blank', rel: 'noopener'},
        'The last 90 days of its reseller, SKU and batch')),
      el('p', {className: 'ct-note'}, claim.id + ' · received ' + claim.channel + ', ', time(claim.received_at))),
    jump);
}

/** What is no longer there, and what has to stay. */
function retention({erased_at: erased, evidence_erased_at: evidenceErased, hold}) {
  const gone = erased ? ['Erased on ', time(erased), ': what was sent and written is no longer kept.']
    : evidenceErased && ['The contents of the evidence were erased on ', time(evidenceErased), '.'];
  return (gone || hold) && el('div', {className: 'ct-card'},
    gone && el('p', {}, icon('info'), ' ', gone),
    hold && el('p', {}, icon('info'), ' Under a hold since ', time(hold.since), ', by ' + hold.by + ': ' + hold.why));
}

/** The claim at a glance; each leads to its section. */
function glance(claim, sections) {
  const left = new Date(claim.window.closes_at) - new Date(claim.now);
  const missing = claim.checklist.filter(item => item.required && !item.there).length;
  const pieces = claim.evidence.length + (claim.evidence.length === 1 ? ' piece' : ' pieces');
  const isAsked = claim.asked && claim.status.value === 'collecting';
  const state = missing ? [missing + ' missing', 'bad'] : isAsked ? ['More asked for', 'warn'] : ['Complete', 'good'];
  const tiles = [
    ['Looks like', claim.type.text, claim.confidence.text + ' confidence', CONFIDENCE[claim.confidence.value], sections.looksLike],
    ['Coverage', claim.coverage.text, 'under the policy', COVERAGE[claim.coverage.value], sections.looksLike],
    ['Window', claim.window.state.text, left >= 0 ? duration(left) + ' left' : 'closed ' + duration(left) + ' ago', WINDOW[claim.window.state.value], sections.window],
    ['Evidence', state[0], pieces, state[1], sections.evidence],
    ['Look twice', String(claim.signals.length), claim.signals.length === 1 ? 'signal' : 'signals', claim.signals.length ? 'warn' : 'good', sections.signals]
  ];
  return el('ul', {className: 'ct-glance', 'aria-label': 'At a glance'}, tiles.map(([label, what, more, tone, section]) => {
    const tile = el('button', {type: 'button', className: 'ct-tile ct-' + tone, disabled: !section},
      el('span', {className: 'ct-label'}, label), el('strong', {}, what), el('span', {className: 'ct-note'}, more));
    tile.addEventListener('click', () => goTo(section));
    return el('li', {}, tile);
  }));
}

function goTo(section) {
  section.tabIndex = -1;
  section.scrollIntoView({block: 'start'});
  section.focus({preventScroll: true});
}

/** How many persons a payout takes is said before anybody decides. */
function payout({appeal: {asked}, payout: {worth, second_person: others}}) {
  const reasons = asked ? ['it changes the outcome that the reseller was told', ...others] : others;
  return card('A payout on this claim',
    el('p', {}, el('strong', {}, worth)),
    reasons.length
      ? [el('p', {}, icon('warning'), 'A replacement or refund counts only when a second, different person has approved it, because'),
        el('ul', {className: 'ct-reasons'}, reasons.map(reason => el('li', {}, reason)))]
      : el('p', {className: 'ct-note'}, 'One person may decide. Goodwill always takes a second one.'));
}

function decided({decided: made, status}) {
  const isOver = status.value === 'resolved';
  return made && card(isOver ? 'How it was decided' : 'Decided, and not the outcome yet',
    el('p', {}, el('strong', {}, made.decision), ' by ' + made.by + ', ', time(made.at), ': ' + made.reason + '.'),
    made.note && el('blockquote', {}, made.note),
    made.sent_back && el('p', {className: 'ct-missing'}, el('strong', {}, 'Sent back by '), made.sent_back),
    !isOver && made.needs_second_person && !made.sent_back && el('p', {className: 'ct-note'}, 'Needs a second, different person.'));
}

function claimed({reported, reasons, erased_at: erased}) {
  const meaning = reported.error_meaning ?? 'The table of PSN error codes does not know this code.';
  const isSaid = reasons.some(reason => reason.text === meaning);
  return card('What is claimed',
    el('p', {}, el('strong', {}, reported.issue), reported.error_code && [' · error ', el('code', {}, reported.error_code)]),
    reported.text ? el('blockquote', {}, reported.text) : el('p', {className: 'ct-unknown'}, erased ? 'The customer’s words were erased.' : 'The customer’s words are not known.'),
    reported.error_code && !isSaid && el('p', {className: 'ct-note'}, meaning));
}

function looksLike(claim) {
  return card('What it looks like',
    el('p', {}, el('strong', {}, claim.type.text), ' ', pill(claim.confidence.text + ' confidence', CONFIDENCE[claim.confidence.value])),
    el('ul', {className: 'ct-reasons'}, claim.reasons.map(reason => el('li', {}, reason.text, ' ', el('code', {}, reason.code)))),
    el('p', {}, pill(claim.coverage.text, COVERAGE[claim.coverage.value])),
    el('p', {}, claim.coverage_text),
    el('p', {className: 'ct-note'}, 'Policy, sections 2 and 3; tables of version ' + claim.policy_version + '.'));
}

function regions({sides}) {
  return card('Regions',
    el('div', {className: 'ct-sides'}, sides.map(side =>
      el('div', {className: side.differs ? 'ct-side ct-has-problem' : 'ct-side'},
        el('span', {className: 'ct-label'}, side.name),
        el('span', {className: side.region ? 'ct-region' : 'ct-region ct-unknown'}, side.region ?? 'not known'),
        side.differs && el('span', {className: 'ct-bad'}, icon('warning'), 'not as delivered'),
        [side.denomination, side.sku, side.source].filter(Boolean).map(text => el('span', {className: 'ct-note'}, text))))));
}

function table(rows) {
  const cell = (row, which) => el('td', {className: row.differs ? 'ct-differs' : ''}, value(row[which]));
  return el('table', {className: 'ct-table'},
    el('thead', {}, el('tr', {}, ['Fact', 'The claim states', 'On record'].map(text => el('th', {scope: 'col'}, text)))),
    el('tbody', {}, rows.map(row => el('tr', {},
      el('th', {scope: 'row'}, row.label, row.differs && el('span', {className: 'ct-bad'}, icon('warning'), 'differs')),
      cell(row, 'stated'), cell(row, 'recorded')))));
}

/** What differs is shown; the rest is there to open. */
function compared({facts, recorded}) {
  const differing = facts.filter(row => row.differs);
  const others = facts.filter(row => !row.differs);
  return card('Stated against recorded',
    !recorded && el('p', {}, 'There is no delivery record: everything is as stated.'),
    recorded && differing.length === 0 && el('p', {}, 'Nothing that the claim states differs from the delivery record.'),
    differing.length > 0 && [table(differing), el('p', {className: 'ct-note'}, 'Where the two differ, the record counts. Policy, section 3.')],
    others.length > 0 && el('details', {}, el('summary', {}, differing.length ? 'All other facts (' + others.length + ')' : 'All facts (' + others.length + ')'), table(others)));
}

function earlier(claim, context) {
  return card('Other claims on this order',
    claim.earlier.length
      ? el('ul', {className: 'ct-others'}, claim.earlier.map(other => otherClaim(other, claim, context)))
      : el('p', {className: 'ct-unknown'}, 'None.'));
}

function history(claim) {
  return el('details', {className: 'ct-card'},
    el('summary', {}, 'History (' + claim.history.length + ')'),
    el('ol', {className: 'ct-history'}, claim.history.map(line => el('li', {},
      time(line.at), el('span', {className: 'ct-grow'}, line.text, line.note && el('q', {}, line.note)), el('span', {className: 'ct-note'}, line.who)))));
}

/** Without the words that stand where something was erased (claim/Erasure): the claim says it once, at its head. */
function readable(claim) {
  return claim.erased_at ? JSON.parse(JSON.stringify(claim), (key, said) => said === '[erased]' ? null : said) : claim;
}

/** The parts of the dossier, in the order in which they are read. */
export function dossier(sent, context) {
  const claim = readable(sent);
  const sections = {looksLike: looksLike(claim), window: claimWindow(claim), evidence: evidence(claim, context), signals: signals(claim, context)};
  return [
    head(claim, context),
    retention(claim),
    appeal(claim),
    answer(claim),
    decided(claim),
    glance(claim, sections),
    payout(claim),
    el('div', {className: 'ct-pair'}, el('div', {className: 'ct-stack'}, claimed(claim), regions(claim)), sections.looksLike),
    conversation(claim.conversation, '/app/claims/' + encodeURIComponent(claim.id) + '/messages'),
    timeline(claim),
    sections.window,
    sections.evidence,
    sections.signals,
    precedents(claim, context),
    compared(claim),
    earlier(claim, context),
    history(claim)
  ].filter(Boolean);
}
