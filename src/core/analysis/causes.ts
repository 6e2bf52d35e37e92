import { append, groupBy } from '../lists';
import type { Path } from '../text';
import type { Finding } from './finding';

/** That a finding follows from another one about the same resource. */
export interface Cause {
  /** The finding that it follows from, which follows from none itself. */
  readonly finding: Finding;
  /** `same`: both say one thing, and one remedy mends both. `moot`: it is about a part that does nothing, or has to go, while the other one holds. */
  readonly how: 'same' | 'moot';
}

/** What follows from the findings of a rule. */
interface Link {
  readonly from: string;
  readonly how: Cause['how'];
  /** The part of the resource within which others follow, by the place of the finding: undefined where it is not one that has such a part. */
  readonly within: (path: Path) => Path | undefined;
  /** The rules whose findings follow; all about run time and of `istioctl analyze` when unset. */
  readonly rules?: readonly string[];
}

const itself = (path: Path): Path => path;
const resource = (): Path => [];
/** The block that a field stands in: `trafficPolicy.tls` of `trafficPolicy.tls.mode`. */
const block = (path: Path): Path => path.slice(0, -1);
/** `spec.ports[0]` of what is said of a port. */
const port = (path: Path): Path | undefined => (path[1] === 'ports' ? path.slice(0, 3) : undefined);
/** The list of rules, where the finding is about all of it. */
const rules = (path: Path): Path | undefined => (path.length === 2 ? path : undefined);
const destination = (path: Path): Path => {
  const at = path.indexOf('destination');
  return at < 0 ? path : path.slice(0, at + 1);
};

const withoutAddress = ['tcp-without-address', 'tcp-without-written-address'];

/** What the API server and istiod object to in a value that is not what it looks like. */
const aboutValues = ['bad-format', 'unknown-value', 'wrong-type', 'bad-duration', 'unknown-field', 'unknown-kind'];
/** What is missing where its key has become part of another one. */
const aboutMissing = ['missing-field', 'unset-resolution'];

/** In the order of what is asked first; a finding follows the first one that reaches it. */
const links: readonly Link[] = [
  { from: 'look-alike-character', how: 'same', within: itself, rules: [...aboutValues, ...aboutMissing] },
  { from: 'rule-without-service', how: 'same', within: resource, rules: ['unknown-rule-host'] },
  { from: 'rule-without-service', how: 'moot', within: resource },
  { from: 'misplaced-rule', how: 'moot', within: resource },
  { from: 'rule-below-wildcard', how: 'moot', within: resource },
  { from: 'second-policy-ignored', how: 'same', within: resource, rules: ['decided-by-age'] },
  { from: 'second-policy-ignored', how: 'moot', within: itself },
  { from: 'beaten-routes', how: 'same', within: resource, rules: ['decided-by-age'] },
  { from: 'port-taken-by-another', how: 'same', within: port, rules: withoutAddress },
  { from: 'port-taken-by-another', how: 'same', within: resource, rules: ['decided-by-age'] },
  { from: 'port-taken-whole', how: 'same', within: port, rules: withoutAddress },
  { from: 'port-governed-whole', how: 'same', within: port, rules: withoutAddress },
  { from: 'tcp-without-address', how: 'same', within: port, rules: withoutAddress },
  {
    from: 'route-to-nowhere',
    how: 'same',
    within: destination,
    rules: ['unknown-destination-host', 'unknown-destination-port', 'unknown-subset'],
  },
  { from: 'http-rules-without-http-port', how: 'same', within: rules, rules: ['http-rules-without-http-port'] },
  { from: 'http-rules-without-http-port', how: 'moot', within: rules },
  { from: 'tls-rules-without-tls-port', how: 'moot', within: rules },
  { from: 'one-sided-gateway-route', how: 'same', within: resource, rules: ['match-on-unbound-gateway'] },
  { from: 'double-tls', how: 'moot', within: block },
  { from: 'double-tls-at-gateway', how: 'moot', within: block },
  { from: 'plaintext-despite-credential', how: 'moot', within: block },
  { from: 'ejection-of-dialled-address', how: 'moot', within: itself },
  { from: 'nothing-to-balance', how: 'moot', within: itself },
];

