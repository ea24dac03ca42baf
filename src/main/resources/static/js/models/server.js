// What the page asks of the server. The files go along each time: the server keeps none of them.

const csrf = document.querySelector('[name=_csrf]').value;

/** @returns {Promise<{ok: boolean, body: any}>} with the body in JSON, or null where there is none */
export async function post(path, files, fields = {}) {
  const form = new FormData();
  Object.entries(fields).forEach(([name, value]) => form.append(name, value));
  files.forEach(file => form.append('files', blob(file), file.name));
  const answer = await fetch('/app/models/' + path, {
    method: 'POST',
    body: form,
    headers: {'X-CSRF-TOKEN': csrf, Accept: 'application/json'}
  });
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const body = isJson ? await answer.json() : null;
  if (answer.redirected || (!answer.ok && !body?.findings)) {
    throw new Error(answer.status === 403 || answer.redirected
      ? 'You are signed out, or this is not for you. Save your files, and sign in again.'
      : 'The server could not look at it just now. Try again after a while.');
  }
  return {ok: answer.ok, body};
}

/** The file as it is in force; null where there is none of that name. */
export async function inForce(name) {
  const answer = await fetch('/app/models/in-force/' + encodeURIComponent(name));
  return answer.ok && !answer.redirected ? answer.text() : null;
}

/** @returns {Promise<{deployment: string, name: ?string, source: ?string, since: string}[]>} what was in force before, newest first */
export async function earlier(name) {
  const answer = await fetch('/app/models/earlier/' + encodeURIComponent(name));
  return answer.ok && !answer.redirected ? answer.json() : [];
}

/** The file as that deployment brought it. */
export async function earlierText(name, deployment) {
  const answer = await fetch(`/app/models/earlier/${encodeURIComponent(name)}/${encodeURIComponent(deployment)}`);
  if (!answer.ok || answer.redirected) {
    throw new Error('That version of ' + name + ' is not there any more. Load the page anew.');
  }
  return answer.text();
}

/** This page as it would be if it were loaded now. */
export async function pageAnew() {
  return new DOMParser().parseFromString(await (await fetch('/app/models')).text(), 'text/html');
}

export function blob(file) {
  return new File([file.bytes ?? file.text], file.name);
}
