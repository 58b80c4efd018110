/**
 * The element's checker: opened when it is first wanted, and dropped when the pack or the engine
 * changes. The script that shows answers comes with it, so that no answer waits for its view.
 *
 * In: where things lie. Out: reports, and once for each checker that the engine is up.
 */
import {
  createChecker,
  type Checker,
  type CheckerOptions,
  type CheckOptions,
  type EngineInfo,
} from "./client.js";
import { CiteCheckError, toCiteCheckError } from "./errors.js";
import { fetchExamples } from "./examples.js";
import type { Report } from "./generated/report.js";
import type { AnswerScript } from "./host.js";

/** What a kept checker asks of its element. */
export interface Keeper {
  /** Where things lie now. */
  options(): CheckerOptions;
  /** The script that shows answers; nothing when it does not arrive. */
  bringAnswer(): Promise<AnswerScript | undefined>;
  /** The engine is up. */
  ready(info: EngineInfo): void;
}

/** How to ask for one claim. */
export interface Asked extends CheckOptions {
  /** Gets the report that came with the pack, where the engine is still on its way. */
  readonly prepared?: (report: Report) => void;
}

/** One checker at a time. */
export class KeptChecker {
  /** Counts the checkers; work for an earlier one is void. */
  edition = 0;
  /** Whether the engine is up. */
  isReady = false;
  private checker: Checker | undefined;
  private anew = false;
  private examples: Promise<readonly Report[]> | undefined;

  constructor(private readonly keeper: Keeper) {}

  /** Fetches everything ahead of the first check; a failure is told when the reader checks. */
  warm(): void {
    if (!this.isReady) this.whenReady(this.open()).catch(() => undefined);
  }

  /**
   * The report on a claim.
   *
   * @throws CiteCheckError, and nothing else
   */
  async ask(claim: string, { prepared, ...options }: Asked = {}): Promise<Report> {
    const checker = this.open();
    try {
      const ready = this.whenReady(checker);
      if (prepared && !this.isReady) {
        // Whatever comes of it is told below.
        ready.catch(() => undefined);
        const [reports, answer] = await Promise.all([this.examples, this.keeper.bringAnswer()]);
        const report = reports?.find((report) => report.claim === claim);
        if (report && answer && !this.isReady && checker === this.checker) prepared(report);
      }
      await ready;
      return await checker.check(claim, options);
    } catch (thrown) {
      throw toCiteCheckError(thrown, "internal");
    }
  }

  /** Ends the checker; the next question opens another, which fetches `anew` what hangs. */
  drop(anew = false): void {
    this.anew = anew;
    this.edition += 1;
    this.checker?.close();
    this.checker = undefined;
    this.examples = undefined;
    this.isReady = false;
  }

  private open(): Checker {
    const options = this.keeper.options();
    this.examples ??= fetchExamples(String(options.pack));
    return (this.checker ??= createChecker({ ...options, anew: this.anew }));
  }

  private async whenReady(checker: Checker): Promise<void> {
    const [info, answer] = await Promise.all([checker.ready(), this.keeper.bringAnswer()]);
    if (answer === undefined)
      throw new CiteCheckError("engine-missing", "cite-check-answer.js did not arrive");
    if (this.isReady || checker !== this.checker) return;
    this.isReady = true;
    this.keeper.ready(info);
  }
}
