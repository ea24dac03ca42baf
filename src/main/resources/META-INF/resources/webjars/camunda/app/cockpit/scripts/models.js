// On the dashboard: which versions of somebody else's the last start of the application found and left in force, and what
// waits because a model failed on it. The details of the health are for owners and administrators; nobody else sees this.

const app = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

async function details(part) {
  const answer = await fetch(app + '/actuator/health/' + part, {headers: {Accept: 'application/json'}});
  return answer.ok ? (await answer.json()).details : null;
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
    const [models, intake] = [(await details('models'))?.kept, await details('intake')];
    if (!models || !intake) {
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
    if (intake.waiting > 0) {
      section.append(element('p', 'A model failed: ' + intake.waiting + ' waiting since ' + intake.waiting_since +
        ' for one that is mended. What failed is told by the incidents of claim-intake.'));
    }
    node.append(section);
  }
};
