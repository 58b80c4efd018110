/**
 * A quote cut at its marks.
 *
 * In: a citation, whose marks count in the article's body. Out: pieces in order whose texts
 * together are the quote. Marks that do not fit the quote or overlap an earlier one are left out:
 * better an unmarked quote than a changed one.
 *
 * Example: "It is worth $2 billion" with a mark on "$2 billion" gives two pieces.
 */
import type { Citation, Relation } from "../generated/report.js";

/** Some words of a quote, with their relation to the claim where they decide. */
export interface Piece {
  readonly text: string;
  readonly relation?: Relation;
}

/** The pieces of a citation's quote. */
export function pieces({
  quote,
  start,
  marks,
}: Pick<Citation, "quote" | "start" | "marks">): Piece[] {
  const out: Piece[] = [];
  let done = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const from = mark.start - start;
    const to = mark.end - start;
    if (from < done || to <= from || to > quote.length) continue;
    if (from > done) out.push({ text: quote.slice(done, from) });
    out.push({ text: quote.slice(from, to), relation: mark.relation });
    done = to;
  }
  if (done < quote.length) out.push({ text: quote.slice(done) });
  return out;
}
