// How our modules in Tasklist speak to our own server, in the session of whoever is signed in.

import {root} from './root.js';

/** What the server refused, with words for the person where it gave any. */
export class Refused extends Error {}

/** @returns what the server answers; null where it has nothing to say */
export async function get(path) {
  return read(await fetch(root + path, {headers: {Accept: 'application/json'}, redirect: 'manual'}));
}

/** Changes something, and is told of each line of the answer as it comes. */
export async function stream(path, body, told) {
  const answer = await sent(path, body, 'application/x-ndjson');
  if (!answer.ok) {
    await read(answer);
  }
  let rest = '';
  for (const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();;) {
    const {value, done} = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop();
    lines.filter(Boolean).forEach(line => told(JSON.parse(line)));
    if (done) {
      return;
    }
  }
}

/** Changes something: with the token that tells our pages from others. */
export async function post(path, body) {
  return read(await sent(path, body, 'application/json'));
}

/** Asks Tasklist's own server, which takes a question too long for an address by POST. */
export async function search(path, query) {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const headers = {Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token};
  return read(await fetch(root + path, {method: 'POST', headers, body: JSON.stringify(query), redirect: 'manual'}));
}

async function sent(path, body, wanted) {
  const token = await get('/app/csrf');
  const headers = {Accept: wanted + ', application/json', 'Content-Type': 'application/json', [token.header_name]: token.token};
  return fetch(root + path, {method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual'});
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
