// A page that stays open: its main part is fetched again each 5 s, unless somebody is at work in it.

import { ask } from "./asking.js";

const EACH_MS = 5_000;
const ANSWER_MS = 8_000;

async function again() {
  const shown = document.getElementById("main");
  if (!shown || shown.contains(document.activeElement)) return;
  try {
    const answer = await ask(location.href, ANSWER_MS);
    if (answer.redirected) return location.reload(); // logged out meanwhile
    if (!answer.ok) throw new Error(answer.url);
    const page = new DOMParser().parseFromString(answer.text, "text/html");
    shown.replaceWith(page.getElementById("main"));
  } catch {
    shown.dataset.old = "true"; // styled as old data; asked again soon
  }
}

setInterval(again, EACH_MS);
