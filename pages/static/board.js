// The board of a zone: `/board/<zone>`; `?lang=en` chooses the language.

import { Announcements, Chime } from "./announcements.js";
import { BoardFeed } from "./board-feed.js";
import { boardTexts } from "./board-texts.js";
import { showCounters } from "./board-counters.js";
import { element, fit, say } from "./board-dom.js";
import { zoneName } from "./texts.js";
import { heard, watch } from "./upgrade.js";

const STALE_MS = 20_000;
const OLD_MS = 60_000; // a call missed for so long is shown, and no longer announced
const area = decodeURIComponent(location.pathname.split("/").pop());
const texts = boardTexts(new URLSearchParams(location.search).get("lang"));

let latest = null; // the last snapshot
let received = 0; // when, by the clock that nobody sets
let stale = false;
let called = null; // the call on the large card
let clocks = null;

/** The last call announced, kept over a reload of this tab: `log` and `n`. */
const kept = {
  key: `lawang-board-${area}`,
  read() {
    try {
      const value = JSON.parse(sessionStorage.getItem(this.key));
      return Number.isInteger(value?.n) ? value : null;
    } catch {
      return null;
    }
  },
  write(log, n) {
    sessionStorage.setItem(this.key, JSON.stringify({ log, n }));
  },
};
let last = kept.read(); // what the stream goes on from

const chime = new Chime((on) => { element("sound").hidden = on; });
const announcements = new Announcements([chime], begin, end);

function begin(call) {
  kept.write(call.log, call.n);
  showCall(call);
  element("now").dataset.n = call.n;
  element("now").classList.add("calling");
}

function end() {
  element("now").classList.remove("calling");
}

function take(snapshot) {
  heard(snapshot.version);
  if (last === null || last.log !== snapshot.log) {
    announcements.restart();
    kept.write(snapshot.log, snapshot.mark);
  } else {
    const young = snapshot.fresh.filter((call) => snapshot.now - call.at <= OLD_MS);
    announcements.add(young.map((call) => ({ ...call, log: snapshot.log })));
  }
  last = { log: snapshot.log, n: snapshot.mark };
  latest = snapshot;
  received = performance.now();
  setZone(snapshot.zone);
  document.title = `${texts.area(area)} · ${snapshot.name}`;
  say("name", snapshot.name);
  say("area", texts.area(area));
  if (called === null && snapshot.recent.length) showCall(snapshot.recent[snapshot.recent.length - 1]);
  show();
  showAll();
}

function showCall(call) {
  called = call;
  say("ticket", call.ticket);
  say("place", call.name);
  fit(element("ticket"));
  fit(element("place"));
}

function showAll() {
  const rows = latest.recent.slice().reverse();
  const list = element("recent");
  while (list.children.length > rows.length) list.lastElementChild.remove();
  while (list.children.length < rows.length) {
    const row = document.createElement("li");
    row.append(document.createElement("b"), document.createElement("span"), document.createElement("span"));
    list.append(row);
  }
  rows.forEach((call, i) => {
    const words = [call.ticket, call.name, clocks.time.format(call.at)];
    words.forEach((word, j) => say(list.children[i].children[j], word));
  });
  showCounters(element("counters"), latest, { stale, texts, clocks });
}

function show() {
  if (latest === null) {
    say("age", texts.waiting);
    return;
  }
  const passed = performance.now() - received;
  const age = Math.max(0, latest.now - latest.as_of) + passed;
  const time = latest.now + passed;
  say("clock", clocks.time.format(time));
  say("date", clocks.date.format(time));
  say("age", texts.age(Math.floor(age / 1000)));
  element("stale").hidden = age <= STALE_MS;
  say("stale", age > STALE_MS ? texts.stale : "");
  document.body.classList.remove("waiting");
  document.body.classList.toggle("stale", age > STALE_MS);
  if (stale === age > STALE_MS) return;
  stale = age > STALE_MS;
  showAll();
}

function setZone(timeZone) {
  if (clocks?.zone === timeZone) return;
  const format = (parts) => new Intl.DateTimeFormat(texts.locale, { timeZone, ...parts });
  clocks = {
    zone: timeZone,
    time: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    date: format({ dateStyle: "full" }),
    weekday: format({ weekday: "long" }),
    day: format({ day: "numeric", month: "long" }),
    key: new Intl.DateTimeFormat("en-CA", { timeZone }),
  };
  say("zone", zoneName(timeZone));
}

document.documentElement.lang = texts.locale.slice(0, 2);
for (const labelled of document.querySelectorAll("[data-text]")) labelled.textContent = texts[labelled.dataset.text];
for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => chime.unlock());
show();
setInterval(show, 250);
addEventListener("resize", () => {
  for (const fitted of document.querySelectorAll("[data-fitted]")) {
    delete fitted.dataset.fitted;
    fit(fitted);
  }
});
new BoardFeed(`../v1/boards/${encodeURIComponent(area)}/stream`, () => last?.n ?? null, take);
watch(() => !announcements.busy); // no call is cut off
document.documentElement.dataset.runs = ""; // old.js looks for it
