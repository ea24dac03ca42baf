// A link in a form opens a tab of its own, so that nothing half-filled is left.

document.addEventListener('click', event => {
  const link = event.target.closest('.fjs-form a[href]');
  if (link) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}, true);
