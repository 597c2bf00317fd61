// Today's curve: one path over an hour axis, drawn into an SVG of fixed size.

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 96, RIGHT = 1724, TOP = 22, BOTTOM = 204, LABEL = 247;
const OPENS = 7, CLOSES = 17;

/** Draw points [[minute of the day, people], …]; `hour` names an hour in the language of `locale`. */
export function draw(svg, points, { hour, locale }) {
  const minutes = points.map(([minute]) => minute);
  const last = points.length - 1;
  const from = Math.min(OPENS, Math.floor((minutes[0] ?? 1440) / 60));
  const to = Math.max(CLOSES, Math.ceil((minutes[last] ?? 0) / 60));
  const step = levelStep(Math.max(4, ...points.map(([, people]) => people)));
  const top = step * Math.max(1, Math.ceil(Math.max(4, ...points.map(([, people]) => people)) / step));
  const x = (minute) => round(LEFT + ((minute / 60 - from) / (to - from)) * (RIGHT - LEFT));
  const y = (people) => round(BOTTOM - (people / top) * (BOTTOM - TOP));

  axes(svg, { from, to, top, step, x, y, hour, locale });
  const line = points.map(([minute, people], i) => `${i ? "L" : "M"}${x(minute)} ${y(people)}`).join("");
  svg.querySelector(".line").setAttribute("d", line);
  const area = line && `${line}L${x(minutes[last])} ${BOTTOM}L${x(minutes[0])} ${BOTTOM}Z`;
  svg.querySelector(".area").setAttribute("d", area);
  const now = svg.querySelector(".now");
  now.toggleAttribute("hidden", !line);
  if (line) {
    now.setAttribute("cx", x(minutes[last]));
    now.setAttribute("cy", y(points[last][1]));
  }
}

function axes(svg, { from, to, top, step, x, y, hour, locale }) {
  const drawn = [from, to, top, hour(0)].join();
  if (svg.dataset.axes === drawn) return; // the same as before: nothing is made again
  svg.dataset.axes = drawn;
  const every = to - from > 12 ? 2 : 1;
  const hours = [];
  for (let h = from; h <= to; h += every) {
    hours.push(path(`M${x(h * 60)} ${BOTTOM}v10`), text(x(h * 60), LABEL, hour(h)));
  }
  const levels = [];
  for (let people = 0; people <= top; people += step) {
    levels.push(path(`M${LEFT} ${y(people)}H${RIGHT}`), text(LEFT - 18, y(people), people.toLocaleString(locale)));
  }
  svg.querySelector(".hours").replaceChildren(...hours);
  svg.querySelector(".levels").replaceChildren(...levels);
}

/** Return a round step that gives two or three levels above zero. */
function levelStep(most) {
  const rough = most / 2;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, [5, 2.5, 2, 1].map((m) => m * power).find((s) => s <= rough && Number.isInteger(s)) ?? 1);
}

const round = (value) => Math.round(value * 10) / 10;

function path(d) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", d);
  return element;
}

function text(x, y, words) {
  const element = document.createElementNS(SVG, "text");
  element.setAttribute("x", x);
  element.setAttribute("y", y);
  element.textContent = words;
  return element;
}
