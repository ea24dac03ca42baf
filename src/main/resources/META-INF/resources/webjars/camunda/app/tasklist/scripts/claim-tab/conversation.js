// What the reseller and our staff say to each other, with the notes that our staff keep for themselves, and a form for both.
import {card, el, icon, pill, time} from './dom.js';
import {post, Refused} from '../server.js';

const KINDS = {question: ['Question', 'warn'], note: ['Internal note', 'quiet']};
const CHANNELS = {mail: ' by mail', api: ' by the API'};
const NOT_KEPT = 'It was not kept: the claim is closed meanwhile, or the server cannot be reached. What you typed is still here.';

let forms = 0;

function entry(line) {
  const [word, tone] = KINDS[line.kind] ?? [];
  return el('li', {className: 'ct-said ct-said-' + (line.kind === 'note' ? 'note' : line.side)},
    el('p', {className: 'ct-note'}, word && [pill(word, tone), ' '], el('strong', {}, line.who),
      (CHANNELS[line.channel] ?? '') + (line.of_case ? ', for all of the case' : '') + ', ', time(line.at)),
    el('p', {className: 'ct-words'}, line.text));
}

/** @param path to which a message is sent */
export function conversation(thread, path) {
  const place = el('div', {className: 'ct-stack'});
  const shown = card('Conversation', place);
  const draw = (now, said) => {
    place.replaceChildren(...[
      now.lines.length ? el('ol', {className: 'ct-thread'}, now.lines.map(entry)) : el('p', {className: 'ct-unknown'}, 'Nothing was written yet.'),
      (now.may_write || now.may_note) && form(now, path, draw),
      el('p', {className: 'ct-note', role: 'status'}, said)
    ].filter(Boolean));
    if (said) {
      place.querySelector('textarea')?.focus();
    }
  };
  draw(thread, '');
  return shown;
}

function form(thread, path, draw) {
  const name = 'ct-talk-' + ++forms;
  const text = el('textarea', {id: name, rows: 3, maxLength: 4000, required: true, 'aria-describedby': name + '-hint'});
  const hint = el('span', {className: 'ct-note', id: name + '-hint'}, 'Choose first who reads it. No full codes.');
  const refused = el('div', {className: 'ct-bad', role: 'alert'});
  const button = el('button', {type: 'submit', className: 'ct-button'}, 'Send');
  const choice = (value, words, is) => is && el('label', {}, el('input', {type: 'radio', name, value, required: true}), ' ', words);
  const node = el('form', {className: 'ct-talk'},
    el('fieldset', {}, el('legend', {}, 'Who reads it'),
      choice('message', 'The reseller', thread.may_write), choice('note', 'Our staff alone: an internal note', thread.may_note)),
    el('label', {htmlFor: name}, 'Text'), hint, text,
    thread.prepared.length > 0 && thread.may_write && el('details', {}, el('summary', {}, 'Prepared texts'),
      el('div', {className: 'ct-prepared'}, thread.prepared.map(one => {
        const use = el('button', {type: 'button', className: 'ct-button ct-small', title: one.text}, one.name);
        use.addEventListener('click', () => {
          text.value = (text.value.trimEnd() + '\n' + one.text).trimStart();
          text.focus();
        });
        return use;
      }))),
    refused, button);
  node.addEventListener('change', event => {
    if (event.target.name === name) {
      const isNote = event.target.value === 'note';
      button.textContent = isNote ? 'Keep the note' : 'Send to the reseller';
      hint.textContent = isNote ? 'The reseller never reads it. No full codes.' : 'The reseller reads it: say what is reviewed, and promise nothing. No full codes.';
    }
  });
  node.addEventListener('submit', async event => {
    event.preventDefault();
    refused.replaceChildren();
    button.disabled = true;
    const internal = new FormData(node).get(name) === 'note';
    try {
      draw(await post(path, {text: text.value, internal}), internal ? 'The note is kept.' : 'Sent to the reseller.');
    } catch (failed) {
      button.disabled = false;
      refused.replaceChildren(icon('warning'), failed instanceof Refused ? failed.message : NOT_KEPT);
      text.focus();
    }
  });
  return node;
}

/** The question that was answered, with the answer: what whoever asked comes back for. */
export function answer(claim) {
  const {answered, conversation: thread} = claim;
  if (!answered) {
    return null;
  }
  const asked = thread.lines.filter(line => line.kind === 'question').at(-1);
  const since = asked?.at ?? claim.received_at;
  const said = thread.lines.filter(line => line.side === 'reseller' && line.at >= since);
  const came = claim.evidence.filter(piece => piece.added_at >= since);
  return card('Question and answer',
    el('p', {}, el('strong', {}, answered.by + ' asked: '), answered.text),
    said.length > 0 && el('ol', {className: 'ct-thread'}, said.map(entry)),
    came.length > 0 && el('p', {}, 'Evidence since then: ' + came.map(piece => piece.type + (piece.name ? ' (' + piece.name + ')' : '')).join(', ')),
    said.length + came.length === 0 && el('p', {}, 'What was stated was corrected, or the supplier’s record changed: see below.'));
}
