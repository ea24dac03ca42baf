// "/" leads to the search from any page of the staff, unless somebody is typing.
const root = new URL('..', import.meta.url).pathname;

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    const field = document.getElementById('q');
    if (field) {
      field.select();
    } else {
      location.href = root + 'app/find';
    }
  }
});

const found = document.getElementById('found');
found?.focus();
