// How claims like this one were decided. It informs, and chooses nothing: the form below is as it was.
import {card, el, icon, pill, time} from './dom.js';

const TONES = {Replacement: 'good', Refund: 'info', Closure: 'quiet'};

/** A bar of the outcomes; the words beside it say the same. */
function bar({outcomes, alike, looked_at: lookedAt}) {
  const counted = outcomes.filter(({claims}) => claims > 0);
  const words = counted.map(({decision, claims}) => decision + ' ' + claims).join(' · ');
  return [
    el('div', {className: 'ct-bar', ariaHidden: 'true'}, counted.map(({decision, claims}) => {
      const part = el('span', {className: 'ct-' + TONES[decision]}, decision + ' ' + claims);
      part.style.flexGrow = claims;
      return part;
    })),
    el('p', {}, alike === 1 ? 'One decided claim is alike: ' : alike + ' decided claims are alike: ', el('strong', {}, words)),
    el('p', {className: 'ct-note'}, 'Among the newest ' + lookedAt + ' that have something in common with it.')
  ];
}

function one(found, context) {
  const differing = found.lines.filter(line => line.differs).map(line => line.label.toLowerCase());
  const open = el('button', {type: 'button', className: 'ct-button ct-small', ariaLabel: 'Side by side with claim ' + found.id}, 'Side by side');
  open.addEventListener('click', () => sideBySide(found, context));
  return el('li', {},
    pill(found.outcome, TONES[found.outcome]),
    el('span', {}, found.reason),
    el('span', {className: 'ct-note ct-grow'}, found.likeness + ' % alike' + (differing.length ? '; differs in ' + differing.join(', ') : '; differs in nothing')),
    time(found.decided_at),
    open);
}

/** Both claims by what they are like, what differs on top; the other can be opened whole. */
function sideBySide(found, context) {
  const dialog = el('dialog', {className: 'ct ct-peek', ariaLabel: 'This claim beside ' + found.id});
  const close = el('button', {type: 'button', className: 'ct-button'}, 'Close');
  const whole = el('button', {type: 'button', className: 'ct-button'}, 'Look at the whole claim');
  close.addEventListener('click', () => dialog.close());
  whole.addEventListener('click', () => context.peek(found.id));
  dialog.addEventListener('close', () => dialog.remove());
  context.signal.addEventListener('abort', () => dialog.close());
  dialog.append(
    el('div', {className: 'ct-peek-bar'}, el('strong', {}, 'Side by side'), el('span', {className: 'cs-bar'}, whole, close)),
    el('div', {className: 'ct-body'},
      el('p', {}, 'The other one ended as ', pill(found.outcome, TONES[found.outcome]), ' ' + found.reason + ', ', time(found.decided_at), '.'),
      el('table', {className: 'ct-table'},
        el('thead', {}, el('tr', {}, ['', 'This claim', 'The other claim'].map(text => el('th', {scope: 'col'}, text)))),
        el('tbody', {}, found.lines.map(line => el('tr', {},
          el('th', {scope: 'row'}, line.label, line.differs && el('span', {className: 'ct-bad'}, icon('warning'), 'differs')),
          el('td', {className: line.differs ? 'ct-differs' : ''}, line.here),
          el('td', {className: line.differs ? 'ct-differs' : ''}, line.there)))))));
  document.body.append(dialog);
  dialog.showModal();
}

export function precedents({like_claims: like}, context) {
  if (like.nearest.length === 0) {
    return card('How like claims were decided', el('p', {className: 'ct-unknown'}, 'No decided claim is like this one yet.'));
  }
  return card('How like claims were decided',
    like.alike > 0 ? bar(like) : el('p', {}, 'No decided claim is alike enough to be counted; these come nearest.'),
    el('ul', {className: 'ct-others'}, like.nearest.map(found => one(found, context))),
    el('p', {className: 'ct-note'}, 'Each claim is decided on its own evidence; how another one ended binds nobody.'));
}
