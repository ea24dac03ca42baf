// Opens every model in the libraries inside Camunda Modeler, in a headless Chromium, and fails at the first warning.
// Pictures of what they show go to the folder of the first argument, lint/pictures if there is none.

import {chromium} from 'playwright-core';
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {basename, extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const pictures = process.argv[2] ?? at('pictures');
const processes = at('../processes');
const forms = at('../forms');
const templates = at('../.camunda/element-templates');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

if (!existsSync(executablePath)) {
  console.error(`Opening the models needs Chromium at ${executablePath}, or at $CHROMIUM`);
  process.exit(1);
}
mkdirSync(pictures, {recursive: true});
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
const complaints = [];

async function page(library, styles, html) {
  const page = await browser.newPage({viewport: {width: 1500, height: 900}, deviceScaleFactor: 1});
  // A machine with much else to do is slow, and no fault of a model.
  page.setDefaultTimeout(180_000);
  page.on('pageerror', error => complaints.push(error.message));
  await page.setContent(`<!DOCTYPE html><html><body style="margin:0;font-family:sans-serif">${html}</body></html>`);
  for (const style of styles) {
    await page.addStyleTag({path: style});
  }
  await page.addScriptTag({path: library});
  return page;
}

async function bpmn(file) {
  const dist = at('node_modules/camunda-bpmn-js/dist/');
  const open = await page(
      dist + 'camunda-platform-modeler.production.min.js',
      [dist + 'assets/camunda-platform-modeler.css', dist + 'assets/properties-panel.css', dist + 'assets/element-templates.css'],
      '<div style="display:flex;height:900px"><div id="canvas" style="flex:1"></div><div id="panel" style="width:380px;overflow:auto;border-left:1px solid #ccc"></div></div>');
  const known = readdirSync(templates).flatMap(name => JSON.parse(readFileSync(join(templates, name), 'utf8')));
  const warnings = await open.evaluate(async ({xml, known}) => {
    const said = [];
    window.modeler = new BpmnModeler({container: '#canvas', propertiesPanel: {parent: '#panel'}});
    modeler.on('elementTemplates.errors', event => event.errors.forEach(error => said.push(error.message)));
    modeler.get('elementTemplatesLoader').setTemplates(known);
    const {warnings} = await modeler.importXML(xml);
    modeler.get('canvas').zoom('fit-viewport', 'auto');
    return said.concat(warnings.map(warning => warning.message));
  }, {xml: readFileSync(file, 'utf8'), known});
  complaints.push(...warnings.map(warning => `${basename(file)}: ${warning}`));
  await open.screenshot({path: join(pictures, basename(file, '.bpmn') + '.png')});
  const shown = await open.evaluate(() => {
    const task = modeler.get('elementRegistry').get('review-claim');
    if (!task) {
      return false;
    }
    modeler.get('selection').select(task);
    modeler.get('canvas').zoom(1);
    modeler.get('canvas').scrollToElement(task, {top: 250, bottom: 350, left: 350, right: 350});
    return true;
  });
  if (shown) {
    await open.getByText('Custom properties').click();
    await open.waitForTimeout(500);
    await open.screenshot({path: join(pictures, basename(file, '.bpmn') + '-step.png')});
  }
  await open.close();
}

async function dmn(file) {
  const dist = at('node_modules/dmn-js/dist/');
  const open = await page(
      dist + 'dmn-modeler.production.min.js',
      readdirSync(dist + 'assets').filter(name => name.endsWith('.css')).map(name => dist + 'assets/' + name),
      '<div id="canvas" style="height:900px"></div>');
  const warnings = await open.evaluate(async xml => {
    const modeler = new DmnJS({container: '#canvas'});
    const {warnings} = await modeler.importXML(xml);
    const table = modeler.getViews().find(view => view.type === 'decisionTable');
    const opened = await modeler.open(table);
    return warnings.concat(opened.warnings).map(warning => warning.message);
  }, readFileSync(file, 'utf8'));
  complaints.push(...warnings.map(warning => `${basename(file)}: ${warning}`));
  await open.screenshot({path: join(pictures, basename(file, '.dmn') + '.png')});
  await open.close();
}

async function form(file) {
  const dist = at('node_modules/@bpmn-io/form-js/dist/');
  const open = await page(
      dist + 'form-editor.umd.js',
      ['form-js.css', 'form-js-editor.css', 'properties-panel.css'].map(name => dist + 'assets/' + name),
      '<div id="canvas" style="height:900px"></div>');
  const warnings = await open.evaluate(async schema => {
    const editor = new FormEditor.FormEditor({container: '#canvas'});
    const {warnings} = await editor.importSchema(schema);
    return warnings.map(warning => warning.message);
  }, JSON.parse(readFileSync(file, 'utf8')));
  complaints.push(...warnings.map(warning => `${basename(file)}: ${warning}`));
  await open.getByText('Components', {exact: true}).waitFor();
  await open.screenshot({path: join(pictures, basename(file, '.form') + '.png')});
  await open.close();
}

const importers = {'.bpmn': bpmn, '.dmn': dmn, '.form': form};
const files = [processes, forms]
    .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
    .filter(file => extname(file) in importers);
for (const file of files) {
  await importers[extname(file)](file);
}
await browser.close();
complaints.forEach(complaint => console.error(complaint));
console.log(`${files.length} models and forms opened, ${complaints.length} warnings; pictures in ${pictures}`);
process.exitCode = complaints.length ? 1 : 0;
