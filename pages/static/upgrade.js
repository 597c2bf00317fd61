// An open page notices that another version serves it, and loads itself anew: once, and never in a loop.
//
// It loads itself anew only after it has seen that the server would give it a page of that version, only once for each
// version, and not twice within ten minutes (two servers of different versions behind one proxy would take turns).

import { ask } from "./asking.js";

const LOOK_MS = 2_000;
const QUIET_MS = 600_000;
const ANSWER_MS = 8_000;
const own = document.querySelector('meta[name="lawang-version"]')?.content;

let wanted = null; // the version that serves, if it is not that of this page
let asking = false;

/** Take the version that serves. */
export function heard(version) {
  wanted = own !== undefined && typeof version === "string" && version !== own ? version : null;
}

/** Look again and again; `ready()` says whether the page may be left now. `held()` is called while it may not. */
export function watch(ready = () => true, held = () => undefined) {
  setInterval(() => look(ready, held), LOOK_MS);
}

async function look(ready, held) {
  if (wanted === null || asking || isDone(wanted)) return;
  if (!ready()) {
    held();
    return;
  }
  asking = true;
  try {
    const answer = await ask(location.href, ANSWER_MS);
    if (answer.ok && answer.text.includes(`name="lawang-version" content="${wanted}"`) && ready()) {
      history.replaceState({ ...history.state, upgraded: { version: wanted, at: Date.now() } }, "");
      location.reload();
    }
  } catch {
    // it is being started: asked again soon
  }
  asking = false;
}

/** The browser keeps `history.state` over a reload, whatever it refuses to store. */
function isDone(version) {
  const last = history.state?.upgraded;
  return last !== undefined && (last.version === version || Math.abs(Date.now() - last.at) < QUIET_MS);
}
