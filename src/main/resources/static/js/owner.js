// Moves the bar of something that takes a while, and shows the result when it is over.

const bar = document.querySelector('progress[data-ask]');

async function ask() {
  const answer = await fetch(bar.dataset.ask, {headers: {Accept: 'application/json'}});
  if (!answer.ok || answer.redirected) {
    location.reload();
    return;
  }
  const {state, done, total} = await answer.json();
  if (state.toUpperCase() !== 'RUNNING') {
    location.reload();
    return;
  }
  bar.max = total;
  bar.value = done;
  tell(done, total);
  setTimeout(again, 1000);
}

/** A screen reader is told every tenth, and not every second. */
function tell(done, total) {
  const text = document.getElementById('progress-text');
  const tenth = String(Math.floor(10 * done / Math.max(total, 1)));
  if (text.dataset.tenth !== tenth || done === total) {
    text.dataset.tenth = tenth;
    const number = new Intl.NumberFormat('en');
    text.textContent = `${number.format(done)} of ${number.format(total)} ${text.dataset.what}`;
  }
}

function again() {
  ask().catch(() => setTimeout(again, 3000));
}

if (bar) {
  again();
}
