// Shows the place that an address names by RFC 5147 (#char=120,180), on whichever page of the text it is.
"use strict";
(() => {
  const show = () => {
    const place = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    const text = document.getElementById("text");
    if (!place || !text) return;
    const asked = new URLSearchParams(location.search).get("at");
    if (asked === `${place[1]},${place[2]}`) return;
    location.replace(`${location.pathname}?at=${place[1]},${place[2]}${location.hash}`);
  };
  addEventListener("hashchange", () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) show();
  });
  show();
})();
