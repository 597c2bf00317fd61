// The live stream of a site, kept open for months: whatever ends it or makes it silent, it is opened again.

import { ask } from "./asking.js";

const SILENT_MS = 12_000; // the server sends at least each 5 s
const AGAIN_MS = 2_000;
const ANSWER_MS = 8_000;

export class Feed {
  #site;
  #take;
  #source = null;
  #heard = 0;
  #opening = 0;

  /** Call `take` with each snapshot of `site` (null: the server's only one). */
  constructor(site, take) {
    this.#site = site;
    this.#take = take;
    this.#open();
    setInterval(() => this.#watch(), 1_000);
    addEventListener("online", () => this.#open());
  }

  #watch() {
    const closed = this.#source?.readyState === EventSource.CLOSED;
    const silent = performance.now() - this.#heard;
    if (silent > SILENT_MS || (closed && silent > AGAIN_MS)) this.#open();
  }

  async #open() {
    const opening = ++this.#opening;
    this.#heard = performance.now();
    this.#source?.close();
    this.#source = null;
    const site = this.#site ?? (await firstSite());
    if (opening !== this.#opening) return; // another one was begun meanwhile
    if (site === null) {
      setTimeout(() => opening === this.#opening && this.#open(), AGAIN_MS);
      return;
    }
    this.#site = site;
    this.#source = new EventSource(`v1/sites/${encodeURIComponent(site)}/live/stream`);
    this.#source.addEventListener("live", (event) => {
      this.#heard = performance.now();
      const snapshot = parse(event.data);
      if (snapshot) this.#take(snapshot);
    });
  }
}

async function firstSite() {
  try {
    const answer = await ask("v1/live", ANSWER_MS);
    return answer.ok ? JSON.parse(answer.text).site : null;
  } catch {
    return null; // asked again soon; the page says meanwhile how old its data is
  }
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    const whole = ["now", "as_of", "inside", "entered", "left"].every((key) => Number.isInteger(value[key]));
    return whole && Array.isArray(value.curve) ? value : null;
  } catch {
    return null; // shown as data that grows old
  }
}
