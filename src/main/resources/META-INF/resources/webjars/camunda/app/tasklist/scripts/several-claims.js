// "Several claims" in the bar, and Alt+M (see shortcuts in config.js): claims of the open list are assigned together, put
// back, or asked for the same evidence. Never decided or approved together: each of those is looked at.
import {el} from './claim-tab/dom.js';
import {get, post, Refused, search} from './server.js';
import {narrowed} from './several-claims/narrowed.js';
import {table} from './several-claims/table.js';

/** Claims of a page. */
const PAGE = 50;
/** How many are sent at once. */
const AT_ONCE = 5;
const STYLES = new URL('./several-claims/several-claims.css', import.meta.url);

/** A page of the list that is open in Tasklist, as it is narrowed there: what this person may see of it, and of how many. */
async function listed(page) {
  const filter = new URLSearchParams(location.hash.split('?')[1] || '').get('filter');
  if (!filter) {
    return {tasks: [], of: 0};
  }
  const path = '/camunda/api/engine/engine/default/filter/' + filter;
  const query = narrowed(filter);
  const [tasks, {count}] = await Promise.all([
    search(path + '/list?firstResult=' + page * PAGE + '&maxResults=' + PAGE, query),
    search(path + '/count', query)]);
  return {tasks, of: count};
}

/** Who has each of these tasks now, by the task's id; none where nobody has it, or it is over. */
async function holders(tasks) {
  const open = await get('/camunda/api/engine/engine/default/task?taskIdIn=' + tasks.join(','));
  return new Map(open.map(task => [task.id, task.assignee]));
}

function open(changed) {
  const say = el('p', {role: 'status', className: 'sc-status'});
  const chosen = () => rows ? rows.chosen() : [];
  let rows;
  let page = 0;
  let pages = 1;
  let working = false;

  const button = (words, kind) => el('button', {type: 'button', className: 'sc-button ' + (kind || '')}, words);
  const take = button('Assign to me');
  const putBack = button('Put back');
  const ask = button('Ask for evidence …');
  const close = button('Close');
  const before = button('Previous page');
  const after = button('Next page');
  const where = el('span', {className: 'sc-quiet'});
  const note = el('textarea', {id: 'sc-note', rows: 3, maxLength: 2000, 'aria-describedby': 'sc-note-hint sc-note-fault'});
  const fault = el('p', {id: 'sc-note-fault', className: 'sc-fault', role: 'alert'});
  const send = button('Send', 'sc-primary');
  const cancel = button('Cancel');
  const request = el('div', {className: 'sc-request', hidden: true},
    el('label', {htmlFor: 'sc-note'}, 'What evidence is needed'),
    el('p', {id: 'sc-note-hint', className: 'sc-quiet'}, 'Every chosen reseller reads this as it stands. It must not promise anything.'),
    note, fault, el('div', {className: 'sc-row'}, send, cancel));
  const place = el('div', {className: 'sc-list', tabIndex: 0, role: 'group', ariaLabel: 'Claims of this list'});
  const dialog = el('dialog', {className: 'sc', 'aria-labelledby': 'sc-title'},
    el('div', {className: 'sc-head'}, el('h2', {id: 'sc-title'}, 'Several claims'), close),
    place,
    el('div', {className: 'sc-foot'}, say,
      el('div', {className: 'sc-row'}, take, putBack, ask, el('span', {className: 'sc-grow'}), where, before, after), request));

  function count() {
    const many = chosen().length;
    [take, putBack, ask].forEach(one => { one.disabled = working || !many; });
    send.disabled = working || !many || !note.value.trim();
    cancel.disabled = working;
    before.disabled = working || page === 0;
    after.disabled = working || page + 1 >= pages;
    send.textContent = 'Ask about ' + many + (many === 1 ? ' claim' : ' claims');
    return many + (many === 1 ? ' claim' : ' claims') + ' chosen';
  }

  /**
   * A few at a time, so that one sees how far it is, and closing the dialog leaves out what has not begun. Each claim
   * gets its answer in its row; what is not done stays chosen.
   */
  async function work(path, body, words) {
    const tasks = chosen();
    let answered = 0;
    let done = 0;
    working = true;
    fault.textContent = '';
    try {
      while (answered < tasks.length && dialog.open) {
        count();
        say.textContent = 'Working … ' + answered + ' of ' + tasks.length;
        const few = tasks.slice(answered, answered + AT_ONCE);
        const {results} = await post(path, {tasks: few, ...body});
        rows.answered(results, words);
        rows.heldBy(few, await holders(few));
        answered += few.length;
        done += results.filter(one => one.done).length;
      }
      request.hidden = true;
      working = false;
      count();
      say.textContent = done + ' done' + (done < answered ? ', ' + (answered - done) + ' not done: the reason is beside each' : '');
    } catch (failed) {
      working = false;
      count();
      const refused = failed instanceof Refused && !answered;
      say.textContent = refused ? 'Nothing was sent.' : 'That did not work, and some may be done. Close this and look at the list.';
      if (refused) {
        fault.textContent = 'The note ' + failed.message;
        note.focus();
      }
    }
    changed();
  }

  take.addEventListener('click', () => work('/app/tasks/take', {}, 'Assigned to you'));
  putBack.addEventListener('click', () => work('/app/tasks/put-back', {}, 'Put back'));
  note.addEventListener('input', () => { fault.textContent = ''; say.textContent = count(); });
  ask.addEventListener('click', () => { request.hidden = false; note.focus(); });
  cancel.addEventListener('click', () => { request.hidden = true; ask.focus(); });
  send.addEventListener('click', () => work('/app/tasks/ask-for-evidence', {note: note.value}, 'Asked'));
  before.addEventListener('click', () => turn(page - 1));
  after.addEventListener('click', () => turn(page + 1));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  // Tasklist's own keys are not for this dialog.
  dialog.addEventListener('keydown', event => event.stopPropagation());

  document.body.append(dialog);
  dialog.showModal();
  count();
  turn(0);

  async function turn(to) {
    say.textContent = 'Loading …';
    try {
      const {tasks, of} = await listed(to);
      page = to;
      pages = Math.max(1, Math.ceil(of / PAGE));
      rows = table(tasks, () => { say.textContent = count(); });
      place.replaceChildren(rows.node);
      place.scrollTop = 0;
      where.textContent = of > PAGE ? 'Page ' + (page + 1) + ' of ' + pages + ', ' + of + ' claims' : '';
      say.textContent = count();
      if (tasks.length) {
        post('/app/tasks/signals', {tasks: tasks.map(task => task.id)}).then(({signals}) => rows.lookTwice(signals), () => {});
      }
    } catch (failed) {
      say.textContent = 'The list could not be read. Close this and try again.';
    }
  }
}

function style() {
  if (!document.querySelector('link[data-several-claims]')) {
    const link = el('link', {rel: 'stylesheet', href: STYLES.href});
    link.dataset.severalClaims = '';
    document.head.append(link);
  }
}

export default {
  id: 'several-claims',
  pluginPoint: 'tasklist.navbar.action',
  priority: 390,
  render(node, _, scope) {
    style();
    const button = el('button', {type: 'button', 'aria-keyshortcuts': 'Alt+M', 'aria-haspopup': 'dialog', title: 'Works on several claims of this list (Alt+M)'}, 'Several claims');
    node.append(button);
    const start = () => document.querySelector('dialog.sc') || open(() => scope.$root.$broadcast('refresh'));
    button.addEventListener('click', start);
    scope.$root.$on('shortcut:severalClaims', start);
  }
};
