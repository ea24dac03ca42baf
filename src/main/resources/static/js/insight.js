// The pictures of the insight page, drawn from its tables: whoever has no script, or sees no picture, has the numbers.

import {drawing} from './models/drawing.js';

/** Told apart by their patterns, and only then by colour. */
const OUTCOMES = [
  {key: 'replacement', label: 'Replaced', color: '#0b5cad', pattern: 'solid'},
  {key: 'refund', label: 'Refunded', color: '#8a4b00', pattern: 'stripes'},
  {key: 'closure', label: 'Closed', color: '#5b6570', pattern: 'dots'}
];

function pattern({color, pattern: kind}) {
  if (kind === 'solid') {
    return color;
  }
  const tile = Object.assign(document.createElement('canvas'), {width: 8, height: 8});
  const pen = tile.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = pen.fillStyle = color;
  if (kind === 'stripes') {
    pen.lineWidth = 2.5;
    for (const x of [-8, 0, 8]) {
      pen.moveTo(x, 8);
      pen.lineTo(x + 8, 0);
    }
    pen.stroke();
  } else {
    pen.arc(4, 4, 2, 0, 2 * Math.PI);
    pen.fill();
  }
  return pen.createPattern(tile, 'repeat');
}

const rows = place => [...document.querySelectorAll('#' + place.dataset.table + ' tbody tr')];
const names = place => rows(place).map(row => row.querySelector('th').textContent);
const numbers = (place, key) => rows(place).map(row => Number(row.dataset[key]));

const CHARTS = {
  days: place => ({
    type: 'line',
    data: {
      labels: names(place),
      datasets: [
        {label: 'Filed', data: numbers(place, 'filed'), borderColor: '#0b5cad', backgroundColor: '#0b5cad', pointStyle: 'circle'},
        {label: 'Decided', data: numbers(place, 'decided'), borderColor: '#8a4b00', backgroundColor: '#8a4b00', pointStyle: 'rectRot',
          borderDash: [6, 4]}
      ].map(set => ({...set, pointRadius: 4, borderWidth: 2}))
    },
    options: {scales: {y: {beginAtZero: true, ticks: {precision: 0}}}}
  }),
  outcomes: place => ({
    type: 'bar',
    data: {
      labels: names(place),
      datasets: OUTCOMES.map(outcome => ({label: outcome.label, data: numbers(place, outcome.key),
        backgroundColor: pattern(outcome), borderColor: outcome.color, borderWidth: 1}))
    },
    options: {indexAxis: 'y', scales: {x: {stacked: true, ticks: {precision: 0}}, y: {stacked: true}}}
  })
};

function draw(place) {
  const ink = getComputedStyle(document.body).color;
  window.Chart.defaults.color = ink;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', place.dataset.label);
  place.replaceChildren(canvas);
  place.hidden = false;
  const chart = CHARTS[place.dataset.chart](place);
  chart.options = {...chart.options, responsive: true, maintainAspectRatio: false, animation: false,
    plugins: {legend: {labels: {usePointStyle: chart.type === 'line'}}}};
  new window.Chart(canvas, chart);
}

/** What stands at a step of the drawing. */
function said({dataset: {step, open, overdue, median}}) {
  return {element: step, wrong: overdue > 0,
    text: open + (open === '1' ? ' waits' : ' wait') + (overdue > 0 ? ', ' + overdue + ' late' : '') + (median ? ' · ' + median : '')};
}

async function model(place) {
  const answer = await fetch(place.dataset.model);
  if (answer.ok && !answer.redirected) {
    const view = await drawing(place, await answer.text());
    view.say([...document.querySelectorAll('#table-step tbody tr')].map(said));
  }
}

document.querySelectorAll('[data-chart]').forEach(draw);
document.querySelectorAll('[data-model]').forEach(place => model(place).catch(() => place.replaceChildren()));
