/* The work of a form: a number for which SHA-256 of "token:number" begins with enough zero bits. A person's machine
   does it once while the form is filled in; a program that sends thousands does it thousands of times. Who has no
   script sends without, within narrower limits. ES5; own SHA-256, for crypto.subtle is missing without https. */
(function () {
  "use strict";
  var K = [], H0 = [];
  (function () {
    var n = 2, found = 0, i, prime;
    function part(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    while (found < 64) {
      prime = true;
      for (i = 2; i * i <= n; i++) { if (n % i === 0) { prime = false; break; } }
      if (prime) {
        if (found < 8) { H0[found] = part(Math.pow(n, 1 / 2)); }
        K[found++] = part(Math.pow(n, 1 / 3));
      }
      n++;
    }
  })();
  var w = new Array(64);
  /* The first word of SHA-256 of an ASCII text. */
  function first(text) {
    var length = text.length, blocks = ((length + 8) >> 6) + 1, words = [], h = H0.slice(), i, j, a, b, c, d, e, f, g, k, s, t;
    for (i = 0; i < blocks * 16; i++) { words[i] = 0; }
    for (i = 0; i < length; i++) { words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8); }
    words[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
    words[blocks * 16 - 1] = length * 8;
    for (j = 0; j < words.length; j += 16) {
      a = h[0]; b = h[1]; c = h[2]; d = h[3]; e = h[4]; f = h[5]; g = h[6]; k = h[7];
      for (i = 0; i < 64; i++) {
        if (i < 16) { w[i] = words[j + i]; } else {
          s = w[i - 15]; t = w[i - 2];
          w[i] = (((s >>> 7) | (s << 25)) ^ ((s >>> 18) | (s << 14)) ^ (s >>> 3)) + w[i - 16] +
            (((t >>> 17) | (t << 15)) ^ ((t >>> 19) | (t << 13)) ^ (t >>> 10)) + w[i - 7] | 0;
        }
        s = (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + k + K[i] + w[i] | 0;
        t = (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
        k = g; g = f; f = e; e = d + s | 0; d = c; c = b; b = a; a = s + t | 0;
      }
      h[0] = h[0] + a | 0; h[1] = h[1] + b | 0; h[2] = h[2] + c | 0; h[3] = h[3] + d | 0;
      h[4] = h[4] + e | 0; h[5] = h[5] + f | 0; h[6] = h[6] + g | 0; h[7] = h[7] + k | 0;
    }
    return h[0];
  }
  function work(field, token) {
    var bits = +field.getAttribute("data-gs-work"), n = 0, until;
    function some() {
      until = n + 400;
      for (; n < until; n++) {
        if (!(first(token + ":" + n) >>> (32 - bits))) { field.value = String(n); return; }
      }
      window.setTimeout(some, 0);
    }
    some();
  }
  if (typeof module === "object") { module.exports = { first: first }; return; }
  var field = document.querySelector("[data-gs-work]"), token = document.querySelector("input[name=token]");
  if (field && token) { window.setTimeout(function () { work(field, token.value); }, 300); }
})();
