// What a card in the lists says of its claim: the lines "Label: value" that are the task's description.

const LINE = /^([^:]*): (.*)$/;

export default {
  id: 'claim-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, _, scope) {
    const description = scope.task.description || '';
    if (!description.startsWith('Claim: ')) {
      return;
    }
    const card = node.appendChild(document.createElement('dl'));
    card.className = 'claim-card';
    for (const line of description.split('\n')) {
      const [, label, value] = LINE.exec(line);
      card.appendChild(document.createElement('dt')).textContent = label;
      card.appendChild(document.createElement('dd')).textContent = value;
    }
  }
};
