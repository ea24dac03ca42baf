// The page of models. It holds the files while somebody works on them, and asks for a verdict after each change.

import {byId, element} from './models/dom.js';
import {blob, earlier, earlierText, inForce, pageAnew, post} from './models/server.js';
import {drawing} from './models/drawing.js';
import {plain} from './models/plain.js';
import {table} from './models/table.js';
import {listPath, tell} from './models/verdict.js';
import {tellTried} from './models/tryout.js';

const KIND = /\.(bpmn|dmn|form|json)$/;
const LARGEST = 1_000_000;

/** By name: text, bytes as they came, and before, the text that is in force (null where nothing is). */
const files = new Map();
const names = new Map();
const none = {mark() {}, path() {}, show() {}};
let shown = {name: null, view: none};
let last = {findings: [], changes: [], examples: []};
let asked = 0;

const draft = () => [...files.values()].filter(file => file.text !== file.before);
const of = (list, name) => list.filter(one => one.file === name);

function said(text, kind = 'wrong') {
  byId('verdict').hidden = false;
  byId('said').textContent = text;
  byId('said').className = kind;
}

async function guarded(work) {
  try {
    await work();
  } catch (e) {
    said(e.message);
  }
}

async function open(name) {
  const text = await inForce(name);
  if (text === null) {
    throw new Error(name + ' is not in force any more. Load the page anew.');
  }
  files.set(name, {name, text, before: text});
  await show(name);
  await check();
}

async function take(chosen) {
  for (const file of chosen) {
    if (!KIND.test(file.name)) {
      throw new Error(file.name + ' is neither a diagram (.bpmn), nor a decision table (.dmn), a form (.form) or examples (.json).'
        + ' None of these files was taken: choose them without it.');
    }
    if (file.size > LARGEST) {
      throw new Error(`${file.name} has ${Math.ceil(file.size / LARGEST)} MB; a model has 1 MB at most, and ours have 50 KB.`
        + ' None of these files was taken: choose the ones that Modeler saved.');
    }
  }
  for (const file of chosen) {
    files.set(file.name, {name: file.name, text: await file.text(), bytes: await file.arrayBuffer(), before: await inForce(file.name)});
    await show(file.name);
  }
  await check();
}

async function listEarlier() {
  const name = byId('in-force').value;
  const versions = await earlier(name);
  byId('earlier').querySelector('ul').replaceChildren(...versions.map(version => {
    const since = version.since.slice(0, 16).replace('T', ' ') + ' UTC';
    const again = element('button', {type: 'button', className: 'quiet small', textContent: 'Deploy this version again',
      ariaLabel: `Deploy this version again: ${name}, ${since}`});
    again.addEventListener('click', () => guarded(() => deployAgain(name, version.deployment, since)));
    return element('li', {}, since, element('span', {className: 'soft',
      textContent: `${version.name ?? 'without a name'}, from ${version.source ?? 'somebody'}`}), again);
  }));
  if (versions.length === 0) {
    byId('earlier').querySelector('ul').append(element('li', {textContent: `${name} had no other version.`}));
  }
}

/** It becomes a draft as any other file, and so goes the same way. */
async function deployAgain(name, deployment, since) {
  files.set(name, {name, text: await earlierText(name, deployment), before: await inForce(name)});
  await show(name);
  await check();
  byId('name').value = `${name} of ${since} again`.slice(0, 200);
  byId(byId('go-on').hidden ? 'verdict' : 'go-on').scrollIntoView();
}

/** What is in force, and what claims run on. */
async function renew() {
  const chosen = byId('in-force').value;
  const page = await pageAnew();
  ['in-force', 'versions'].forEach(id => byId(id).replaceChildren(...page.getElementById(id)?.children ?? []));
  byId('in-force').value = chosen;
  await offerExamples();
  if (byId('earlier').open) {
    await listEarlier();
  }
}

function list() {
  byId('chosen').replaceChildren(...[...files.values()].map(file => {
    const state = file.before === null ? 'new' : file.text === file.before ? 'as in force' : 'changed';
    const look = element('button', {type: 'button', className: 'quiet small', textContent: file.name,
      ariaPressed: String(file.name === shown.name)});
    look.addEventListener('click', () => guarded(() => show(file.name)));
    const leave = element('button', {type: 'button', className: 'quiet small', textContent: 'Leave out', ariaLabel: 'Leave out ' + file.name});
    leave.addEventListener('click', () => guarded(() => remove(file.name)));
    const save = element('a', {href: URL.createObjectURL(blob(file)), download: file.name, textContent: 'Save', ariaLabel: 'Save ' + file.name});
    return element('li', {}, look, element('span', {className: 'soft', textContent: state}), save, leave);
  }));
}

async function remove(name) {
  files.delete(name);
  if (shown.name === name) {
    await show([...files.keys()][0] ?? null);
  }
  await check();
}

async function show(name) {
  shown = {name, view: none};
  byId('view').hidden = name === null;
  byId('try').hidden = name === null;
  list();
  if (name === null) {
    return;
  }
  byId('view-title').textContent = '2. Look and change: ' + name;
  const {text} = files.get(name);
  const node = byId('drawing');
  shown.view = name.endsWith('.bpmn') ? await drawing(node, text)
    : name.endsWith('.dmn') ? await table(node, text, changed => guarded(() => edit(name, changed)))
    : plain(node, name, text);
  mark();
}

