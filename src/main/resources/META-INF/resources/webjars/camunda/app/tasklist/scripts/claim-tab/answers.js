// What reviewers answer to a signal that two claims have something in common. It stands at both, and decides nothing.
import {el, icon, pill, time} from './dom.js';
import {post, Refused} from '../server.js';

const ANSWERS = {duplicate_of: 'This claim is a duplicate of that one', related: 'Related', not_related: 'Not related'};
const NOT_KEPT = 'The answer was not kept: the server cannot be reached, or your account may not answer. Nothing is lost.';

/** An answer in a line, with who gave it and when. */
export function answered({text, by, at, note}) {
  const erased = note === '[erased]';
  return el('p', {className: 'ct-answered'}, pill(text, 'info'), ' ', el('span', {className: 'ct-note'}, by + ', ', time(at)),
    note && (erased ? el('span', {className: 'ct-note'}, ' The note was erased.') : el('q', {}, note)));
}

/** The answer to a signal about another claim, and the way to give one or another. */
export function answering(kind, other, claim) {
  const place = el('div', {className: 'ct-answering'});
  const draw = said => {
    const answer = claim.answers.find(given => given.signal === kind && given.other === other.id);
    const open = claim.may_answer && form(kind, other, claim, answer, draw);
    place.replaceChildren(...[answer && answered(answer), open, el('p', {className: 'ct-sr', role: 'status'}, said)].filter(Boolean));
    if (said) {
      open.querySelector('summary').focus();
    }
  };
  draw('');
  return place;
}

function form(kind, other, claim, answer, draw) {
  const name = 'ct-' + Math.random().toString(36).slice(2);
  const refused = el('div', {role: 'alert'});
  const note = el('input', {type: 'text', id: name, maxLength: 500, autocomplete: 'off'});
  const choices = Object.entries(ANSWERS).map(([value, text]) => el('label', {},
    el('input', {type: 'radio', name, value, required: true, checked: answer?.answer === value}), ' ', text));
  const fields = el('form', {},
    el('fieldset', {}, el('legend', {}, 'How this claim stands to the one on ' + other.order_id), choices),
    el('label', {htmlFor: name}, 'Words on the answer, optional, for the file. No full codes.'), note,
    refused,
    el('button', {type: 'submit', className: 'ct-button ct-small'}, 'Keep the answer'));
  fields.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      claim.answers = await post('/app/claims/' + encodeURIComponent(claim.id) + '/signals',
        {signal: kind, other: other.id, answer: new FormData(fields).get(name), note: note.value});
      draw('The answer is kept at both claims.');
    } catch (failed) {
      refused.replaceChildren(icon('warning'), failed instanceof Refused ? failed.message : NOT_KEPT);
    }
  });
  return el('details', {}, el('summary', {}, answer ? 'Change the answer' : 'Answer', el('span', {className: 'ct-sr'}, ' about the claim on ' + other.order_id)), fields);
}
