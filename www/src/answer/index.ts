/** Everything about showing an answer, fetched together with the engine. */
import type { AnswerScript } from "../host.js";
import { claimReview } from "./claim-review.js";
import { history } from "./history.js";
import { reportAnnouncement, reportView } from "./report.js";
import reportRules from "./report.css";
import toolRules from "./tools.css";

export const styles = reportRules + toolRules;

export const answer: AnswerScript = {
  report: reportView,
  announcement: reportAnnouncement,
  history,
  claimReview,
};
