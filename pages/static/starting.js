// What a television shows until the server answers, for after a cold start network and gateway may be late: the page whose
// address stands behind the `#` of this file's. Opened as a file only: no server sends people elsewhere with it.
(function () {
  var AGAIN_MS = 2000;
  var ANSWER_MS = 5000;
  var wanted = location.hash.slice(1);
  if (location.protocol !== "file:" || !/^https?:\/\//.test(wanted)) return;

  function look() {
    var probe = new Image(); // asks without being let read the answer
    var silent = setTimeout(function () { probe.src = ""; again(); }, ANSWER_MS);
    function again() {
      clearTimeout(silent);
      probe.onload = probe.onerror = null;
      setTimeout(look, AGAIN_MS);
    }
    probe.onload = function () { location.replace(wanted); };
    probe.onerror = again;
    probe.src = new URL("/static/icon.svg?" + Date.now(), wanted).href;
  }

  look();
})();
