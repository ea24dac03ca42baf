// The claim window as a bar: seven days from the delivery, with the claim and now on it.
import {card, duration, el, svg, time} from './dom.js';

const EVENTS = {delivered_at: 'delivered', made_available_at: 'made available'};

function bar(claim) {
  const [opens, closes, now] = [claim.window.opens_at, claim.window.closes_at, claim.now].map(at => new Date(at).getTime());
  const handed = claim.submitted_at ? new Date(claim.submitted_at).getTime() : null;
  // A late claim is to the right of its window; a very late one is shown at the end.
  const end = Math.max(closes, Math.min(now, closes + (closes - opens)));
  const at = moment => Math.max(0, Math.min(100, ((moment - opens) / (end - opens)) * 100)) + '%';
  const drawing = svg('svg', {class: 'ct-window', 'aria-hidden': 'true', focusable: 'false', height: '44'},
    svg('rect', {class: 'ct-track', x: '0', y: '12', width: '100%', height: '14', rx: '7'}),
    svg('rect', {class: 'ct-inside', x: '0', y: '12', width: at(closes), height: '14', rx: '7'}),
    svg('rect', {class: now > closes ? 'ct-over' : 'ct-passed', x: '0', y: '12', width: at(Math.min(now, end)), height: '14', rx: '7'}));
  if (handed) {
    drawing.append(svg('line', {class: 'ct-handed', x1: at(handed), x2: at(handed), y1: '8', y2: '30'}));
  }
  drawing.append(
    svg('line', {class: 'ct-now', x1: at(now), x2: at(now), y1: '5', y2: '33'}),
    svg('text', {class: 'ct-now-text', x: at(now), y: '43', 'text-anchor': parseFloat(at(now)) > 90 ? 'end' : parseFloat(at(now)) < 10 ? 'start' : 'middle'}, 'now'));
  return drawing;
}

function inWords(claim) {
  const {window, now} = claim;
  const left = new Date(window.closes_at) - new Date(now);
  const distance = left >= 0 ? duration(left) + ' left' : 'closed ' + duration(left) + ' ago';
  if (!window.opens_at) {
    return ['The start is not known. The wait for it ends ', time(window.closes_at), ' (' + distance + ').'];
  }
  return [
    'From ', time(window.opens_at), ', ' + EVENTS[window.opened_by] + ' as ' + window.source + ', to ',
    time(window.closes_at), ': ' + distance + '.',
    ...(claim.submitted_at ? [' Submitted ', time(claim.submitted_at), '.'] : [])
  ];
}

export function claimWindow(claim) {
  return card('Claim window',
    claim.window.opens_at && bar(claim),
    el('p', {}, inWords(claim)),
    el('p', {className: 'ct-note'}, 'Policy, section 4. A late claim is decided by a person, never by the clock.'));
}
