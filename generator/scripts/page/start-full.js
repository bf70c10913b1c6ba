/* The second half of the search is there: the engine gets its slips and its depth, the page its whole list. */

import { FACETS, hasAll, named } from "../engine/facets.js";
import { gk } from "../engine/hub.js";
import { enlighten, isKnown, meetDepth } from "../engine/lit.js";
import { reason } from "../engine/reason.js";
import { shardsFor } from "../engine/shards.js";
import { correct } from "../engine/slips.js";
import { verdict } from "../engine/verdict.js";
import { refresh } from "./box.js";
import { addressFor, asked, choices, filtered, passes, takeAddress } from "./choices.js";
import { showFull } from "./full.js";
import { listen } from "./make.js";
import { full } from "./ponder.js";

gk.correct = correct;
gk.enlighten = enlighten;
gk.meetDepth = meetDepth;
gk.isKnown = isKnown;
gk.reason = reason;
gk.verdict = verdict;
gk.engine.shardsFor = shardsFor;
gk.engine.hasAll = hasAll;
gk.engine.FACETS = FACETS;

function startFull() {
  choices.wanted = asked();
  listen(window, "popstate", takeAddress);
  gk.full = full;
  gk.show = showFull;
  gk.filtered = filtered;
  gk.asked = asked;
  gk.passes = passes;
  gk.named = named;
  gk.address = addressFor;
  refresh();
}

if (typeof document !== "undefined") { startFull(); }
