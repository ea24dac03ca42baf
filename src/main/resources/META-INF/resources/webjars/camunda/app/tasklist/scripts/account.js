// "Your sign-in" in the bar: who is signed in, and the way to sign out on every device.

import {root} from './root.js';

export default {
  id: 'your-sign-in',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render(node) {
    const link = document.createElement('a');
    link.href = root + '/account';
    link.textContent = 'Your sign-in';
    node.replaceChildren(link);
  }
};
