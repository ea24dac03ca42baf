// How our modules in Tasklist speak to our own server, in the session of whoever is signed in.

const base = document.querySelector('base');
const root = base.getAttribute('app-root').replace(/\/camunda$/, '');

/** What the server refused, with words for the person where it gave any. */
export class Refused extends Error {}

/** @returns what the server answers; null where it has nothing to say */
export async function get(path) {
  return read(await fetch(root + path, {headers: {Accept: 'application/json'}, redirect: 'manual'}));
}

/** Changes something: with the token that tells our pages from others. */
export async function post(path, body) {
  const token = await get('/app/csrf');
  const headers = {Accept: 'application/json', 'Content-Type': 'application/json', [token.header_name]: token.token};
  return read(await fetch(root + path, {method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual'}));
}

async function read(answer) {
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    // The session is over: Tasklist shows its sign-in.
    location.reload();
  }
  if (answer.status === 422) {
    const {errors} = await answer.json();
    throw new Refused(errors.map(error => error.message).join('; '));
  }
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return answer.status === 204 ? null : answer.json();
}
