import type { Subject } from '../report';
import { readMatcher } from '../string-match';
import { childOf, numberOf, type Spot } from './read';
import { labelAt, warn } from './refuse';
import { CoverIndex } from './cover-index';

/** A match, and the route that it belongs to. */
export interface Placed {
  readonly match: Spot;
  readonly route: Spot;
}

/** A pair of which the first covers the second. */
type Overlap = readonly [Compared, Compared];

/** What of a match Istio compares: matchers as `exact:…` or `prefix:…`, and the empty text for regular expressions and presence. */
export interface Compared {
  readonly placed: Placed;
  readonly prefix: string;
  readonly port: number;
  readonly method: string;
  readonly authority: string;
  readonly maps: readonly ReadonlyMap<string, string>[];
}

/**
 * Matches by prefix behind one that takes all they take. Istio compares some of the fields and compares them as texts, so that it warns where nothing
 * is wrong, as with other gateways or labels, and is silent where something is (istio/istio pkg/config/validation/validation.go,
 * genMatchHTTPRoutes, coveredValidation). The same is warned of here: what `istioctl analyze` says is what a reader will compare with.
 */
export function checkOverlaps(subject: Subject, matches: readonly Placed[]): void {
  const compared = matches.flatMap((placed) => compare(placed) ?? []);
  for (const [former, latter] of overlapsOf(compared)) reportOverlap(subject, former, latter);
}

/** The overlaps of a list, in the order of the first of each pair and then of the second. */
export function overlapsOf(compared: readonly Compared[]): readonly Overlap[] {
  const groups = new Map<string, CoverIndex>();
  const found: (readonly [number, number])[] = [];
  compared.forEach((latter, at) => {
    const key = keyOf(latter);
    const group = groups.get(key) ?? new CoverIndex();
    groups.set(key, group);
    for (const index of group.candidates(latter))
      if (covers(compared[index] as Compared, latter)) found.push([index, at]);
    group.add(latter, at);
  });
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return found.map(([former, latter]): Overlap => [compared[former] as Compared, compared[latter] as Compared]);
}

/** What has to be equal in both matches of an overlap. */
function keyOf({ port, maps }: Compared): string {
  return JSON.stringify([port, ...maps.map((map) => [...map.keys()].sort())]);
}

function compare(placed: Placed): Compared | undefined {
  const { match } = placed;
  const uri = readMatcher(match.value['uri']);
  if (uri?.by !== 'prefix' || uri.text === '') return undefined;
  return {
    placed,
    prefix: uri.text,
    port: numberOf(match, 'port'),
    // Istio takes a match without a method for one of GET.
    method: textOfMatcher(match.value['method']) || 'exact:GET',
    authority: textOfMatcher(match.value['authority']),
    maps: ['headers', 'queryParams', 'withoutHeaders'].map((name) => textsOfMatchers(match, name)),
  };
}

function textOfMatcher(value: unknown): string {
  const matcher = readMatcher(value);
  if (matcher === undefined || matcher.text === '') return '';
  return matcher.by === 'exact' || matcher.by === 'prefix' ? `${matcher.by}:${matcher.text}` : '';
}

function textsOfMatchers(match: Spot, name: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(childOf(match, name)?.value ?? {}).map(([key, value]) => [key, textOfMatcher(value)] as const),
  );
}

/** A text covers what it begins with, whichever of both is the wider one: so Istio has it. */
export function covers(former: Compared, latter: Compared): boolean {
  return (
    former.prefix !== latter.prefix &&
    latter.prefix.startsWith(former.prefix) &&
    latter.port === former.port &&
    former.method.startsWith(latter.method) &&
    former.authority.startsWith(latter.authority) &&
    former.maps.every((map, index) => coversAll(map, latter.maps[index] ?? new Map()))
  );
}

function coversAll(former: ReadonlyMap<string, string>, latter: ReadonlyMap<string, string>): boolean {
  if (former.size !== latter.size) return false;
  return [...former].every(([key, text]) => {
    const other = latter.get(key);
    return other !== undefined && text.startsWith(other);
  });
}

function reportOverlap(subject: Subject, former: Compared, latter: Compared): void {
  const { match } = latter.placed;
  const other = labelAt(subject, former.placed.route.path);
  const message = `${labelAt(subject, match.path)}, prefix ${latter.prefix}, comes after prefix ${former.prefix} of ${other}, which takes it first. Put the longer prefix first.`;
  const rule = 'ineffective-match';
  warn(subject, { rule, path: match.path, part: 'key', ref: 'wh-vs-ineff-overlap', code: 'IST0131', message }, 'info');
}
