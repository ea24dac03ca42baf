// Decision tables in dmn-js, as in Modeler: cells, rows, columns and hit policy are changed here, and the file is written as
// Modeler writes it.

import {element} from './dom.js';

/** A cell tells each letter; somebody who types is not asked about. */
const STILL = 800;

/** @param changed is called with the new text of the file, or with the text as it came where it says the same */
export async function table(node, text, changed) {
  const place = element('div', {className: 'wide tables', tabIndex: 0, role: 'region', ariaLabel: 'The decision table'});
  node.replaceChildren(place);
  const modeler = new window.DmnJS({container: place, common: {debounceInput: false}});
  const tables = () => modeler.getViews().filter(view => view.type === 'decisionTable');
  const written = () => asked(answer => modeler.saveXML({format: true}, answer));
  const opened = new Set();
  let waiting;

  /** Each view has a history of its own, and a part of its own that is scrolled, also by keys. */
  function listen() {
    place.querySelectorAll('.tjs-table-container').forEach(scrolled => { scrolled.tabIndex = 0; });
    const viewer = modeler.getActiveViewer();
    if (viewer && !opened.has(viewer)) {
      opened.add(viewer);
      viewer.on('commandStack.changed', () => {
        clearTimeout(waiting);
        waiting = setTimeout(tell, STILL);
      });
    }
  }

  // Whoever leaves the table to try or deploy it means what stands there.
  place.addEventListener('focusout', event => waiting && !place.contains(event.relatedTarget) && tell());

  let first = null;

  async function tell() {
    clearTimeout(waiting);
    waiting = undefined;
    // Another file may be shown by now.
    if (place.isConnected) {
      const now = await written();
      changed(now === first ? text : now);
    }
  }

  try {
    await asked(answer => modeler.importXML(text, answer));
    if (tables().length > 0) {
      await asked(answer => modeler.open(tables()[0], answer));
    }
    first = await written();
  } catch (e) {
    node.replaceChildren(element('p', {textContent: 'This cannot be shown as a decision table: ' + e.message}));
    return {mark() {}, path() {}, show() {}};
  }
  modeler.on('views.changed', listen);
  listen();

  const found = id => place.querySelector(`td[data-element-id="${CSS.escape(id)}"]`);
  const row = id => found(id)?.closest('tr');
  const clear = (...names) => names.forEach(name => place.querySelectorAll('tr.' + name).forEach(tr => tr.classList.remove(name)));

  return {
    mark(findings, changes) {
      clear('refused', 'changed');
      changes.forEach(change => row(change.element)?.classList.add('changed'));
      findings.forEach(finding => {
        const number = /^row (\d+)/.exec(finding.message)?.[1];
        const at = number ? place.querySelectorAll('td.rule-index')[number - 1]?.closest('tr') : row(finding.element);
        at?.classList.add('refused');
      });
    },
    /** Which rows answered. */
    path(ids) {
      clear('passed');
      ids.forEach(id => row(id)?.classList.add('passed'));
    },
    show(id) {
      (row(id) ?? place).scrollIntoView({block: 'center'});
    }
  };
}

/** What dmn-js answers to a function, as a promise. */
function asked(ask) {
  return new Promise((answer, refuse) => ask((error, value) => error ? refuse(error) : answer(value)));
}
