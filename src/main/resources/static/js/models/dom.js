// Elements with text in them; what comes from a file is never taken for HTML.

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

export const byId = id => document.getElementById(id);

export function fill(list, items) {
  list.replaceChildren(...items);
  const around = list.closest('[id]:not(ul):not(ol)');
  if (around && around !== list) {
    around.hidden = items.length === 0;
  }
}
