// Forms and examples, as what they hold in words: a form's fields in their order, examples as they are written. form-js comes in no
// package that Maven knows; the one of Tasklist is inside its bundle.

import {element} from './dom.js';

export function plain(node, name, text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    node.replaceChildren(element('p', {textContent: 'This cannot be read as JSON.'}));
    return {mark() {}, path() {}, show() {}};
  }
  node.replaceChildren(name.endsWith('.form') ? form(json) : element('pre', {tabIndex: 0, textContent: JSON.stringify(json, null, 2)}));
  const item = id => [...node.querySelectorAll('li')].find(li => li.dataset.id === id);
  return {
    mark(findings, changes) {
      node.querySelectorAll('.refused, .changed').forEach(marked => marked.classList.remove('refused', 'changed'));
      changes.forEach(change => item(change.element)?.classList.add('changed'));
      findings.forEach(finding => item(finding.element)?.classList.add('refused'));
    },
    path() {},
    show(id) {
      item(id)?.scrollIntoView({block: 'center'});
    }
  };
}

function form(json) {
  return element('ol', {className: 'form-fields'}, ...(json.components ?? []).map(component => {
    const words = component.label ?? component.text ?? component.key ?? component.type;
    const options = (component.values ?? []).map(value => value.label).join(', ');
    const li = element('li', {}, element('span', {textContent: String(words).slice(0, 300)}), ' ',
      element('code', {textContent: [component.type, component.key].filter(Boolean).join(' ')}),
      options ? element('span', {className: 'soft', textContent: ' ' + options}) : null,
      component.components ? form(component) : null);
    li.dataset.id = component.id;
    return li;
  }));
}
