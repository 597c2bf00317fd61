// Calls, announced one after another: each once, in order, none cut off.
//
// A voice has `announce(call)`, a promise kept when the call has been said, and is handed one call at a time. The chime
// is the first voice; one that speaks goes behind it in the same list.

const LONGEST_MS = 30_000; // for one voice and call: far more than a sentence takes
const MOST = 2_000; // calls that wait to be announced; more are counted in `dropped`, the oldest first

export class Announcements {
  #voices;
  #begin;
  #end;
  #queue = [];
  #busy = false;
  #known = -1;
  dropped = 0;

  /** Let all `voices` say each call in turn, between `begin(call)` and `end(call)`. */
  constructor(voices, begin, end) {
    [this.#voices, this.#begin, this.#end] = [voices, begin, end];
  }

  /** Say whether a call is being announced, or waits. */
  get busy() {
    return this.#busy;
  }

  /** Forget what was said: numbers start anew. What waits is still said. */
  restart() {
    this.#known = -1;
  }

  /** Take calls in their order; those known already are left out. */
  add(calls) {
    for (const call of calls) {
      if (call.n <= this.#known) continue;
      this.#known = call.n;
      this.#queue.push(call);
    }
    while (this.#queue.length > MOST) {
      this.#queue.shift();
      this.dropped += 1;
    }
    this.#run();
  }

  async #run() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#queue.length) {
      const call = this.#queue.shift();
      this.#begin(call);
      for (const voice of this.#voices) await said(voice, call);
      this.#end(call);
    }
    this.#busy = false;
  }
}

/** Wait until a voice has said a call; one that fails, or hangs, does not silence the calls behind it. */
async function said(voice, call) {
  let hanging;
  try {
    const longest = new Promise((resolve) => { hanging = setTimeout(resolve, LONGEST_MS); });
    await Promise.race([voice.announce(call), longest]);
  } catch (error) {
    console.warn(error);
  }
  clearTimeout(hanging);
}

const LASTS_MS = 1_600;
const NOTES = [[659.25, 0], [523.25, 0.45]]; // Hz, and seconds from the start: a falling third, as in "ding dong"

/** The chime; silent while the browser blocks sound, but it takes its time, so that the call is seen. */
export class Chime {
  #context = null;

  /** Call `told(on)` whenever sound goes on or off. */
  constructor(told) {
    try {
      this.#context = new AudioContext();
      this.#context.addEventListener("statechange", () => told(this.on));
    } catch {
      // no sound on this machine: said as sound that is off
    }
    told(this.on);
  }

  get on() {
    return this.#context?.state === "running";
  }

  /** Ask the browser again; it agrees after a press of a key or a button. */
  unlock() {
    if (!this.on) this.#context?.resume().catch(() => undefined);
  }

  async announce() {
    if (this.on) for (const [pitch, after] of NOTES) this.#strike(pitch, this.#context.currentTime + after);
    await new Promise((resolve) => setTimeout(resolve, LASTS_MS));
  }

  #strike(pitch, at) {
    const note = new OscillatorNode(this.#context, { frequency: pitch });
    const loudness = new GainNode(this.#context, { gain: 0 });
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 1.1);
    note.connect(loudness).connect(this.#context.destination);
    note.addEventListener("ended", () => loudness.disconnect());
    note.start(at);
    note.stop(at + 1.1);
  }
}