/** Rules that say of several fields that Envoy sees no requests on a port: one remedy mends them all. */
const blindPort = ['http-pool-without-requests', 'hash-without-requests', 'codes-on-encrypted-port'];

/**
 * Which findings follow from others. What the API server or istiod refuses is never moot, since it is refused whatever the proxies make of it, and what a
 * team has accepted neither follows nor leads.
 */
export function causesOf(findings: readonly Finding[]): ReadonlyMap<Finding, Cause> {
  const causes = new Map<Finding, Cause>();
  for (const about of byResource(findings).values()) if (about.length > 1) linkAbout(about, causes);
  return causes;
}

function byResource(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const counting = findings.filter(({ resource, accepted }) => resource !== undefined && accepted === undefined);
  return groupBy(counting, (each) => `${each.file} ${each.document} ${each.resource?.place.path.join('/') ?? ''}`);
}

function linkAbout(about: readonly Finding[], causes: Map<Finding, Cause>): void {
  const byRule = groupBy(about, ({ rule }) => rule);
  const followers = new Followers(causes);
  let places: PlaceTree | undefined;
  for (const link of links) {
    const seen = new Set<PlaceTree>();
    for (const head of byRule.get(link.from) ?? []) {
      if (causes.has(head)) continue;
      const part = link.within(pathOf(head));
      const within = part && (places ??= treeOf(about)).at(part);
      // What is within a part follows from the first head of the part already.
      if (within === undefined || seen.has(within)) continue;
      seen.add(within);
      for (const each of within.findings)
        if (each !== head && follows(each, link)) followers.follow(each, { finding: head, how: link.how });
    }
  }
  const [first, ...others] = about.filter((each) => blindPort.includes(each.rule) && !causes.has(each));
  for (const each of others) if (first) followers.follow(each, { finding: first, how: 'same' });
}

/** Findings about one resource by their places. */
class PlaceTree {
  /** Those here and below, in their order. */
  readonly findings: Finding[] = [];
  private readonly below = new Map<string | number, PlaceTree>();

  add(finding: Finding, path: Path): void {
    this.findings.push(finding);
    const [step, ...rest] = path;
    if (step !== undefined) this.grow(step).add(finding, rest);
  }

  /** What is at a path and below it; undefined where nothing is. */
  at(path: Path): PlaceTree | undefined {
    return path.reduce<PlaceTree | undefined>((tree, step) => tree?.below.get(step), this);
  }

  private grow(step: string | number): PlaceTree {
    let tree = this.below.get(step);
    if (tree === undefined) this.below.set(step, (tree = new PlaceTree()));
    return tree;
  }
}

function treeOf(about: readonly Finding[]): PlaceTree {
  const tree = new PlaceTree();
  for (const each of about) tree.add(each, pathOf(each));
  return tree;
}

/** From the resource's own root. */
function pathOf({ path = [], resource: about }: Finding): Path {
  return path.slice(about?.place.path.length ?? 0);
}

function follows(each: Finding, { rules: named }: Link): boolean {
  return named?.includes(each.rule) ?? isMoot(each);
}

/** What a comment says is wrong whatever the part does. */
function isMoot({ layer, rule }: Finding): boolean {
  return (layer === 'runtime' || layer === 'analyze') && rule !== 'lying-comment';
}

/** Writes down what follows from what. */
class Followers {
  private readonly of = new Map<Finding, Finding[]>();

  constructor(private readonly causes: Map<Finding, Cause>) {}

  /** The first cause stays. What followed from the finding so far follows from its cause. */
  follow(each: Finding, cause: Cause): void {
    if (this.causes.has(each)) return;
    const own = this.of.get(each) ?? [];
    this.of.delete(each);
    this.point(each, cause);
    for (const other of own)
      this.point(other, { ...cause, how: this.causes.get(other)?.how === 'same' ? cause.how : 'moot' });
  }

  private point(each: Finding, cause: Cause): void {
    this.causes.set(each, cause);
    append(this.of, cause.finding, each);
  }
}
