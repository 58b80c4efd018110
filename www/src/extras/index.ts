/** What an answer gets besides itself, fetched with the first answer. */
import type { Extras } from "../host.js";
import { claimReview } from "./claim-review.js";
import { history } from "./history.js";
import { picture } from "./picture.js";
import { actions } from "./share.js";
import text from "./styles.css";

export const styles = text;

export const extras: Extras = { picture, actions, history, claimReview };
