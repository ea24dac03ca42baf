// Keeps full codes out of the browser's storage. Tasklist keeps a half-filled form in local storage, also when the
// session is over while it is sent; of a start form that would be the code as it was typed (contract, section 4.3).

const DRAFT = /^(camunda-form|camForm):/;
const GROUPED = /(?<![A-Za-z0-9])[A-Za-z0-9]{4}([-\u2010-\u2015 ])[A-Za-z0-9]{4}\1[A-Za-z0-9]{4}(?![A-Za-z0-9])/g;
const SOLID = /(?<![A-Za-z0-9])(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{12}(?![A-Za-z0-9])/g;

/** The same net as on the server (CodeRedactor): three words of four small letters are no code. */
function masked(text) {
  const hide = found => found.slice(0, -4).replace(/[A-Za-z0-9]/g, 'X') + found.slice(-4);
  const isProse = (found, separator) => separator === ' ' && !/\d/.test(found) && found !== found.toUpperCase();
  return text
    .replace(GROUPED, (found, separator) => (isProse(found, separator) ? found : hide(found)))
    .replace(SOLID, hide);
}

function withoutCodes(key, value) {
  const text = String(value);
  if (!DRAFT.test(key)) {
    return masked(text);
  }
  try {
    return JSON.stringify(JSON.parse(text), (name, field) => {
      if (name === 'code') {
        return undefined;
      }
      return typeof field === 'string' ? masked(field) : field;
    });
  } catch (notJson) {
    return masked(text);
  }
}

const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function(key, value) {
  keep.call(this, key, withoutCodes(key, value));
};

// What an earlier version left behind.
Object.keys(localStorage)
  .filter(key => DRAFT.test(key))
  .forEach(key => localStorage.setItem(key, localStorage.getItem(key)));
