// The evidence: what is needed and whether it is there, and every piece to look at.
import {card, el, icon, size, time, value} from './dom.js';
import {view} from './viewer.js';

const url = (base, claimId, pieceId) => base + '/app/claims/' + encodeURIComponent(claimId) + '/evidence/' + encodeURIComponent(pieceId);

/** The picture of a piece of evidence, for the viewer. */
export function picture(base, claimId, piece, caption) {
  return {src: url(base, claimId, piece.id), caption: caption ?? [piece.type, piece.name].filter(Boolean).join(' · ')};
}

function below(piece) {
  return el('span', {className: 'ct-piece-text'},
    el('strong', {}, piece.type),
    piece.name && el('span', {className: 'ct-file'}, piece.name),
    el('span', {className: 'ct-note'}, size(piece.size) + ' · ', time(piece.added_at), ' · ' + piece.added_by));
}

function thumbnail(claim, piece, base, pictures) {
  const shown = el('img', {src: url(base, claim.id, piece.id) + '/thumbnail', alt: '', loading: 'lazy'});
  // What cannot be made small is still there in full.
  shown.addEventListener('error', () => shown.replaceWith(el('span', {className: 'ct-no-preview'}, 'No preview')));
  const button = el('button', {type: 'button', className: 'ct-piece', ariaLabel: 'View ' + piece.type + ', ' + piece.name}, shown, below(piece));
  button.addEventListener('click', () => view(pictures.map(one => [picture(base, claim.id, one)]), pictures.indexOf(piece)));
  return button;
}

function file(claim, piece, base) {
  return el('a', {className: 'ct-piece', href: url(base, claim.id, piece.id), target: '_blank', rel: 'noopener', ariaLabel: 'Download ' + piece.type + ', ' + piece.name},
    el('span', {className: 'ct-document'}, icon('document'), 'PDF'), below(piece));
}

/** A file whose contents were erased: what it was, and nothing to open. */
function erased(piece) {
  return el('div', {className: 'ct-piece'}, below(piece), el('span', {className: 'ct-piece-text ct-unknown'}, 'Its contents were erased.'));
}

function statement(piece) {
  return el('div', {className: 'ct-piece ct-statement'},
    el('dl', {className: 'ct-facts'}, piece.facts.map(fact => el('div', {}, el('dt', {}, fact.label), el('dd', {}, value(fact.value))))),
    below(piece));
}

function checklist(claim) {
  const state = item =>
    item.there ? ['check', 'good', 'there'] : item.required ? ['missing', 'bad', 'missing'] : ['dot', 'quiet', 'would help'];
  return el('ul', {className: 'ct-checklist', 'aria-label': 'What this kind of claim needs'},
    claim.checklist.map(item => {
      const [sign, tone, words] = state(item);
      return el('li', {className: 'ct-' + tone, title: item.why}, icon(sign), item.name, el('span', {className: 'ct-sr'}, ' ' + words));
    }));
}

/** Every piece of a claim, or of a case by one of its claims. */
export function pieces(claim, base) {
  const pictures = claim.evidence.filter(piece => piece.kind === 'picture');
  const draw = piece => {
    if (piece.kind === 'statement') {
      return statement(piece);
    }
    if (claim.evidence_erased_at) {
      return erased(piece);
    }
    return piece.kind === 'picture' ? thumbnail(claim, piece, base, pictures) : file(claim, piece, base);
  };
  return el('ul', {className: 'ct-pieces'}, claim.evidence.map(draw).map(piece => el('li', {}, piece)));
}

export function evidence(claim, {base}) {
  const missing = claim.checklist.filter(item => item.required && !item.there);
  return card('Evidence',
    checklist(claim),
    missing.map(item => el('p', {className: 'ct-missing'}, el('strong', {}, item.name + ' is missing. '), item.why)),
    claim.asked && el('p', {className: 'ct-missing'}, el('strong', {}, claim.asked.by + ' asked the reseller, until '), time(claim.asked.due_at), claim.asked.text && ': ' + claim.asked.text),
    claim.evidence.length ? pieces(claim, base) : el('p', {className: 'ct-unknown'}, 'Nothing was sent yet.'));
}
