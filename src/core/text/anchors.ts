/** A line that stands once in each of two texts: its index in the old one and in the new one. */
interface Anchor {
  readonly old: number;
  readonly fresh: number;
}

/** The longest list of lines that stand once in both texts, in the order of both. */
export function commonAnchors(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const fresh = onceOnly(after);
  const common: Anchor[] = [];
  for (const [line, old] of onceOnly(before)) {
    const at = fresh.get(line);
    if (at !== undefined) common.push({ old, fresh: at });
  }
  return longestRising(common);
}

/** The lines that stand once, with their indexes, in their order. */
function onceOnly(lines: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const several = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (found.has(line)) several.add(line);
    else found.set(line, index);
  }
  for (const line of several) found.delete(line);
  return found;
}

/** Of anchors in the order of the old text the most that rise in the new one, too (patience sorting). */
function longestRising(anchors: readonly Anchor[]): readonly Anchor[] {
  const piles: { readonly anchor: Anchor; readonly index: number }[] = [];
  const steps: { readonly anchor: Anchor; readonly below: number }[] = [];
  for (const anchor of anchors) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.anchor.fresh ?? 0) < anchor.fresh) low = middle + 1;
      else high = middle;
    }
    const below = piles[low - 1]?.index ?? -1;
    piles[low] = { anchor, index: steps.length };
    steps.push({ anchor, below });
  }
  const rising: Anchor[] = [];
  for (let at = piles.at(-1)?.index ?? -1; at >= 0; at = steps[at]?.below ?? -1) {
    const step = steps[at];
    if (step) rising.push(step.anchor);
  }
  return rising.reverse();
}
