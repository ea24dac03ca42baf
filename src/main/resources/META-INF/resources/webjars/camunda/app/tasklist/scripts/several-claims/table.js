// The claims to choose from, with what a card says of each.
import {el} from '../claim-tab/dom.js';
import {lines} from '../claim-card.js';

const DUE = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});

/**
 * @param tasks as Tasklist's server lists them
 * @param changed told whenever another choice was made
 */
export function table(tasks, changed) {
  const rows = tasks.map(row).filter(Boolean);
  const all = el('input', {type: 'checkbox', ariaLabel: 'All claims'});
  const choosable = () => rows.filter(one => !one.box.disabled);

  function choice() {
    const many = choosable().filter(one => one.box.checked).length;
    all.checked = many > 0 && many === choosable().length;
    all.indeterminate = many > 0 && !all.checked;
    changed();
  }
  all.addEventListener('change', () => {
    choosable().forEach(one => { one.box.checked = all.checked; });
    choice();
  });
  rows.forEach(one => one.box.addEventListener('change', choice));

  const body = el('tbody', {}, rows.map(one => one.node));
  const heads = ['Order', 'Code', 'Reference', 'Type', 'Look twice', 'Due', 'With', 'Result'].map((name, at) => {
    const button = el('button', {type: 'button', className: 'sc-sort'}, name);
    const head = el('th', {scope: 'col'}, button);
    button.addEventListener('click', () => sort(at + 1, head));
    return head;
  });

  function sort(at, head) {
    const down = head.ariaSort === 'ascending';
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.ariaSort = down ? 'descending' : 'ascending';
    const key = one => one.node.children[at].dataset.key ?? one.node.children[at].textContent;
    rows.sort((one, other) => (down ? -1 : 1) * key(one).localeCompare(key(other), 'en', {numeric: true}));
    body.replaceChildren(...rows.map(one => one.node));
  }

  const node = rows.length
    ? el('table', {}, el('thead', {}, el('tr', {}, el('td', {}, all), heads)), body)
    : el('p', {className: 'sc-quiet'}, 'There is no claim in this list. Choose another list on the left.');
  return {
    node,
    /** @param signals of each task, by its id, in words */
    lookTwice(signals) {
      rows.forEach(one => one.lookTwice(signals[one.task] ?? []));
    },
    chosen: () => choosable().filter(one => one.box.checked).map(one => one.task),
    /** Writes what became of each into its row. What is done is chosen no more, and stays to be read. */
    answered(results, words) {
      const answers = new Map(results.map(one => [one.task, one]));
      rows.filter(one => answers.has(one.task)).forEach(one => one.answered(answers.get(one.task), words));
      choice();
    },
    /** @param holders who has which task now */
    heldBy(tasks, holders) {
      rows.filter(one => tasks.includes(one.task)).forEach(one => one.heldBy(holders.get(one.task)));
    }
  };
}

function row(task) {
  const said = new Map(lines(task.description));
  if (!said.size) {
    return null;
  }
  const id = 'sc-' + task.id;
  const box = el('input', {type: 'checkbox', id});
  const holder = el('td', {});
  const heldBy = person => { holder.textContent = person || '–'; };
  heldBy(task.assignee);
  const result = el('td', {});
  const due = el('td', {}, task.due && DUE.format(new Date(task.due)));
  due.dataset.key = task.due ?? '';
  const twice = el('td', {});
  const node = el('tr', {},
    el('td', {}, box),
    el('th', {scope: 'row'}, el('label', {htmlFor: id}, said.get('Order')), el('span', {className: 'sc-quiet'}, said.get('Claim')), el('span', {className: 'sc-quiet'}, task.name)),
    el('td', {}, [said.get('Code'), said.get('Case')].filter(Boolean).join(' · case of ')),
    el('td', {}, said.get('Reference')),
    el('td', {}, said.get('Type')),
    twice,
    due,
    holder,
    result);
  return {
    task: task.id,
    box,
    node,
    heldBy,
    lookTwice(signals) {
      twice.textContent = signals.join(', ');
    },
    answered({done, text}, words) {
      box.checked = !done;
      result.className = done ? 'sc-done' : 'sc-fault';
      result.textContent = done ? words : 'Not done. ' + text;
    }
  };
}
