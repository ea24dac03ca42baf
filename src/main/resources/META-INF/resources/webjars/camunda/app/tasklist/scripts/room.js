// On a narrow screen the lists make room for the claim, so that claim and form stand beside each other. They stay where a
// reviewer has brought them back.

/** What claim and form need beside each other (see claim-tab.css), with the space around them. */
const BESIDE = 1060;

let wantsLists = false;
let isMade = false;

document.addEventListener('click', event => {
  if (event.isTrusted && event.target.closest('.reset-regions, .region-toggle')) {
    wantsLists = true;
  }
}, true);

/** The task that is open at an address of Tasklist. */
export function taskIn(address) {
  return new URLSearchParams(address.split('?')[1]).get('task');
}

window.addEventListener('hashchange', ({newURL}) => {
  // The claim has gone on: the lists are of use again.
  if (isMade && !taskIn(newURL)) {
    isMade = false;
    document.querySelector('.reset-regions').click();
  }
});

/** Comes back when everything stands where it stays. */
export async function makeRoom() {
  const maximize = document.querySelector('.maximize');
  if (maximize?.checkVisibility() && !wantsLists && maximize.parentElement.offsetWidth < BESIDE) {
    isMade = true;
    maximize.click();
    const moving = document.getAnimations().filter(one => one instanceof CSSTransition);
    await Promise.allSettled(moving.map(one => one.finished));
  }
}
