// Tasklist's configuration. It stands before the one in Camunda's web jar, and so does styles/user-styles.css.
export default {
  app: {
    name: 'Tasklist',
    vendor: 'Code Support'
  },
  disableWelcomeMessage: true,

  // Our own modules, without their .js; each has one reason, which its first lines say.
  customScripts: [
    'scripts/browser-storage',
    'scripts/words',
    'scripts/drafts',
    'scripts/links',
    'scripts/claim-card',
    'scripts/claim-tab',
    'scripts/prepared-notes',
    'scripts/next-claim',
    'scripts/several-claims',
    'scripts/find',
    'scripts/figures',
    'scripts/account'
  ],

  shortcuts: {
    nextClaim: {
      key: 'alt+n',
      description: 'takes the most urgent claim for you, and opens it'
    },
    severalClaims: {
      key: 'alt+m',
      description: 'works on several claims of the open list'
    },
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'takes the claim that is open'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'goes to the first list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'goes to the first claim in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'goes to the first field of the form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'files a new claim'
    }
  }
};
