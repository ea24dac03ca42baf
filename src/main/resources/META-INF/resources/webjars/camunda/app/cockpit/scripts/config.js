// Cockpit's configuration. It stands before the one in Camunda's web jar.

// Human Tasks counts by candidate groups in the history, and ours keeps none (ADR 2): all its numbers would be wrong.
document.querySelector('base').setAttribute('cam-exclude-plugins',
  'cockpit.tasks.dashboard:task-dashboard, cockpit.navigation:tasks');

export default {
  app: {
    name: 'Cockpit',
    vendor: 'Code Support'
  },

  // Our own modules, without their .js; each has one reason, which its first lines say.
  customScripts: ['scripts/models', 'scripts/tasks']
};
