// Why a decided claim is looked at again, on top of everything else; and the form with which a senior has an outcome corrected.
import {card, el, icon} from './dom.js';
import {post, Refused} from '../server.js';

const NOT_BEGUN = 'Nothing was begun: somebody looks at the outcome already, or the server cannot be reached. What you typed is still here.';

/** What is asked, in the words of whoever asked, and what is new. */
export function appeal(claim) {
  const place = el('div', {className: 'ct-stack'});
  draw(place, claim, claim.appeal);
  return place.childElementCount ? place : null;
}

function draw(place, claim, {asked, reason, evidence, before, record, outcomes, may_correct: mayCorrect}) {
  place.replaceChildren(...[
    asked && card(asked,
      reason ? el('blockquote', {}, reason) : el('p', {className: 'ct-unknown'}, 'Without words, by new evidence.'),
      evidence.length > 0 && el('p', {}, 'New evidence: ' + evidence.map(piece => piece.name).join(', ')),
      record && el('p', {className: 'ct-missing'}, icon('warning'), ' ' + record),
      el('p', {}, el('strong', {}, 'Outcome so far: '), before),
      el('p', {className: 'ct-note'}, 'The first outcome stays on record. What is decided now is an outcome of its own.')),
    outcomes.length > 0 && card('What came of it before, when it was looked at again',
      outcomes.map(made => [el('p', {}, made.text), made.note && el('blockquote', {}, made.note)])),
    mayCorrect && correction(place, claim)
  ].filter(Boolean));
}

function correction(place, claim) {
  const id = 'ct-correct-' + claim.id;
  const reason = el('textarea', {id, rows: 3, maxLength: 2000, required: true, 'aria-describedby': id + '-hint'});
  const refused = el('div', {className: 'ct-bad', role: 'alert'});
  const button = el('button', {type: 'submit', className: 'ct-button'}, 'Begin a correction');
  const form = el('form', {className: 'ct-talk'},
    el('label', {htmlFor: id}, 'What is wrong with the outcome'),
    el('span', {className: 'ct-note', id: id + '-hint'}, 'For our staff. You get the task where you had no part in the outcome; where money changes hands a second person approves. The reseller is told once it has an outcome. No full codes.'),
    reason, refused, button);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    refused.replaceChildren();
    button.disabled = true;
    try {
      draw(place, claim, await post('/app/claims/' + encodeURIComponent(claim.id) + '/correction', {reason: reason.value}));
    } catch (failed) {
      button.disabled = false;
      refused.replaceChildren(icon('warning'), failed instanceof Refused ? failed.message : NOT_BEGUN);
      reason.focus();
    }
  });
  return el('details', {className: 'ct-card'}, el('summary', {}, 'Correct this outcome'), form);
}
