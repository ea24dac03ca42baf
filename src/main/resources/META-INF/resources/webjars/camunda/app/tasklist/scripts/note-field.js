// Puts words into a field of a form as if they were typed, unless they, or what is meant by them, stand there already.

export function put(field, words, meant = words) {
  field.focus();
  if (!field.value.includes(meant)) {
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
    setter.call(field, (field.value.trimEnd() + '\n' + words).trimStart());
    field.dispatchEvent(new Event('input', {bubbles: true}));
    // It tells its form what was typed with a delay, and at once when it is left.
    field.blur();
    field.focus();
  }
}
