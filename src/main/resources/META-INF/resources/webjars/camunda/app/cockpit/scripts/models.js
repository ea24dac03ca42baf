// On the dashboard: which versions of somebody else's the last start of the application found and left in force. The
// details of the health are for owners and administrators; nobody else sees this.

const app = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

async function kept() {
  const answer = await fetch(app + '/actuator/health/models', {headers: {Accept: 'application/json'}});
  return answer.ok ? (await answer.json()).details?.kept : null;
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

export default {
  id: 'models',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  async render(node) {
    const models = await kept();
    if (!models) {
      return;
    }
    const section = document.createElement('div');
    section.className = 'inner';
    section.append(element('h3', 'Models in force'));
    if (models.length === 0) {
      section.append(element('p', 'The last start of the application found all of them as it brings them.'));
    } else {
      section.append(element('p', 'The last start of the application kept these, which are not what it brings:'));
      const list = document.createElement('ul');
      list.append(...models.map(model => element('li', model)));
      section.append(list, element('p', 'To take them into the application, export them (docs/process-owners.md).'));
    }
    node.append(section);
  }
};
