// The stream of a zone's board, kept open for months; it goes on after the last call that this screen has.

const SILENT_MS = 12_000; // the server sends at least each 5 s
const AGAIN_MS = 2_000;

export class BoardFeed {
  #url;
  #after;
  #take;
  #source = null;
  #heard = 0;

  /** Call `take` with each snapshot at `url`; `after()` gives the number of the newest call, or null. */
  constructor(url, after, take) {
    [this.#url, this.#after, this.#take] = [url, after, take];
    this.#open();
    setInterval(() => this.#watch(), 1_000);
    addEventListener("online", () => this.#open());
  }

  #watch() {
    const silent = performance.now() - this.#heard;
    const closed = this.#source.readyState === EventSource.CLOSED;
    if (silent > SILENT_MS || (closed && silent > AGAIN_MS)) this.#open();
  }

  #open() {
    this.#heard = performance.now();
    this.#source?.close();
    const after = this.#after();
    this.#source = new EventSource(after === null ? this.#url : `${this.#url}?after=${after}`);
    this.#source.addEventListener("board", (event) => {
      this.#heard = performance.now();
      const snapshot = parse(event.data);
      if (snapshot) this.#take(snapshot);
    });
  }
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    const whole = ["now", "as_of", "mark"].every((key) => Number.isInteger(value[key]));
    return whole && ["recent", "fresh", "counters"].every((key) => Array.isArray(value[key])) ? value : null;
  } catch {
    return null; // shown as data that grows old
  }
}
