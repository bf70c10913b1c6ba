/* The map's list, the nearest first, when the telephone says where it is. The position stays on the page: nothing is
   asked of the network. ES5. */
(function () {
  "use strict";
  var doc = document, button = doc.querySelector("[data-gk-near]"), told = doc.querySelector("[data-gk-near-told]");
  if (!button || !navigator.geolocation) { return; }

  /* Metres along the great circle (haversine, mean radius), as model/geodesy.py counts them. */
  function metres(lat, lon, node) {
    var turn = Math.PI / 180, lat2 = node.getAttribute("data-lat") * turn;
    var high = Math.sin((lat2 - lat * turn) / 2), wide = Math.sin((node.getAttribute("data-lon") - lon) * turn / 2);
    var square = high * high + Math.cos(lat * turn) * Math.cos(lat2) * wide * wide;
    return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(square)));
  }
  function say(far) {
    return far < 1000 ? "约 " + Math.max(1, Math.round(far / 100)) * 100 + " 米" : "约 " + (far / 1000).toFixed(far < 10000 ? 1 : 0) + " 公里";
  }
  function sort(list, lat, lon) {
    var nodes = Array.prototype.slice.call(list.children);
    nodes.forEach(function (node) {
      node.gkFar = metres(lat, lon, node);
      node.querySelector("[data-gk-far]").textContent = say(node.gkFar);
    });
    nodes.sort(function (one, other) { return one.gkFar - other.gkFar; });
    nodes.forEach(function (node) { list.appendChild(node); });
  }
  function found(position) {
    Array.prototype.forEach.call(doc.querySelectorAll("[data-lat]"), function (node) {
      if (node === node.parentNode.firstElementChild) { sort(node.parentNode, position.coords.latitude, position.coords.longitude); }
    });
    told.textContent = "每一类里离您最近的排在前面，是直线距离，可能差几百米。您的位置只在这台手机上用，没有发出去。";
  }
  function lost(error) {
    told.textContent = error.code === 1 ? "没有允许定位，名单的顺序没有变。" : "现在定不了位，名单的顺序没有变。";
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    told.textContent = "正在定位……";
    navigator.geolocation.getCurrentPosition(found, lost, { timeout: 15000, maximumAge: 60000 });
  });
})();
