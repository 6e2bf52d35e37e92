import { isSealed, resourceWords, type Cluster, type Trace } from '../mesh';
import type { Resource } from '../schema';
import { joinNames, startsWith, type Path } from '../text';
import type { Finding } from './finding';
import { ruleWithoutService } from './rules/rule-without-service';

/** A part of a resource that has to do with a call. */
interface Part {
  readonly resource: Resource;
  readonly path: Path;
}

/** What a rule has to be about so that its findings are about a call: where they stand, and what becomes of the call. */
interface About {
  readonly parts: (trace: Trace) => readonly (Part | undefined)[];
  readonly holds: (trace: Trace) => boolean;
}

const isPlain = ({ tls }: Trace): boolean => tls === 'none';
const isDouble = ({ tls }: Trace): boolean => tls === 'double';
const isStarted = ({ tls }: Trace): boolean => tls === 'originated' || tls === 'gateway';
const isOnPlainPort = (trace: Trace): boolean => isStarted(trace) && trace.cluster?.port === 80;
const isLost = ({ outcome }: Trace): boolean => outcome === 'error';
const isUnrouted = ({ outcome, response }: Trace): boolean => outcome === 'error' && response?.code === 404;
const isNameless = (trace: Trace): boolean => isStarted(trace) && trace.policy?.isHttp === false;
const isUnseenTls = (trace: Trace): boolean =>
  isSealed(trace) && (trace.outcome === 'passthrough' || trace.outcome === 'blackhole');
const always = (): boolean => true;

const rules: Readonly<Record<string, About>> = {
  'plaintext-to-tls-port': { parts: portOf, holds: isPlain },
  'port-taken-whole': { parts: portOf, holds: always },
  'encrypted-call-to-http-port': { parts: idleOf, holds: isUnseenTls },
  'requests-to-tls-port': { parts: routesOf, holds: isPlain },
  'fault-for-all': { parts: routesOf, holds: always },
  'route-to-nowhere': { parts: routesOf, holds: isLost },
  'no-catch-all-route': { parts: listsOf, holds: isUnrouted },
  'plaintext-despite-credential': { parts: tlsOf, holds: isPlain },
  'double-tls': { parts: tlsOf, holds: isDouble },
  'double-tls-at-gateway': { parts: tlsOf, holds: isDouble },
  'likely-double-tls': { parts: tlsOf, holds: isDouble },
  'tls-on-every-port': { parts: tlsOf, holds: (trace) => isDouble(trace) || isOnPlainPort(trace) },
  'tls-to-plain-port': { parts: tlsOf, holds: isOnPlainPort },
  'mesh-tls-outside': { parts: tlsOf, holds: (trace) => isStarted(trace) || isDouble(trace) },
  'nameless-tcp-tls': { parts: tlsOf, holds: isNameless },
  'unverified-server': { parts: tlsOf, holds: isStarted },
  'gateway-tls-without-sni': { parts: tlsOnTheWay, holds: isLost },
  'unchecked-server-name': { parts: tlsOf, holds: ({ policy }) => policy?.tls?.sanCheck === false },
  'one-sided-gateway-route': { parts: oneSidesOf, holds: always },
  'match-on-unbound-gateway': { parts: idleOf, holds: always },
};

/**
 * The findings that are about this very call, in their order: about the TLS of its cluster, about routes that it takes or was to take, and about a DestinationRule
 * that misses its host by a typing error. Findings about other calls to the host are left out.
 */
export function findingsOfCall(findings: readonly Finding[], trace: Trace): readonly Finding[] {
  return findings.filter((finding) => {
    if (finding.rule === ruleWithoutService.id) return isMeantFor(finding, trace);
    const about = Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined;
    return about?.holds(trace) === true && about.parts(trace).some((part) => part && isIn(finding, part));
  });
}

/**
 * Why the API server or istiod would not take resources that decide what becomes of a call, in the order of the findings: what is traced through them holds only
 * once they are mended.
 */
