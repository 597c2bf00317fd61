// Runs in every browser there is: says so on the screen if the page's own script does not run in this one (F10).
(function () {
  var PATIENCE_MS = 15000;
  var TEXT = "Peramban layar ini terlalu lama. Pasang Chromium 87 atau yang lebih baru.";

  function tell() {
    if (document.documentElement.getAttribute("data-runs") !== null) return;
    if (document.getElementById("old")) return;
    var told = document.createElement("p");
    told.id = "old";
    told.style.cssText = "position:fixed;top:0;left:0;right:0;margin:0;padding:1em;background:#a30000;color:#fff;" +
      "font:bold 28px sans-serif;text-align:center;z-index:9";
    told.appendChild(document.createTextNode(TEXT));
    document.body.appendChild(told);
  }

  window.addEventListener("load", function () { setTimeout(tell, PATIENCE_MS); });
})();
