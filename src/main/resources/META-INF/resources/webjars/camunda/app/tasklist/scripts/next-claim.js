// "Next claim" in the bar, and Alt+N (see shortcuts in config.js): the most urgent claim that this person may take is
// theirs and open. The server chooses and takes it, so that two people who press at once never get the same one.

const base = document.querySelector('base');
const app = base.getAttribute('app-root').replace(/\/camunda$/, '/app');

/** @returns the task's id; null where nothing is left */
async function takeNext() {
  const token = await ask('/csrf', {});
  const taken = await ask('/next-claim', {method: 'POST', headers: {[token.header_name]: token.token}});
  return taken && taken.task;
}

async function ask(path, options) {
  const answer = await fetch(app + path, {redirect: 'manual', ...options});
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    // The session is over: Tasklist shows its sign-in.
    location.reload();
  }
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return answer.status === 204 ? null : answer.json();
}

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
        const task = await takeNext();
        if (task) {
          open(task);
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
    scope.$root.$on('shortcut:nextClaim', next);
  }
};
