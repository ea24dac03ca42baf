// "Figures" in the bar: what the person has decided, and from there the figures of all for who looks after them.

import {root} from './root.js';

export default {
  id: 'figures',
  pluginPoint: 'tasklist.navbar.action',
  priority: 110,
  render(node) {
    const link = document.createElement('a');
    link.href = root + '/app/insight/mine';
    link.textContent = 'Figures';
    node.replaceChildren(link);
  }
};
