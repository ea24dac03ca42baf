// What Tasklist says in words of its own, in the words of this product; and no way to a dialog that would be empty.
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
  COMPLETE_ERROR: 'This was not completed'
};

export default {
  id: 'words',
  pluginPoint: 'tasklist.navbar.action',
  priority: 500,
  async render(node) {
    node.hidden = true;
    const translate = window.angular.element(document.body).injector().get('$translate');
    const said = translate.instant;
    translate.instant = (key, ...more) => WORDS[key] ?? said.call(translate, key, ...more);
    const {count} = await get('/camunda/api/engine/engine/default/process-definition/count?latestVersion=true&startablePermissionCheck=true&startableInTasklist=true');
    document.body.classList.toggle('files-no-claims', count === 0);
  }
};
