// "Next claim" in the bar, and Alt+N (see shortcuts in config.js): the most urgent claim that this person may take is
// theirs and open. The server chooses and takes it, so that two people who press at once never get the same one.

import {makeRoom, taskIn} from './room.js';
import {post} from './server.js';

function open(task) {
  const place = new URLSearchParams(location.hash.split('?')[1] || '');
  place.set('task', task);
  place.delete('detailsTab');
  location.hash = '#/?' + place;
}

export default {
  id: 'next-claim',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node, _, scope) {
    node.innerHTML =
      '<span role="status"></span>' +
      '<button type="button" aria-keyshortcuts="Alt+N" title="Takes the most urgent claim for you (Alt+N)">' +
      '<span class="glyphicon glyphicon-step-forward" aria-hidden="true"></span> Next claim</button>';
    const [status, button] = node.children;

    async function next() {
      if (button.disabled) {
        return;
      }
      button.disabled = true;
      status.textContent = '';
      try {
        const taken = await post('/app/next-claim');
        if (taken) {
          open(taken.task);
          makeRoom();
          scope.$root.$broadcast('refresh');
        } else {
          status.textContent = 'Nothing is left for you to take.';
        }
      } catch (failed) {
        status.textContent = 'That did not work. Please try again.';
      } finally {
        button.disabled = false;
      }
    }

    button.addEventListener('click', next);
    // Where a claim has gone on, and nobody has left it for a list, Enter gives the next.
    window.addEventListener('hashchange', ({oldURL, newURL}) => {
      const isLeft = document.activeElement.closest('.task-filters, .tasks-list');
      if (taskIn(oldURL) && !taskIn(newURL) && !isLeft) {
        button.focus();
      }
    });
    scope.$root.$on('shortcut:nextClaim', next);
  }
};
