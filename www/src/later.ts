/**
 * Brings a script that a first look does not need. The widget works on without one that is missing;
 * the embedder is told.
 */

/** What such a script may bring along. */
interface LaterScript {
  /** Rules for the element's tree. */
  readonly styles?: string;
}

const adopted = new WeakMap<object, Set<string>>();

/** The script, its rules in force in the tree; nothing when it does not arrive. */
export async function later<T extends LaterScript>(
  bring: () => Promise<T>,
  root: HTMLElement | DocumentFragment,
): Promise<T | undefined> {
  try {
    const script = await bring();
    if (script.styles !== undefined && root instanceof ShadowRoot) adopt(script.styles, root);
    return script;
  } catch (thrown) {
    console.warn(`<cite-check>: ${thrown}. To mend it: publish the whole dist folder.`);
    return undefined;
  }
}

function adopt(rules: string, root: ShadowRoot): void {
  const here = adopted.get(root) ?? new Set();
  adopted.set(root, here);
  if (here.has(rules)) return;
  here.add(rules);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
