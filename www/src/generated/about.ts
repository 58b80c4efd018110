// Written from the Rust types by `UPDATE_TYPES=1 cargo test --lib typescript`: edit those.

/**
 * What a pack says of itself.
 */
export type About = {
/**
 * Name of the archive, for display.
 */
title: string | null,
/**
 * Number of articles.
 */
articles: number,
/**
 * Claims to suggest to a reader.
 */
examples: Array<string>, };
