// One form for the claims that are ticked: what their step asks for. It says what they come to, and how many persons it takes.
import {el, icon} from './dom.js';

const EVIDENCE = {value: 'more_evidence', text: 'Ask for more evidence', reasons: []};
const LATE = [{value: 'take_up', text: 'Take up for review', reasons: []}, {value: 'decline', text: 'Decline as late', reasons: []}];
const APPROVAL = [{value: 'approve', text: 'Approve', reasons: []}, {value: 'send_back', text: 'Send back', reasons: []}];
const NOTED = ['more_evidence', 'take_up', 'decline', 'send_back'];
const PAYS = ['replacement', 'refund'];

let forms = 0;

/** @param send gets what is to be sent beside the claims */
export function form(group, whole, send) {
  const choices = {review: [...group.choices, EVIDENCE], late: LATE, approval: APPROVAL}[group.waits_for] ?? [];
  const name = 'cs-' + ++forms;
  const sum = el('p', {className: 'cs-sum'});
  const persons = el('div', {});
  const reasons = el('fieldset', {hidden: true});
  const reads = el('p', {className: 'ct-note'});
  const hint = el('span', {className: 'ct-note', id: name + '-hint'});
  const note = el('textarea', {rows: 2, maxLength: 2000, id: name + '-note', 'aria-describedby': name + '-hint'});
  const fault = el('p', {className: 'ct-bad', role: 'alert'});
  const say = el('p', {role: 'status', className: 'cs-say'});
  const button = el('button', {type: 'submit', className: 'ct-button ct-primary'});
  const node = el('form', {className: 'cs-form', hidden: true},
    sum,
    radios('What you decide', name + '-decision', choices),
    reasons, reads, persons,
    el('label', {htmlFor: note.id}, 'Note'), hint, note,
    fault, el('div', {className: 'cs-bar'}, button, say));
  let ticked = 0;
  let working = false;
  const chosen = part => node.querySelector('input[name="' + name + part + '"]:checked')?.value;

  function radios(title, of, options) {
    return el('fieldset', {}, el('legend', {}, title), options.map(option =>
      el('label', {}, el('input', {type: 'radio', name: of, value: option.value}), ' ' + option.text)));
  }

  function needsNote() {
    return NOTED.includes(chosen('-decision')) || chosen('-reason') === 'GOODWILL';
  }

  function ready() {
    const choice = choices.find(one => one.value === chosen('-decision'));
    const reason = choice?.reasons.find(one => one.value === chosen('-reason'));
    reads.textContent = reason ? 'The reseller will read at each: ' + reason.reads : '';
    hint.textContent = choice === EVIDENCE ? 'Needed: say what is needed, and promise nothing; the reseller reads it with each claim. No full codes.'
      : needsNote() ? 'Needed, for the file. No full codes.' : 'Optional, for the file. No full codes.';
    const pays = PAYS.includes(choice?.value);
    persons.replaceChildren(...(pays && group.second_person.length ? [el('p', {}, icon('warning'), 'A second, different person is asked, because of all that wait here ' + group.second_person.join(', and ') + '.')] : []));
    button.disabled = working || !ticked || !choice || choice.reasons.length > 0 && !reason || needsNote() && !note.value.trim();
  }

  node.addEventListener('change', event => {
    if (event.target.name === name + '-decision') {
      const choice = choices.find(one => one.value === event.target.value);
      const old = chosen('-reason');
      reasons.replaceChildren(...radios('Reason', name + '-reason', choice.reasons).childNodes);
      reasons.hidden = !choice.reasons.length;
      const again = [...reasons.querySelectorAll('input')].find(one => one.value === old);
      if (again) {
        again.checked = true;
      }
    }
    ready();
  });
  note.addEventListener('input', () => { fault.textContent = ''; ready(); });
  node.addEventListener('submit', event => {
    event.preventDefault();
    fault.textContent = '';
    send({decision: chosen('-decision'), reason_code: chosen('-reason') ?? null, note: note.value.trim() || null});
  });
  ready();
  return {
    node,
    changed(claims) {
      ticked = claims.length;
      node.hidden = !ticked && !working;
      const known = claims.filter(claim => claim.worth != null);
      const cents = known.reduce((all, claim) => all + Math.round(claim.worth * 100), 0);
      sum.replaceChildren(el('strong', {}, claims.length + (claims.length === 1 ? ' claim' : ' claims') + ', worth ' + (cents / 100).toFixed(2) + ' ' + whole.currency),
        known.length < claims.length ? ' and ' + (claims.length - known.length) + ' of unknown worth' : '');
      button.textContent = 'Decide ' + claims.length + (claims.length === 1 ? ' claim' : ' claims');
      ready();
    },
    working(words) {
      working = true;
      node.querySelectorAll('input, textarea').forEach(field => { field.disabled = true; });
      say.textContent = words;
      ready();
    },
    refused(words) {
      working = false;
      node.querySelectorAll('input, textarea').forEach(field => { field.disabled = false; });
      say.textContent = 'Nothing was decided.';
      fault.textContent = 'The form does not hold: ' + words;
      ready();
      note.focus();
    }
  };
}
