// A claim as the claim tab of Tasklist draws it, on a page of its own.
import {show, style} from '../camunda/app/tasklist/scripts/claim-tab.js';

const place = document.getElementById('claim');
style();
show(place, encodeURIComponent(place.dataset.claim), {signal: new AbortController().signal});
