// The counters of a zone: a row each, in as many columns as they need.

import { fit, say } from "./board-dom.js";

const NOTHING = "—";
const DAY_MS = 86_400_000;

export function showCounters(list, snapshot, { stale, texts, clocks }) {
  const { counters, now } = snapshot;
  const columns = counters.length <= 8 ? 1 : counters.length <= 18 ? 2 : 3;
  const rows = Math.ceil(counters.length / columns);
  list.style.setProperty("--columns", columns);
  list.style.setProperty("--rows", rows);
  list.classList.toggle("dense", columns === 3);
  while (list.children.length > counters.length) list.lastElementChild.remove();
  while (list.children.length < counters.length) list.append(row());
  counters.forEach((counter, i) => {
    const shown = list.children[i];
    const [who, hand, queue, note] = shown.children;
    say(who.children[0], counter.name);
    say(who.children[1], counter.tenants.join(", "));
    fit(who.children[0]);
    fit(who.children[1]);
    const shut = counter.closed && !stale;
    shown.classList.toggle("closed", shut);
    shown.classList.toggle("last", i % rows === rows - 1 || i === counters.length - 1);
    [hand.hidden, queue.hidden, note.hidden] = [shut, shut, !shut];
    const resting = counter.state === "paused" && counter.hand === null;
    say(hand, stale ? NOTHING : resting ? texts.paused : (counter.hand ?? NOTHING));
    fit(hand);
    say(queue.children[0], stale ? NOTHING : String(counter.waiting));
    say(queue.children[1], ` ${texts.queue}`);
    say(queue.children[2], stale ? "" : counter.next.join(" "));
    fit(queue.children[2]);
    say(note.children[0], texts.shut);
    say(note.children[1], counter.opens === null ? "" : texts.opens(when(counter.opens, now, clocks)));
  });
}

/** "08.00" today, "Selasa 08.00" within a week, else "1 Maret 08.00". */
function when(at, now, clocks) {
  const time = clocks.time.format(at);
  const today = clocks.key.format(now) === clocks.key.format(at);
  if (today) return time;
  return `${(at - now < 6 * DAY_MS ? clocks.weekday : clocks.day).format(at)} ${time}`;
}

function row() {
  const made = document.createElement("li");
  const parts = [["div", "who", ["b", ["span", "tenant"]]], ["span", "hand", []],
    ["span", "queue", ["strong", "span", "small"]], ["span", "note", ["strong", "span"]]];
  for (const [tag, name, inner] of parts) {
    const part = document.createElement(tag);
    part.className = name;
    for (const child of inner) {
      const [kind, style] = Array.isArray(child) ? child : [child, ""];
      const piece = document.createElement(kind);
      piece.className = style;
      part.append(piece);
    }
    made.append(part);
  }
  return made;
}
