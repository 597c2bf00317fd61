// A question to the server that ends in time. (AbortSignal.timeout came with Chromium 103.)

export async function ask(url, ms) {
  const control = new AbortController();
  const ending = setTimeout(() => control.abort(), ms);
  try {
    const answer = await fetch(url, { cache: "no-store", signal: control.signal });
    return { ok: answer.ok, redirected: answer.redirected, url: answer.url, text: await answer.text() };
  } finally {
    clearTimeout(ending);
  }
}
