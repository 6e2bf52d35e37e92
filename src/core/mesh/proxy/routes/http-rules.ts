import { groupBy } from '../../../lists';
import type { Mesh } from '../../build';
import { listIn } from '../../read';
import type { VirtualService } from '../../virtual-service';
import { isRecord } from '../../../schema';
import type { Path } from '../../../text';
import { delegateOf, hasDelegate } from './delegates';
import { mergeRule } from './delegate-merge';
import { IdentityMap } from '../identity-map';
import type { RouteOrigin } from '../listeners/listener';

type Fields = Readonly<Record<string, unknown>>;

/** A rule of `spec.http` as istiod uses it: one of the VirtualService, or one of a delegate, merged with the rule that names it. */
export interface HttpRule {
  readonly root: RouteOrigin;
  /** The delegate's rule, which says where to. */
  readonly delegate: RouteOrigin | undefined;
  /** All fields in force, except `match`. */
  readonly fields: Fields;
  /** Empty for a rule that takes everything. */
  readonly matches: readonly HttpMatch[];
}

/** One match of a rule: any of them is enough. */
export interface HttpMatch {
  readonly fields: Fields;
  /** Where it is written: in the delegate where that has one. */
  readonly origin: RouteOrigin;
  readonly path: Path;
}

/** A rule that istiod leaves out whatever the proxy, since its delegate is missing, or contradicts it. */
interface DroppedRule {
  readonly root: RouteOrigin;
  /** The delegate's rule that is left out; undefined where all of the root's rule is. */
  readonly delegate: RouteOrigin | undefined;
  /** One sentence. */
  readonly because: string;
}

/** The rules that a proxy got, and those that istiod left out. */
export interface HttpRules {
  readonly rules: readonly HttpRule[];
  readonly dropped: readonly DroppedRule[];
}

const plainRules = new WeakMap<VirtualService, HttpRules>();
const mergedRules = new IdentityMap<HttpRules>();

/** The http rules of a VirtualService with those of its delegates in their place, in the order in which Envoy asks them. */
export function httpRulesOf(mesh: Mesh, virtualService: VirtualService): HttpRules {
  if (hasDelegate(virtualService))
    return mergedRules.get([mesh.virtualServices, virtualService], '', () => withDelegates(mesh, virtualService));
  let known = plainRules.get(virtualService);
  if (known === undefined) {
    known = { rules: originsOf(virtualService).map(ownRule), dropped: [] };
    plainRules.set(virtualService, known);
  }
  return known;
}

const byRoot = new WeakMap<HttpRules, ReadonlyMap<Fields, RulesOfRoot>>();

/** What istiod makes of one rule of a VirtualService, and what it left out: several where that delegates. */
interface RulesOfRoot {
  readonly rules: readonly HttpRule[];
  readonly dropped: readonly DroppedRule[];
}

/** Of a rule of the VirtualService as it is written. */
export function rulesOfRoot(all: HttpRules, rule: Fields): RulesOfRoot {
  let found = byRoot.get(all);
  if (found === undefined) byRoot.set(all, (found = sortedByRoot(all)));
  return found.get(rule) ?? nothing;
}

const nothing: RulesOfRoot = { rules: [], dropped: [] };

function sortedByRoot({ rules, dropped }: HttpRules): ReadonlyMap<Fields, RulesOfRoot> {
  const ofRules = groupBy(rules, ({ root }) => root.rule);
  const ofDropped = groupBy(dropped, ({ root }) => root.rule);
  const roots = new Set([...ofRules.keys(), ...ofDropped.keys()]);
  return new Map(
    [...roots].map((rule) => [rule, { rules: ofRules.get(rule) ?? [], dropped: ofDropped.get(rule) ?? [] }]),
  );
}

/** Where a field of a rule is written: in the delegate where that has it, for it goes before the root's. */
export function originOf(rule: HttpRule, field: string): RouteOrigin {
  return rule.delegate && rule.delegate.rule[field] !== undefined ? rule.delegate : rule.root;
}

function originsOf(virtualService: VirtualService): readonly RouteOrigin[] {
  return virtualService.routes
    .filter((route) => route.protocol === 'http')
    .map(({ index, rule }) => ({ virtualService, path: ['spec', 'http', index], rule }));
}

function ownRule(root: RouteOrigin): HttpRule {
  return { root, delegate: undefined, fields: root.rule, matches: matchesOf(root) };
}

function matchesOf(origin: RouteOrigin): readonly HttpMatch[] {
  return listIn(origin.rule, 'match').map((match, index) => ({
    fields: isRecord(match) ? match : {},
    origin,
    path: [...origin.path, 'match', index],
  }));
}

function withDelegates(mesh: Mesh, virtualService: VirtualService): HttpRules {
  const rules: HttpRule[] = [];
  const dropped: DroppedRule[] = [];
  for (const root of originsOf(virtualService)) {
    const delegate = delegateOf(mesh, root);
    if (delegate === undefined) rules.push(ownRule(root));
    else if (delegate.found === undefined) dropped.push({ root, delegate: undefined, because: delegate.because });
    else for (const origin of originsOf(delegate.found)) addMerged(rules, dropped, root, origin);
  }
  return { rules, dropped };
}

function addMerged(rules: HttpRule[], dropped: DroppedRule[], root: RouteOrigin, delegate: RouteOrigin): void {
  const merged = mergeRule(ownRule(root), ownRule(delegate));
  if ('because' in merged) dropped.push({ root, delegate, because: merged.because });
  else rules.push({ root, delegate, ...merged });
}
