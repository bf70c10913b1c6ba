/* Subscriptions and searches kept on this phone. On the search page it is fetched with the first full results, before
   that and on the home page only by those who keep a search; fetched again, it takes up the results. It runs before the
   search or after it, and stands beside the search of its own release only. */

import { OWN_RELEASE, searchOf } from "./count.js";
import { startHome } from "./home.js";
import { kept } from "./list.js";
import { keep } from "./panel.js";

/* On the search page, or when the search comes there: the list goes where the results are. */
function adopt() {
  if (!searchOf()) { return; }
  leaveHome();
  searchOf().keep = keep;
  searchOf().refresh();
}
function leaveHome() {
  if (kept.home) { kept.home.parentNode.removeChild(kept.home); }
  kept.home = null;
}
/* Leaves the page to the same script of another release. */
function leaveAll() {
  leaveHome();
  if (kept.panel) { kept.panel.node.parentNode.removeChild(kept.panel.node); }
  kept.panel = null;
}
function startKeep() {
  var other = window.gkKeeps;
  if (other && other.release === OWN_RELEASE) { other.adopt(); return; }
  if (other && other.leave) { other.leave(); }
  window.gkKeeps = { release: OWN_RELEASE, adopt: adopt, leave: leaveAll };
  if (searchOf() && searchOf().address && document.querySelector("[data-gk-page]")) { adopt(); } else { startHome(); }
}
startKeep();
