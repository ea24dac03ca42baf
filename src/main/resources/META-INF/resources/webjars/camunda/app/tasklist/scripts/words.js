// What Tasklist and the engine say in words of their own, in the words of this product, and only as long as the claim is
// open that it is about; and no way to a dialog that would be empty.
import {taskIn} from './room.js';
import {get} from './server.js';

const WORDS = {
  SELECT_TASK_IN_LIST: 'No claim is open. “Next claim” gives you the most urgent one that you may take; or choose one from the list.',
  NO_MATCHING_TASK: 'No claims in this list.',
  SEARCH_PLACEHOLDER: 'Narrow this list',
  START_PROCESS: 'File a claim',
  NO_PROCESS_DEFINITION_AVAILABLE: 'Your account files no claims; the desk does.',
  COMPLETE_OK: 'Done. The claim has gone on.',
  CLAIM_OK: 'The claim is yours.',
  UNCLAIM_OK: 'The claim is back in the list.',
  COMPLETE_ERROR: 'This was not completed',
  CLAIM_ERROR: 'The claim was not taken',
  UNCLAIM_ERROR: 'The claim was not put back',
  ASSIGNED_ERROR: 'The claim was not handed over',
  TASK_UPDATE_ERROR: 'This was not kept',
  TASK_NOT_EXIST: 'This claim has gone on: somebody has decided it, or it was taken back. “Find” leads to it.',
  TASK_HAS_BEEN_REMOVED: 'This claim has gone on.',
  TASK_LIST_LOADING_FAILURE: 'The list could not be loaded. Reload the page to try again.',
  FILTERS_LOADING_FAILURE: 'The lists could not be loaded. Reload the page to try again.',
  AUTH_AUTHENTICATION_FAILED: 'You are signed out. Sign in again; what you typed in a form is kept in this browser.',
  AUTH_LOGOUT_SUCCESSFUL: 'You are signed out.',
  AUTH_LOGOUT_THANKS: 'Close the window on a computer that others use.'
};

/** What is said of a failure, by what the engine or the browser says of it. */
const FAILURES = [
  [/already claimed by someone else/, 'Somebody else has taken this claim. “Next claim” gives you another.'],
  [/updated by another transaction|OptimisticLocking|Cannot find task|task is null|Task .* does(n't| not) exist/i,
    'Somebody else was faster: this claim has gone on. Open it again to see how.'],
  [/Unsuccessful HTTP response|Failed to fetch|NetworkError/i, 'The server did not answer as it should. Nothing is lost; try again in a moment.']
];

function sayInOurWords(notifications) {
  const {add} = notifications;
  notifications.add = function (notification) {
    const [, words] = FAILURES.find(([failure]) => failure.test(notification.message)) ?? [];
    notification.message = words ?? notification.message;
    return add.call(this, notification);
  };
  window.addEventListener('hashchange', ({oldURL, newURL}) => {
    const opened = taskIn(newURL);
    if (opened && opened !== taskIn(oldURL)) {
      notifications.clearAll();
    }
  });
}

export default {
  id: 'words',
  pluginPoint: 'tasklist.navbar.action',
  priority: 500,
  async render(node) {
    node.hidden = true;
    const injector = window.angular.element(document.body).injector();
    sayInOurWords(injector.get('Notifications'));
    const translate = injector.get('$translate');
    const said = translate.instant;
    translate.instant = (key, ...more) => WORDS[key] ?? said.call(translate, key, ...more);
    const {count} = await get('/camunda/api/engine/engine/default/process-definition/count?latestVersion=true&startablePermissionCheck=true&startableInTasklist=true');
    document.body.classList.toggle('files-no-claims', count === 0);
  }
};
