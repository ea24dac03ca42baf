// Checks the element templates against the schema that Modeler reads them by.

import {validateAll} from '@bpmn-io/element-templates-validator';
import {readdirSync, readFileSync} from 'node:fs';

const folder = new URL('../.camunda/element-templates/', import.meta.url);
let faults = 0;
let templates = 0;

for (const file of readdirSync(folder)) {
  const {results} = validateAll(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  templates += results.length;
  for (const {object, errors} of results.filter(result => !result.valid)) {
    faults += errors.length;
    errors.forEach(error => console.error(`${file}, ${object.id}: ${error.message}`));
  }
}
console.log(`${templates} element templates, ${faults} faults`);
process.exitCode = faults ? 1 : 0;
