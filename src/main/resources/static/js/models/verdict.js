// What the guard and the examples say of the draft, and what differs from the versions in force.

import {byId, element, fill} from './dom.js';

const KINDS = {added: 'added', removed: 'removed', changed: 'changed'};

/** @param to shows an element: {element, path} of a file */
export function tell(verdict, to) {
  byId('verdict').hidden = false;
  byId('said').textContent = verdict.message;
  byId('said').className = verdict.deployable ? 'good' : 'wrong';
  byId('findings').replaceChildren(...verdict.findings.map(finding => item(finding, to)));
  fill(byId('failing').querySelector('ul'), verdict.examples.map(example => element('li', {},
    element('b', {textContent: example.file}), ': ' + example.message,
    example.refuses ? null : element('span', {className: 'soft', textContent: ' (told, and refuses nothing)'}))));
  fill(byId('changes').querySelector('ul'), verdict.changes.flatMap(file => differences(file, to)));
}

/** Where something is wrong: by name, with its id, and what to do. */
function item(finding, to) {
  const where = finding.name ? `${finding.name} (${finding.element})` : finding.element;
  const li = element('li', {className: 'refused'},
    element('b', {textContent: [finding.file, where].filter(Boolean).join(', ')}), ': ' + finding.message + ' ');
  if (finding.element) {
    const show = element('button', {type: 'button', className: 'quiet small',
      textContent: finding.path.length > 0 ? 'Show the path' : 'Show'});
    show.addEventListener('click', () => to(finding.file, finding.element, finding.path));
    li.append(show);
  }
  return li;
}

function differences(file, to) {
  if (file.is_new) {
    return [element('li', {textContent: file.file + ': nothing of this name is in force'})];
  }
  return file.changes.map(change => {
    const cell = change.kind === 'changed' && (change.before + change.after).length < 160;
    const show = element('button', {type: 'button', className: 'quiet small', textContent: 'Show'});
    show.addEventListener('click', () => to(file.file, change.element, []));
    return element('li', {}, `${file.file}, ${change.name ?? change.element}: ${KINDS[change.kind]}`,
      cell ? element('span', {}, ', ', element('code', {textContent: change.before || 'nothing'}), ' → ',
        element('code', {textContent: change.after || 'nothing'})) : null, ' ', change.kind === 'removed' ? null : show);
  });
}

/** A path as a list, for whoever does not see the numbers. */
export function listPath(steps) {
  fill(byId('path').querySelector('ol'), steps.map(step => element('li', {},
    step.name ?? '', ' ', element('code', {textContent: step.element}))));
}
