// Pictures in full: to zoom, turn and leaf through, two beside each other to compare. All of it by keyboard as well.
import {el} from './dom.js';

const STEP = 1.25;
const KEYS = {ArrowLeft: 'previous', ArrowRight: 'next', '+': 'closer', '=': 'closer', '-': 'further', 0: 'fit', r: 'turn', R: 'turn'};

/** One picture with its caption; keeps the room that the turned and scaled picture takes. */
function frame({src, caption}) {
  const image = el('img', {src, alt: caption});
  const box = el('div', {className: 'ct-box'}, image);
  const room = el('div', {className: 'ct-room', tabIndex: 0, role: 'group', ariaLabel: caption + '; scrolls when it is larger'}, box);
  const place = (zoom, turns) => {
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    if (!width) {
      return;
    }
    const lies = turns % 2 === 1;
    // The room without scroll bars: there are some until the picture is placed, and none once it fits.
    const fit = Math.min(room.offsetWidth / (lies ? height : width), room.offsetHeight / (lies ? width : height), 1);
    const scale = fit * zoom;
    Object.assign(box.style, {width: (lies ? height : width) * scale + 'px', height: (lies ? width : height) * scale + 'px'});
    Object.assign(image.style, {width: width * scale + 'px', height: height * scale + 'px', transform: 'translate(-50%, -50%) rotate(' + turns * 90 + 'deg)'});
  };
  image.addEventListener('error', () => room.replaceChildren(el('p', {role: 'alert'}, 'This picture cannot be shown. Download the original.')));
  const original = el('a', {href: src, target: '_blank', rel: 'noopener'}, 'Download the original');
  return {image, place, node: el('figure', {className: 'ct-frame'}, room, el('figcaption', {}, caption + ' · ', original))};
}

/**
 * Opens the viewer.
 *
 * @param pages each one picture, or two to compare: [{src, caption}, …]
 * @param first index of the page to begin with
 */
export function view(pages, first = 0) {
  let [page, zoom, turns, frames] = [first, 1, 0, []];
  const stage = el('div', {className: 'ct-stage'});
  const where = el('span', {className: 'ct-where', role: 'status'});
  const dialog = el('dialog', {className: 'ct ct-viewer', ariaLabel: 'Evidence viewer'});

  const arrange = () => frames.forEach(one => one.place(zoom, turns));
  const open = to => {
    page = (to + pages.length) % pages.length;
    [zoom, turns] = [1, 0];
    frames = pages[page].map(frame);
    frames.forEach(one => one.image.addEventListener('load', arrange));
    stage.replaceChildren(...frames.map(one => one.node));
    where.textContent = pages.length > 1 ? 'Picture ' + (page + 1) + ' of ' + pages.length : '';
  };
  const actions = {
    previous: () => pages.length > 1 && open(page - 1),
    next: () => pages.length > 1 && open(page + 1),
    closer: () => { zoom = Math.min(zoom * STEP, 12); arrange(); },
    further: () => { zoom = Math.max(zoom / STEP, 0.25); arrange(); },
    fit: () => { zoom = 1; arrange(); },
    turn: () => { turns = (turns + 1) % 4; arrange(); },
    close: () => dialog.close()
  };
  const button = (action, sign, label, key) => {
    const made = el('button', {type: 'button', className: 'ct-button', ariaLabel: label, title: key ? label + ' (' + key + ')' : label}, sign);
    made.addEventListener('click', actions[action]);
    return made;
  };

  dialog.append(
    el('div', {className: 'ct-tools', role: 'toolbar', ariaLabel: 'Evidence viewer'},
      pages.length > 1 && button('previous', '‹', 'Previous picture', '←'),
      pages.length > 1 && button('next', '›', 'Next picture', '→'),
      where,
      el('span', {className: 'ct-grow'}),
      button('further', '−', 'Smaller', '-'),
      button('closer', '+', 'Larger', '+'),
      button('fit', 'Fit', 'Fit into the window', '0'),
      button('turn', 'Turn', 'Turn by a quarter', 'R'),
      button('close', 'Close', 'Close the viewer', 'Esc')),
    stage);
  dialog.addEventListener('keydown', event => {
    const action = KEYS[event.key];
    // A picture that is larger than its room is scrolled by the arrows.
    const scrolls = event.key.startsWith('Arrow') && zoom > 1 && event.target.classList.contains('ct-room');
    if (action && !scrolls && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      actions[action]();
    }
  });
  const resized = new ResizeObserver(arrange);
  resized.observe(stage);
  dialog.addEventListener('close', () => { resized.disconnect(); dialog.remove(); });
  document.body.append(dialog);
  dialog.showModal();
  open(first);
}
