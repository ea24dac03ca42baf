// A BPMN diagram in bpmn-js, with what is said of its elements: marks where something is wrong, numbers along a path.

import {element} from './dom.js';

export async function drawing(node, text) {
  const canvas = element('div', {className: 'canvas', tabIndex: 0, role: 'application',
    ariaLabel: 'The diagram; drag to move it, Ctrl and the wheel to zoom. What is marked in it is listed below.'});
  node.replaceChildren(canvas);
  const viewer = new window.BpmnJS({container: canvas});
  try {
    await viewer.importXML(text);
  } catch (e) {
    node.replaceChildren(element('p', {textContent: 'This cannot be drawn: ' + e.message}));
    return {mark() {}, path() {}, say() {}, show() {}};
  }
  const [view, elements, overlays] = ['canvas', 'elementRegistry', 'overlays'].map(part => viewer.get(part));
  view.zoom('fit-viewport', 'auto');
  const there = id => elements.get(id);
  const marked = [];

  function addMarker(id, marker) {
    if (there(id)) {
      view.addMarker(id, marker);
      marked.push([id, marker]);
    }
  }

  function clear(...markers) {
    marked.filter(([, marker]) => markers.includes(marker)).forEach(([id, marker]) => view.removeMarker(id, marker));
  }

  return {
    /** What is wrong, and what differs. */
    mark(findings, changes) {
      clear('refused', 'changed');
      overlays.remove({type: 'finding'});
      changes.forEach(change => addMarker(change.element, 'changed'));
      findings.forEach((finding, number) => {
        addMarker(finding.element, 'refused');
        if (there(finding.element)) {
          overlays.add(finding.element, 'finding', {position: {top: -14, right: 14},
            html: element('span', {className: 'badge wrong', textContent: '!', title: finding.message})});
        }
      });
    },

    /** Numbers along the steps, in their order. */
    path(ids) {
      clear('passed');
      overlays.remove({type: 'step'});
      const numbers = new Map();
      ids.forEach((id, index) => numbers.set(id, [...(numbers.get(id) ?? []), index + 1]));
      numbers.forEach((at, id) => {
        addMarker(id, 'passed');
        if (there(id)) {
          overlays.add(id, 'step', {position: {bottom: 12, left: -10},
            html: element('span', {className: 'badge', textContent: at.join(', ')})});
        }
      });
    },

    /** Words below elements, red where something is wrong there. */
    say(words) {
      clear('refused');
      overlays.remove({type: 'words'});
      words.filter(({element: id}) => there(id)).forEach(({element: id, text, wrong}) => {
        if (wrong) {
          addMarker(id, 'refused');
        }
        // Not smaller than the drawing's words, however far it is away.
        overlays.add(id, 'words', {position: {bottom: -4, left: 0}, scale: {min: .8},
          html: element('span', {className: wrong ? 'badge wrong' : 'badge', textContent: text})});
      });
    },

    /** Brings an element into the middle. */
    show(id) {
      const shape = there(id);
      if (shape) {
        const box = view.viewbox();
        const x = shape.x ?? shape.waypoints[0].x;
        const y = shape.y ?? shape.waypoints[0].y;
        view.viewbox({x: x - box.outer.width / 2, y: y - box.outer.height / 2,
          width: box.outer.width, height: box.outer.height});
      }
    }
  };
}
