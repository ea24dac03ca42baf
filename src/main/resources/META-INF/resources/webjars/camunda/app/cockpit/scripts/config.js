// Cockpit's configuration. It stands before the one in Camunda's web jar.
export default {
  app: {
    name: 'Cockpit',
    vendor: 'Code Support'
  },

  // Our own modules, without their .js; each has one reason, which its first lines say.
  customScripts: ['scripts/models']
};
