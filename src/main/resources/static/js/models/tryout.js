// One claim's way through the draft, in words: how it is judged, where it goes, and which row of each table says so.

import {byId, element} from './dom.js';

const JUDGED = {type: 'Type', coverage: 'Coverage', window: 'Window', closes_at: 'Window ends', missing: 'Missing', status: 'Status'};
const inWords = value => Array.isArray(value) ? value.join(', ') || 'nothing' : String(value ?? 'unknown');

/** @param names of the steps, by id */
export function tellTried(tried, names) {
  const node = byId('tried');
  if (tried.refused) {
    node.replaceChildren(element('p', {className: 'wrong', textContent: 'Not taken: ' + tried.refused}));
    return;
  }
  const where = tried.waits.map(id => names.get(id) ?? id).join(', ') || 'nowhere: it is through';
  node.replaceChildren(
    ...tried.differences.map(difference => element('p', {className: 'wrong', textContent: 'Not as expected: ' + difference})),
    judged(tried),
    element('p', {id: 'waits', textContent: `It would wait at: ${where}` +
      (tried.queues.length > 0 ? `. Queue: ${tried.queues.join(', ')}` : '') +
      (tried.priorities.length > 0 ? `, priority ${tried.priorities.join(', ')}` : '') + '.'}),
    tried.unclear ? element('p', {className: 'wrong', textContent: 'After that nobody can say: ' + tried.unclear}) : '',
    element('h3', {textContent: 'Its path'}),
    element('ol', {id: 'tried-path'}, ...tried.passed.map(id => element('li', {}, names.get(id) ?? '', ' ', element('code', {textContent: id})))),
    element('h3', {textContent: 'The rows that answered'}),
    element('ul', {id: 'rows'}, ...tried.tables.map(row)));
}

function judged(tried) {
  const columns = tried.before ? ['When it was judged', 'By this draft'] : ['By this draft'];
  return element('div', {className: 'wide', tabIndex: 0, role: 'region', ariaLabel: 'How it is judged'},
    element('table', {},
      element('thead', {}, element('tr', {}, element('th', {scope: 'col', textContent: 'Judgement'}),
        ...columns.map(column => element('th', {scope: 'col', textContent: column})))),
      element('tbody', {}, ...Object.entries(JUDGED).map(([field, label]) => {
        const values = (tried.before ? [tried.before, tried.judged] : [tried.judged]).map(one => inWords(one[field]));
        return element('tr', {className: new Set(values).size > 1 ? 'changed' : ''}, element('th', {scope: 'row', textContent: label}),
          ...values.map(value => element('td', {textContent: value})));
      }))));
}

function row(asked) {
  const pairs = values => Object.entries(values).map(([name, value]) => `${name} ${inWords(value)}`).join(', ');
  const rows = asked.rows.map(one => `row ${one.number}: ${pairs(one.outputs)}`).join('; ');
  return element('li', {}, element('b', {textContent: asked.name ?? asked.key}),
    ` (${pairs(asked.inputs)}): ${rows || 'no row holds'}`);
}
