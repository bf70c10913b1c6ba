/* What the second step needs: the texts behind the names, and a list that is changed in place. */

import { takeIn } from "../engine/arrive.js";
import { gk } from "../engine/hub.js";
import { keyOf } from "../engine/plain.js";
import { fill, offerMore } from "./fill.js";
import "../engine/columns.js";
import "../engine/asked.js";
import "../engine/aside.js";
import "../engine/wants.js";
import "../engine/chars.js";
import "../engine/numerals.js";
import "../engine/cut.js";

gk.keyOf = keyOf;
gk.fill = fill;
gk.offerMore = offerMore;
takeIn();
if (gk.refresh) { gk.refresh(); }