export function refusalsOf(findings: readonly Finding[], trace: Trace): readonly Finding[] {
  const refusals = findings.filter(isRefusal);
  if (refusals.length === 0) return refusals;
  const parts = partsOf(trace);
  return refusals.filter((finding) => parts.some((part) => isIn(finding, part)));
}

/** Whether a finding is why the API server or istiod would not take its resource. */
export function isRefusal({ severity, layer }: Finding): boolean {
  return severity === 'error' && (layer === 'schema' || layer === 'webhook');
}

/**
 * What a call's answer rests on that is refused, in one sentence: "It goes through ServiceEntry shop/stripe, which no cluster takes as it is."; empty where it
 * rests on nothing of the kind, and without a trace.
 */
export function refusalWords(findings: readonly Finding[], trace: Trace | undefined): string {
  const refusals = trace ? refusalsOf(findings, trace) : [];
  const names = [...new Set(refusals.flatMap(({ resource }) => (resource ? [resourceWords(resource)] : [])))];
  const taken = names.length === 1 ? 'takes as it is' : 'takes as they are';
  return names.length === 0 ? '' : `It goes through ${joinNames(names, 'and', mostNames)}, which no cluster ${taken}.`;
}

const mostNames = 3;

/** The resources that say what becomes of a call, as wholes. */
function partsOf(trace: Trace): readonly Part[] {
  const clusters = trace.legs.flatMap(({ ways }) => ways.map(({ cluster }) => cluster));
  const blocks = clusters.flatMap(({ policy }) => Object.values(policy.blocks));
  const parts = [...portOf(trace), ...blocks, ...trace.hops];
  const resources = new Set(parts.flatMap((part) => part?.resource ?? []));
  return [...resources].map((resource) => ({ resource, path: [] }));
}

/** Whether a rule that governs no call was meant for the host that the call goes to. */
function isMeantFor({ meantHost }: Finding, { cluster }: Trace): boolean {
  return cluster !== undefined && meantHost === cluster.host;
}

/** Findings may be a moment behind the text, so that resources are told by their keys. */
function isIn({ resource, file, path = [] }: Finding, part: Part): boolean {
  if (resource?.key !== part.resource.key || file !== part.resource.place.file) return false;
  return startsWith(path.slice(resource.place.path.length), part.path);
}

function portOf({ cluster }: Trace): readonly (Part | undefined)[] {
  const port = cluster?.servicePort;
  return [port && { resource: port.owner.resource, path: ['spec', 'ports', port.index] }];
}

/** The routes that take the call. Where none of a VirtualService does, the hop is about all of it. */
function routesOf({ hops }: Trace): readonly (Part | undefined)[] {
  return hops.map(({ at, resource, path }) =>
    at === 'route' && resource && path.length > 1 ? { resource, path } : undefined,
  );
}

/** The routes of a VirtualService of which none takes the call. */
function listsOf({ hops }: Trace): readonly (Part | undefined)[] {
  return hops.map(({ at, resource, path }) =>
    at === 'route' && resource && path.length === 1 ? { resource, path: ['spec', 'http'] } : undefined,
  );
}

/** What goes past the gateway has an idle route there; what ends there was sent there by a route that it took. */
function oneSidesOf(trace: Trace): readonly (Part | undefined)[] {
  return [...idleOf(trace), ...(isLost(trace) ? routesOf(trace) : [])];
}

function tlsOf({ cluster }: Trace): readonly (Part | undefined)[] {
  return [cluster && blockOf(cluster)];
}

/** Of each proxy before the one that ends the call. */
function tlsOnTheWay({ legs }: Trace): readonly (Part | undefined)[] {
  return legs.flatMap(({ ways }) => ways.map(({ cluster }) => blockOf(cluster)));
}

function blockOf({ tls: { block } }: Cluster): Part | undefined {
  return block?.resource && { resource: block.resource, path: block.path };
}

function idleOf({ ineffective }: Trace): readonly Part[] {
  return ineffective.map(({ resource }) => ({ resource, path: [] }));
}
