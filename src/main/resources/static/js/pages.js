// What the pages gain where a browser runs scripts: answers in place, a running countdown, and pasted text taken apart.
// Nothing is stored, and nothing leaves the browser but the form.

const MINUTE = 60_000;
const language = document.documentElement.lang;
let earlier;

/** What a script says, in the language of the page. */
export function word(key, ...places) {
  const text = document.querySelector(`meta[name="said.${key}"]`)?.content ?? key;
  return places.reduce((filled, place, at) => filled.replace(`{${at}}`, () => place), text);
}

/** Sends the form and puts the parts of the answer that are marked data-swap into this page. */
async function send(form, submitter) {
  const said = document.getElementById('told');
  const body = new FormData(form, submitter);
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  earlier?.abort();
  earlier = new AbortController();
  const {signal} = earlier;
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, {method: 'POST', body: new URLSearchParams(body), signal});
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    if (!signal.aborted) {
      said.textContent = word('unreachable');
    }
  } finally {
    form.removeAttribute('aria-busy');
  }
}

function swap(page) {
  for (const part of page.querySelectorAll('[data-swap][id]')) {
    document.getElementById(part.id)?.replaceChildren(...part.childNodes);
  }
  // The code stays in its field here, since the form was not loaded anew.
  document.getElementById('code-again')?.replaceChildren();
  document.getElementById('codes-again')?.replaceChildren();
  for (const error of document.querySelectorAll('.error[id$="-error"]')) {
    document.getElementById(error.id.slice(0, -'-error'.length))?.setAttribute('aria-invalid', error.textContent !== '');
  }
  begin(document.getElementById('result'));
}

/** What script does within an element that has just come into the page. */
function begin(element) {
  for (const button of element.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  tick();
}

function tick() {
  for (const shown of document.querySelectorAll('[data-until]')) {
    const left = Date.parse(shown.dataset.until) - Date.now();
    shown.classList.toggle('closed', left <= 0);
    shown.textContent = left <= 0 ? word('closed') : words(left);
  }
}

function words(left) {
  const [days, hours, minutes, seconds] =
      [left / 86_400_000, left / 3_600_000 % 24, left / MINUTE % 60, left / 1000 % 60].map(Math.floor);
  return word('countdown', days, hours, minutes, seconds);
}

const SIGNS = {
  'customer_report.error_code': /\b(?:E-?8[0-9A-F]{7}|[A-Z]{2}-?\d{5}-\d)\b/i,
  code: /(?<![\w-])[A-Z0-9*•]{4}-[A-Z0-9*•]{4}-[A-Z0-9]{4}(?![\w-])/i,
  order_id: /\b(?:order(?:[ _](?:id|no|number))?\W{1,4})?((?:ORD|ORDER)-[\w-]+)|\border[ _](?:id|no|number)\W{1,4}([\w-]{3,})/i,
  account_region: /\baccount[ _]region\W{1,4}([A-Z]{2})\b/i,
  'product.region': /\b(?:product|delivered)[ _]region\W{1,4}([A-Z]{2})\b/i,
  'ordered.region': /\bordered[ _]region\W{1,4}([A-Z]{2})\b/i,
};

const ISSUES = {
  already_redeemed: /already (?:been )?(?:used|redeemed)|was (?:used|redeemed)|consumed/i,
  invalid_code: /not (?:be )?(?:correct|valid|work|accept)|invalid|no longer valid|expired/i,
  wrong_region: /wrong region|another (?:region|country)|region mismatch/i,
  delivery_failure: /(?:never|not) (?:arrive|receive|deliver)|truncated|corrupted/i,
};

const TIME = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?/g;
const TIMES = [
  ['retrieved_at', /retriev|revealed|viewed/i],
  ['made_available_at', /available/i],
  ['customer_report.attempted_at', /attempt|tried|redeem/i],
  ['customer_report.reported_at', /report|complain|wrote/i],
  ['delivered_at', /deliver|sent|$/i],
];

/** Fills empty fields with what a pasted text holds; says what was found. */
function takeApart(text) {
  const found = [];
  const fill = (name, value) => {
    const field = document.getElementById(name);
    if (value && !field.value) {
      field.value = value;
      if (field.value) {
        field.closest('details')?.setAttribute('open', '');
        found.push(document.querySelector(`label[for="${name}"]`).textContent.toLowerCase());
      }
    }
  };
  for (const [name, sign] of Object.entries(SIGNS)) {
    const match = sign.exec(text);
    fill(name, (match?.[1] ?? match?.[2] ?? match?.[0])?.toUpperCase());
  }
  fill('reported_issue', Object.keys(ISSUES).find((issue) => ISSUES[issue].test(text)));
  for (const match of text.matchAll(TIME)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index).split(/[\n,;.]/).pop();
    fill(TIMES.find(([, sign]) => sign.test(before))[0], local(match[0]));
  }
  return found;
}

/** A time of any offset as the local time that a field takes; one without an offset is taken as it is. */
function local(text) {
  const plain = text.trim().replace(' ', 'T').replace(/ ?UTC$/, 'Z');
  const time = new Date(plain);
  return Number.isNaN(time.valueOf())
      ? ''
      : new Date(time - time.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Times of the server, which are in UTC, in the person's own time zone; UTC stays beside it, or as the tooltip. */
function localise() {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {dateStyle: 'medium', timeStyle: 'short'});
  for (const time of document.querySelectorAll('time[data-local]')) {
    const utc = time.textContent;
    const here = format.format(new Date(time.dateTime));
    time.title = utc;
    time.textContent = time.dataset.local === 'both' ? word('which_is', here, zone, utc) : here;
  }
}

document.getElementById('time_zone')?.setAttribute('value', zone);
document.getElementById('zone-name')?.replaceChildren(zone);

// The secret of a claim link stands behind the #, where no server sees it: from there it goes into the form.
const link = document.getElementById('link');
if (link && location.hash.length > 1) {
  link.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  link.form.requestSubmit();
}

const form = document.querySelector('form[data-live]');
if (form) {
  document.getElementById('paste-box').hidden = false;
  const paste = document.getElementById('paste');
  const read = () => {
    const found = takeApart(paste.value);
    if (found.length > 0) {
      paste.value = '';
      document.getElementById('paste-found').textContent = word('found', found.join(', '));
      send(form);
    }
  };
  paste.addEventListener('paste', () => setTimeout(read));
  paste.addEventListener('change', read);
  // A list of codes is much work: it is checked when somebody asks for it.
  const codes = document.getElementById('codes');
  form.addEventListener('change', (event) => event.target !== paste && codes.value === '' && send(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await send(form, event.submitter);
    const result = document.getElementById('result');
    result.scrollIntoView({block: 'nearest'});
    (document.querySelector('[aria-invalid=true]') ?? result).focus();
  });
}

begin(document);
localise();
setInterval(tick, 1000);
