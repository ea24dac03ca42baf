// "Find" in the bar, and "/": the search over all claims.
import {root} from './root.js';

export default {
  id: 'find',
  pluginPoint: 'tasklist.navbar.action',
  priority: 120,
  render(node) {
    const link = document.createElement('a');
    link.href = root + '/app/find';
    link.title = 'Finds any claim, open or ended (/)';
    link.setAttribute('aria-keyshortcuts', '/');
    link.textContent = 'Find';
    node.replaceChildren(link);
    import(root + '/js/find.js');
  }
};
