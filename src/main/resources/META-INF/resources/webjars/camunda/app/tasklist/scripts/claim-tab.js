// The claim tab: everything that a claim is judged by, and the form to decide it, on one screen. It asks the server once
// and draws what comes back; what others wrote is set as text alone, so nothing in it can act.
import {el, icon} from './claim-tab/dom.js';
import {dossier} from './claim-tab/dossier.js';
import {decide, decision, sameCode} from './claim-tab/decision.js';
import {showCase} from './claim-tab/case.js';
import {makeRoom} from './room.js';
import {root} from './root.js';

const STYLES = new URL('./claim-tab/claim-tab.css', import.meta.url);

let request = new AbortController();

/** The case file of a claim, or an error whose message says what to do. */
async function load(path, signal) {
  let answer;
  try {
    answer = await fetch(root + '/app/claims/' + path, {
      headers: {Accept: 'application/json'},
      credentials: 'same-origin',
      redirect: 'manual',
      signal
    });
  } catch (failed) {
    throw failed.name === 'AbortError' ? failed : new Error('The server cannot be reached. Check the connection.');
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    throw new Error('You are signed out. Reload the page and sign in again; what you typed in the form is kept.');
  }
  if (answer.status === 403) {
    throw new Error('Your account may not see claims. Ask an administrator for a group that may.');
  }
  if (answer.status === 404) {
    throw new Error('There is no such claim. The task may be completed or withdrawn; choose another one.');
  }
  if (!answer.ok) {
    throw new Error('The claim could not be read (error ' + answer.status + '). Nothing is lost.');
  }
  return answer.json();
}

/** Draws one claim into a place, with a word while it loads and another where that failed. */
export async function show(place, path, context) {
  const {signal} = context;
  place.replaceChildren(
    el('p', {className: 'ct-loading', role: 'status'}, el('span', {className: 'ct-spinner', ariaHidden: 'true'}), 'Loading the claim …')
  );
  try {
    const claim = await load(path, signal);
    if (!signal.aborted) {
      const all = {...context, base: root, peek: id => peek(id, context)};
      place.replaceChildren(...dossier(claim, all));
      context.shown?.(claim, all);
    }
  } catch (failed) {
    if (signal.aborted) {
      return;
    }
    const again = el('button', {type: 'button', className: 'ct-button'}, 'Try again');
    again.addEventListener('click', () => show(place, path, context));
    place.replaceChildren(el('div', {className: 'ct-failed', role: 'alert'}, icon('warning'), el('p', {}, failed.message), again));
  }
}

/** Another claim, to look at and to close again. */
function peek(id, context) {
  const dialog = el('dialog', {className: 'ct ct-peek', ariaLabel: 'Claim ' + id});
  const close = el('button', {type: 'button', className: 'ct-button', ariaLabel: 'Close this claim'}, 'Close');
  const place = el('div', {className: 'ct-body'});
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  context.signal.addEventListener('abort', () => dialog.close());
  dialog.append(el('div', {className: 'ct-peek-bar'}, el('strong', {}, 'Another claim, to look at'), close), place);
  document.body.append(dialog);
  dialog.showModal();
  show(place, encodeURIComponent(id), {signal: context.signal});
}

/** The case that a claim is of, in its place until the person turns to the claim. */
function beside(columns, claim, context) {
  const whole = el('div', {className: 'ct-body'});
  const views = [[whole, 'The case'], [columns, 'This claim']];
  const buttons = views.map(([, words]) => el('button', {type: 'button', className: 'ct-button'}, words));
  const turn = to => views.forEach(([view], at) => {
    view.hidden = at !== to;
    buttons[at].ariaPressed = String(at === to);
  });
  buttons.forEach((button, at) => button.addEventListener('click', () => turn(at)));
  columns.before(el('div', {className: 'ct-views', role: 'group', ariaLabel: 'What is shown'}, buttons), whole);
  turn(0);
  showCase(whole, claim.case_id, context);
}

function open(task, scope) {
  const place = new URLSearchParams(location.hash.split('?')[1] || '');
  place.set('task', task);
  location.hash = '#/?' + place;
  scope.$root.$broadcast('refresh');
}

export function style() {
  if (!document.querySelector('link[data-claim-tab]')) {
    const link = el('link', {rel: 'stylesheet', href: STYLES.href});
    link.dataset.claimTab = '';
    document.head.append(link);
  }
}

export default {
  id: 'claim-tab',
  pluginPoint: 'tasklist.task.detail',
  // Before the form, which stands at 1000: the claim opens with what it is judged by.
  priority: 20000,
  properties: {label: 'Case file'},

  render(node, {taskId}, scope) {
    style();
    request.abort();
    request = new AbortController();
    const place = el('div', {className: 'ct-body'});
    const form = decision(scope, request.signal);
    node.className = 'ct';
    const columns = el('div', {className: 'ct-columns'}, place, form);
    node.append(columns);
    const {signal} = request;
    const shown = (claim, all) => {
      sameCode(form, claim, all);
      if (claim.case_id) {
        beside(columns, claim, {...all, task: taskId, go: task => open(task, scope)});
      }
    };
    show(place, 'of-task/' + encodeURIComponent(taskId), {signal, shown, decide: () => makeRoom().then(() => decide(form, signal))});
  },

  unmount() {
    request.abort();
  }
};
