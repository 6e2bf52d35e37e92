import { append } from '../lists';

type Labels = Readonly<Record<string, string>>;

/** Items by their labels, so that a selector need not be held against each of them. */
export interface LabelIndex<T> {
  readonly items: readonly T[];
  /** By one of their labels, as `key=value`. */
  readonly byLabel: ReadonlyMap<string, readonly T[]>;
  readonly labelsOf: (item: T) => Labels;
}

/** The index of items that have labels. */
export function indexLabels<T>(items: readonly T[], labelsOf: (item: T) => Labels): LabelIndex<T> {
  const byLabel = new Map<string, T[]>();
  for (const item of items) for (const label of pairsOf(labelsOf(item))) append(byLabel, label, item);
  return { items, byLabel, labelsOf };
}

/** The items that a selector matches, in their order; an empty one matches all. */
export function selectFrom<T>({ items, byLabel, labelsOf }: LabelIndex<T>, selector: Labels): readonly T[] {
  const lists = pairsOf(selector).map((pair) => byLabel.get(pair) ?? []);
  if (lists.length === 0) return items;
  const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a));
  return shortest.filter((item) => selects(selector, labelsOf(item)));
}

/** The items whose selector matches labels, in their order. Those with an empty selector match everything and are left out. */
export type Selecting<T> = (labels: Labels) => readonly T[];

/** The index of items that have a selector. */
export function indexSelectors<T>(items: readonly T[], selectorOf: (item: T) => Labels): Selecting<T> {
  const asked = items.map((item, place) => {
    const selector = selectorOf(item);
    return { item, place, selector, pairs: pairsOf(selector) };
  });
  const counts = new Map<string, number>();
  for (const { pairs } of asked) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  // Each stands under the one of its labels that the fewest others ask for.
  const byPair = new Map<string, typeof asked>();
  for (const each of asked) {
    const [first, ...others] = each.pairs;
    if (first === undefined) continue;
    const rarest = others.reduce((a, b) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a), first);
    append(byPair, rarest, each);
  }
  return (labels) =>
    pairsOf(labels)
      .flatMap((pair) => byPair.get(pair) ?? [])
      .filter(({ selector }) => selects(selector, labels))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
}

/** Whether labels have all pairs of a selector; an empty selector matches all (labels.SelectorFromSet of Kubernetes). */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

function pairsOf(labels: Labels): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
