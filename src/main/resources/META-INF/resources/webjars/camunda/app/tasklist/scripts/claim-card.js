// What a card in the lists says of its claim: the lines "Label: value" that are the task's description.

const LINE = /^([^:]*): (.*)$/;
/** A card begins with its order; one of the first release, with the claim's id. */
const BEGINS = /^(Order|Claim): /;
/** A task of a case that does not lead stands so far below the others (engine/LeadingTask); its own priority is this much more. */
const BEHIND = 1000000;

/** The lines of a description as [label, value]; none where the task is not about a claim. */
export function lines(description) {
  return BEGINS.test(description ?? '') ? description.split('\n').map(line => LINE.exec(line).slice(1)) : [];
}

export default {
  id: 'claim-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, _, scope) {
    const said = lines(scope.task.description);
    if (!said.length) {
      return;
    }
    if (scope.task.priority < -BEHIND / 2) {
      scope.task.priority += BEHIND;
    }
    const card = node.appendChild(document.createElement('dl'));
    card.className = 'claim-card';
    for (const [label, value] of said) {
      card.appendChild(document.createElement('dt')).textContent = label;
      card.appendChild(document.createElement('dd')).textContent = value;
    }
  }
};
