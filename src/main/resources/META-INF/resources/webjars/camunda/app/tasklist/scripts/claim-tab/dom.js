// Elements, icons and the words for times. Text goes in as text: there is no way in here for markup.

/** An element with properties, and children that are nodes or text; null and undefined are left out. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) {
      continue;
    }
    if (key in element) {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An SVG element; drawings say in text beside them what they show, so they are hidden from screen readers. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

const ICONS = {
  warning: 'M8 1.5 15 14H1L8 1.5Zm0 4.2v4M8 11.4v.9',
  check: 'm3 8.5 3.2 3.2L13 5',
  missing: 'M4 4l8 8M12 4l-8 8',
  dot: 'M8 6.5v3M6.5 8h3',
  document: 'M4 1.5h5.5L13 5v9.5H4v-13ZM9.5 1.5V5H13',
  info: 'M8 7v4.5M8 4.2v.9M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z'
};

export function icon(name) {
  return svg(
    'svg',
    {class: 'ct-icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false'},
    svg('path', {d: ICONS[name], fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', 'stroke-linecap': 'round', 'stroke-linejoin': 'round'})
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
const CLOCK = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'UTC'});
const FULL = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC'});

/** A moment in UTC, as all times of a claim are measured; the seconds are in its title. */
export function time(at) {
  const moment = new Date(at);
  return el('time', {dateTime: at, title: FULL.format(moment) + ' UTC'}, DAY.format(moment) + ', ' + CLOCK.format(moment));
}

/** How long, in its two largest units: "2 d 3 h"; never negative. */
export function duration(milliseconds) {
  const minutes = Math.round(Math.abs(milliseconds) / 60000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = d ? [d + ' d', h && h + ' h'] : h ? [h + ' h', m && m + ' min'] : [m + ' min'];
  return parts.filter(Boolean).join(' ');
}

export function size(bytes) {
  return bytes < 1024 ? bytes + ' B' : bytes < 1048576 ? Math.round(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
}

/** A value of the case file: a text or a time. */
export function value({text, at}) {
  return at ? time(at) : text ?? el('span', {className: 'ct-unknown'}, '–');
}

/** A section with a heading, which screen readers list. */
export function card(title, ...children) {
  const id = 'ct-' + Math.random().toString(36).slice(2);
  return el('section', {className: 'ct-card', 'aria-labelledby': id}, el('h4', {id}, title), ...children);
}

/** A status in a colour; the word says the same. */
export function pill(text, tone) {
  return el('span', {className: 'ct-pill ct-' + tone}, text);
}
