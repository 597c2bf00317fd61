// The wall: shows each snapshot, and how old it is. `?site=` chooses the site, `?lang=en` the language.

import { draw } from "./curve.js";
import { Feed } from "./feed.js";
import { textsFor, zoneName } from "./texts.js";
import { heard, watch } from "./upgrade.js";

const STALE_MS = 60_000;
const NOTHING = "—";

const asked = new URLSearchParams(location.search);
const texts = textsFor(asked.get("lang"));
const element = (id) => document.getElementById(id);
const say = (id, words) => {
  if (element(id).textContent !== words) element(id).textContent = words;
};
const number = new Intl.NumberFormat(texts.locale);

let latest = null; // the last snapshot
let received = 0; // when, by the clock that nobody sets
let clockOf = null;
let dateOf = null;

/** The age of what is shown, free of this computer's clock: the server's two times, and what has passed since. */
const sinceReceipt = () => performance.now() - received;
const age = () => Math.max(0, latest.now - latest.as_of) + sinceReceipt();

function show() {
  const stale = latest !== null && age() > STALE_MS;
  document.body.classList.toggle("stale", stale);
  document.body.classList.toggle("waiting", latest === null);
  if (latest === null) {
    say("age", texts.waiting);
    return;
  }
  for (const id of ["inside", "entered", "left"]) say(id, stale ? NOTHING : number.format(latest[id]));
  fit(element("inside"));
  showCapacity(stale);
  showTime();
  say("age", texts.age(Math.floor(age() / 1000)));
}

/** Make a text as large as its place allows; only when it has changed. */
function fit(shown) {
  if (shown.dataset.fitted === shown.textContent) return;
  shown.dataset.fitted = shown.textContent;
  shown.style.fontSize = "";
  const part = shown.clientWidth / shown.scrollWidth;
  if (part < 1) shown.style.fontSize = `${part * parseFloat(getComputedStyle(shown).fontSize)}px`;
}

function showCapacity(stale) {
  const known = Number.isInteger(latest.capacity) && !stale;
  element("capacity").hidden = element("fill").hidden = !known;
  if (!known) return;
  say("capacity", texts.capacity(number.format(latest.capacity)));
  element("fill").value = Math.min(1, latest.inside / latest.capacity);
}

function showTime() {
  const time = new Date(latest.now + sinceReceipt());
  say("clock", clockOf.format(time));
  say("date", dateOf.format(time));
}

function setZone(timeZone) {
  if (clockOf?.resolvedOptions().timeZone === timeZone) return;
  clockOf = new Intl.DateTimeFormat(texts.locale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  dateOf = new Intl.DateTimeFormat(texts.locale, { timeZone, dateStyle: "full" });
  say("zone", zoneName(timeZone));
}

function take(snapshot) {
  heard(snapshot.version);
  latest = snapshot;
  received = performance.now();
  say("name", snapshot.name);
  fit(element("name"));
  setZone(snapshot.zone);
  document.title = `${snapshot.name} · Lawang`;
  draw(element("curve"), snapshot.curve, texts);
  show();
}

document.documentElement.lang = texts.locale.slice(0, 2);
for (const labelled of document.querySelectorAll("[data-text]")) labelled.textContent = texts[labelled.dataset.text];
draw(element("curve"), [], texts);
show();
setInterval(show, 250);
addEventListener("resize", () => ["inside", "name"].forEach((id) => delete element(id).dataset.fitted));
watch();
new Feed(asked.get("site"), take);
document.documentElement.dataset.runs = ""; // old.js looks for it