async function edit(name, text) {
  const file = files.get(name);
  files.set(name, {name, text, before: file.before});
  await check();
}

function mark() {
  const changes = of(last.changes, shown.name).flatMap(file => file.changes);
  shown.view.mark(of(last.findings, shown.name), changes);
}

/** Only the last question counts: an answer to an earlier one is about other files. */
async function check() {
  const mine = ++asked;
  list();
  const sent = draft();
  byId('go-on').hidden = true;
  byId('concerned').hidden = sent.length === 0;
  listPath([]);
  if (sent.length === 0) {
    last = {findings: [], changes: [], examples: []};
    byId('findings').replaceChildren();
    byId('changes').hidden = byId('failing').hidden = true;
    said(files.size === 0 ? '' : 'Nothing differs from what is in force.', '');
    mark();
    return;
  }
  said('Being looked at …', '');
  const {body} = await post('check', sent);
  if (mine !== asked) {
    return;
  }
  last = body;
  tell(body, (name, id, path) => guarded(() => point(name, id, path)));
  mark();
  byId('go-on').hidden = !body.deployable;
  byId('replay-form').hidden = !sent.some(file => file.name.endsWith('.dmn'));
  byId('concerned-model').hidden = !sent.some(file => file.name.endsWith('.bpmn'));
  byId('concerned-all').hidden = !sent.some(file => /\.(dmn|form)$/.test(file.name));
}

async function point(name, id, path) {
  if (files.has(name) && shown.name !== name) {
    await show(name);
  }
  listPath(path);
  shown.view.path(path.map(step => step.element));
  shown.view.show(id);
  (path.length > 0 ? byId('path') : byId('view')).scrollIntoView({block: 'start'});
}

/** What the steps are called, by the diagram of claims that counts: the draft's, else the one in force. */
async function stepNames() {
  const text = files.get('code-claim.bpmn')?.text ?? await inForce('code-claim.bpmn') ?? '';
  new DOMParser().parseFromString(text, 'text/xml').querySelectorAll('[id][name]')
    .forEach(one => names.set(one.id, one.getAttribute('name')));
}

async function tryOut(form) {
  await stepNames();
  const {ok, body} = await post('try', draft(), {claim: form.claim.value, facts: form.claim.value.trim() ? '' : form.facts.value});
  const tried = ok ? body : {refused: body.findings.map(finding => `${finding.file}: ${finding.message}`).join(' ')};
  tellTried(tried, names);
  if (!tried.refused) {
    shown.view.path([...tried.passed, ...tried.tables.flatMap(one => one.rows.map(row => row.id))]);
  }
}

async function deploy(form) {
  const {ok, body} = await post('deploy', draft(), {name: form.name.value});
  if (!ok) {
    tell(body, (name, id, path) => guarded(() => point(name, id, path)));
    byId('deployed').replaceChildren(element('p', {className: 'wrong', textContent: 'Refused, and nothing was deployed; see the verdict.'}));
    return;
  }
  const deployed = draft().map(file => file.name).join(', ');
  files.forEach(file => { file.before = file.text; });
  await renew();
  await check();
  byId('go-on').hidden = false;
  byId('deployed').replaceChildren(element('p', {className: 'good'}, deployed + ' is in force now. ',
    element('a', {href: '/app/migration', textContent: 'Take running claims along'}), ', or look at it in ',
    element('a', {href: '/camunda/app/cockpit/default/', textContent: 'Cockpit'}), '.'));
  form.reset();
}

async function offerExamples() {
  const select = byId('example');
  select.length = 1;
  const listed = [...byId('in-force').options].map(option => option.value).filter(name => name.endsWith('.json'));
  for (const name of listed) {
    const found = JSON.parse(await inForce(name) ?? '[]');
    [found].flat().forEach(example => {
      const option = element('option', {textContent: example.name, value: JSON.stringify(example, null, 2)});
      select.append(option);
    });
  }
}

byId('files').addEventListener('change', event => guarded(async () => {
  await take([...event.target.files]);
  event.target.value = '';
}));
byId('drop').addEventListener('dragover', event => event.preventDefault());
byId('drop').addEventListener('drop', event => {
  event.preventDefault();
  guarded(() => take([...event.dataTransfer.files]));
});
byId('open').addEventListener('click', () => guarded(() => open(byId('in-force').value)));
byId('earlier').addEventListener('toggle', event => event.target.open && guarded(listEarlier));
byId('in-force').addEventListener('change', () => byId('earlier').open && guarded(listEarlier));
byId('example').addEventListener('change', event => {
  byId('facts').value = event.target.value;
  byId('claim').value = '';
});
byId('try-form').addEventListener('submit', event => {
  event.preventDefault();
  guarded(() => tryOut(event.target.elements));
});
byId('deploy-form').addEventListener('submit', event => {
  event.preventDefault();
  guarded(() => deploy(event.target));
});
byId('replay-form').addEventListener('submit', event => {
  const tables = new DataTransfer();
  draft().filter(file => file.name.endsWith('.dmn')).forEach(file => tables.items.add(blob(file)));
  event.target.tables.files = tables.files;
});
window.addEventListener('beforeunload', event => {
  if (draft().length > 0) {
    event.preventDefault();
  }
});
guarded(offerExamples);
