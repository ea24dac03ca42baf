// Every code of a group in a table: to filter, to sort, and to tick those that are decided. By keyboard the arrow keys go
// from one tick to the next, and Space ticks.
import {el} from './dom.js';

const COLUMNS = [
  ['Code', row => row.code ?? 'none given'],
  ['Order', row => row.order_id],
  ['Reference', row => row.reference ?? ''],
  ['Value', row => row.face_value ?? ''],
  ['With', row => row.holder ?? ''],
  ['Decided by', row => row.decided_by ?? '']
];

export function codes(group, whole, context, changed) {
  // A column that says the same of all says nothing here.
  const columns = COLUMNS.filter(([name, text]) => name === 'Code' || new Set(group.claims.map(text)).size > 1 || name === 'Value');
  const rows = group.claims.map(claim => row(claim, columns, context));
  const tickable = rows.filter(one => one.box);
  const shown = () => tickable.filter(one => !one.node.hidden);
  const all = el('input', {type: 'checkbox', ariaLabel: 'Tick all that are shown'});
  const find = el('input', {type: 'search', ariaLabel: 'Find codes of this group', placeholder: 'Find a code, order or reference'});
  const body = el('tbody', {}, rows.map(one => one.node));
  const count = el('span', {className: 'ct-note', role: 'status'});

  function choice() {
    const ticked = tickable.filter(one => one.box.checked);
    const here = shown().filter(one => one.box.checked).length;
    all.checked = here > 0 && here === shown().length;
    all.indeterminate = here > 0 && !all.checked;
    count.textContent = ticked.length + ' of ' + rows.length + ' ticked';
    changed(ticked.map(one => one.claim));
  }
  all.addEventListener('change', () => {
    shown().forEach(one => { one.box.checked = all.checked; });
    choice();
  });
  body.addEventListener('change', choice);
  body.addEventListener('keydown', event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const next = step && shown()[shown().findIndex(one => one.box === event.target) + step];
    if (next) {
      event.preventDefault();
      stop(next);
      next.box.focus();
    }
  });
  find.addEventListener('input', () => {
    const wanted = find.value.trim().toLowerCase();
    rows.forEach(one => { one.node.hidden = !one.words.includes(wanted); });
    stop(shown()[0]);
    choice();
  });

  /** The one tick that the Tab key stops at. */
  function stop(one) {
    tickable.forEach(other => { other.box.tabIndex = other === one ? 0 : -1; });
  }

  function sort(at, head) {
    const down = head.ariaSort === 'ascending';
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.ariaSort = down ? 'descending' : 'ascending';
    rows.sort((one, other) => (down ? -1 : 1) * one.cells[at].localeCompare(other.cells[at], 'en', {numeric: true}));
    tickable.sort((one, other) => rows.indexOf(one) - rows.indexOf(other));
    body.replaceChildren(...rows.map(one => one.node));
    stop(shown()[0]);
  }
  const heads = columns.map(([name], at) => {
    const button = el('button', {type: 'button', className: 'cs-sort'}, name);
    const head = el('th', {scope: 'col'}, button);
    button.addEventListener('click', () => sort(at, head));
    return head;
  });
  stop(tickable[0]);
  count.textContent = tickable.length ? '0 of ' + rows.length + ' ticked' : 'Nothing here waits for you.';

  return {
    node: el('div', {className: 'cs-codes'},
      el('div', {className: 'cs-bar'}, find, count),
      el('div', {className: 'cs-scroll', tabIndex: 0, role: 'group', ariaLabel: 'Codes of this group'}, el('table', {className: 'ct-table'},
        el('thead', {}, el('tr', {}, el('td', {}, tickable.length > 0 && all), heads)), body))),
    ticked: () => tickable.filter(one => one.box.checked).map(one => one.claim)
  };
}

function row(claim, columns, context) {
  const cells = columns.map(([, text]) => text(claim));
  const look = el('button', {type: 'button', className: 'ct-link', ariaLabel: 'Look at the claim on ' + cells[0]}, cells[0]);
  look.addEventListener('click', () => context.peek(claim.claim));
  const box = claim.may_tick ? el('input', {type: 'checkbox', ariaLabel: 'Tick ' + cells[0]}) : null;
  return {
    claim,
    box,
    cells,
    words: cells.join(' ').toLowerCase(),
    node: el('tr', {}, el('td', {}, box), el('th', {scope: 'row'}, look), cells.slice(1).map(text => el('td', {}, text)))
  };
}
