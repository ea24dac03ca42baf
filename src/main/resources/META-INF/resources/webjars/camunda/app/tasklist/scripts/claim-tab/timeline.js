// What should have happened one after the other, drawn; what does not fit is marked where it does not.
import {card, duration, el, icon, svg, time} from './dom.js';

/** The line of one step: to its left what came before, to its right what comes next. */
function rail(moment, before, isLast) {
  const known = Boolean(moment.at);
  const backwards = known && before && new Date(moment.at) < new Date(before.at);
  const wrong = moment.problems.length > 0;
  const drawing = svg('svg', {class: 'ct-rail', 'aria-hidden': 'true', focusable: 'false', height: '28'});
  if (before !== undefined) {
    drawing.append(svg('line', {class: backwards ? 'ct-backwards' : 'ct-line', x1: '0', x2: '50%', y1: '14', y2: '14'}));
  }
  if (!isLast) {
    drawing.append(svg('line', {class: 'ct-line', x1: '50%', x2: '100%', y1: '14', y2: '14'}));
  }
  const look = !known ? 'ct-open' : wrong ? 'ct-wrong' : moment.source === 'stated' ? 'ct-stated' : 'ct-recorded';
  drawing.append(svg('circle', {class: look, cx: '50%', cy: '14', r: wrong ? '9' : '7'}));
  if (wrong) {
    drawing.append(svg('text', {class: 'ct-mark', x: '50%', y: '18.5', 'text-anchor': 'middle'}, '!'));
  }
  return drawing;
}

function gap(moment, before) {
  if (!moment.at || !before) {
    return null;
  }
  const passed = new Date(moment.at) - new Date(before.at);
  return passed < 0
    ? el('span', {className: 'ct-gap ct-bad'}, duration(passed) + ' before ' + before.step.text.toLowerCase())
    : el('span', {className: 'ct-gap'}, duration(passed) + ' later');
}

function step(moment, before, isLast) {
  return el('li', {className: moment.problems.length ? 'ct-step ct-has-problem' : 'ct-step'},
    rail(moment, before, isLast),
    el('strong', {}, moment.step.text),
    moment.at ? time(moment.at) : el('span', {className: 'ct-unknown'}, 'not known'),
    moment.at && moment.source !== 'received' && el('span', {className: 'ct-source'}, moment.source),
    gap(moment, before),
    moment.stated && el('span', {className: 'ct-gap ct-bad'}, 'stated as ', time(moment.stated)));
}

export function timeline(claim) {
  let before;
  const steps = claim.timeline.map((moment, at) => {
    const drawn = step(moment, at === 0 ? undefined : before ?? null, at === claim.timeline.length - 1);
    before = moment.at ? moment : before;
    return drawn;
  });
  return card('Timeline',
    el('ol', {className: 'ct-timeline'}, steps),
    claim.contradictions.length > 0 &&
      el('ul', {className: 'ct-problems', 'aria-label': 'What does not fit together'},
        claim.contradictions.map(found => el('li', {}, icon('warning'), found.text[0].toUpperCase() + found.text.slice(1) + '.'))),
    el('p', {className: 'ct-note'}, 'Filled: on record. Outlined: as stated. Times are in UTC.'));
}
