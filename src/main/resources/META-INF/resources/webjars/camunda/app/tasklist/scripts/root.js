// Where the application is, whatever path it is under: these scripts are at .../camunda/app/tasklist/scripts.
export const root = new URL('../../../..', import.meta.url).pathname.replace(/\/$/, '');
