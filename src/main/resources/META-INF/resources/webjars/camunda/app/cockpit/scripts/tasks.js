// Where the dashboard's count of tasks leads to, in place of Cockpit's own page, whose numbers would be wrong (see config.js).

export default {
  id: 'tasks',
  pluginPoint: 'cockpit.tasks.dashboard',
  priority: 0,
  render(node) {
    const said = document.createElement('p');
    said.style.padding = '1rem';
    said.textContent = 'How many tasks wait is on the dashboard. Which ones, for whom and until when is in Tasklist.';
    node.append(said);
  }
};
