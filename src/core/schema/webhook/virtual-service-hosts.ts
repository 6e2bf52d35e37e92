import { readGateways } from '../gateway-ref';
import { isJwtClaim } from '../header-name';
import { hostsOverlap } from '../host-match';
import { isAddress, isWildcardDomain } from '../host-syntax';
import { showValue, type Subject } from '../report';
import { isSniHost } from '../sni-host';
import { childOf, countOf, itemsOf, textsOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';
import { remedy } from './remedy';

type Entry = ReturnType<typeof textsOf>[number];

/** Whether proxies beside the apps use it, which they do unless its gateways leave `mesh` out. */
function isForMesh(spec: Spot): boolean {
  return countOf(spec, 'gateways') === 0 || namesMesh(spec);
}

/** Whether `mesh` is among the gateways (isGateway). */
export function namesMesh(spec: Spot): boolean {
  return textsOf(spec, 'gateways').some((gateway) => gateway.text === 'mesh');
}

/** References to Gateways. Names with dots are warned of where `legacyRef` is given: elsewhere Istio loses the warning. */
export function checkGateways(subject: Subject, spot: Spot, ref: string, legacyRef?: string): void {
  const entries = textsOf(spot, 'gateways');
  for (const { index, asked, today } of readGateways(entries.map((entry) => entry.text))) {
    const entry = entries[index];
    if (entry === undefined) continue;
    const label = labelAt(subject, entry.path);
    if (asked !== undefined) {
      const message = `${label} ${asked}; istiod refuses ${shown(subject, entry)}. Name the Gateway, or mesh for sidecars.`;
      refuse(subject, { rule: 'bad-format', path: entry.path, ref, message });
    } else if (legacyRef !== undefined) warnOfLegacy(subject, entry, legacyRef, today);
  }
}

function warnOfLegacy(subject: Subject, { text, path }: Entry, ref: string, today: string | undefined): void {
  const label = labelAt(subject, path);
  const way = today === undefined ? 'Write namespace/name.' : `Write ${today}.`;
  warn(subject, {
    rule: 'legacy-gateway-name',
    path,
    ref,
    message: `${label} names a Gateway with dots, ${text}, an old form that istiod warns of. ${way}`,
    ...(today === undefined ? {} : { fix: remedy(subject, `Write ${today}`, [{ type: 'set', path, value: today }]) }),
  });
}

function shown({ document, resource }: Subject, { text, path }: Entry): string {
  return showValue(document, [...resource.path, ...path], text);
}

/** The form of the hosts, `*` for sidecars, and hosts that say the same twice. */
export function checkHosts(subject: Subject, spec: Spot): void {
  const entries = textsOf(spec, 'hosts');
  const forMesh = isForMesh(spec);
  const isHost = !forMesh && matchesSni(spec) ? isSniHost : isWildcardDomain;
  const wrong = entries.filter((entry) => !isHost(entry.text) && !isAddress(entry.text));
  for (const entry of wrong) {
    const message = `${labelAt(subject, entry.path)} is a DNS name, a domain such as *.example.com, or an IP; istiod refuses ${shown(subject, entry)}. Write what callers dial.`;
    refuse(subject, { rule: 'bad-format', path: entry.path, ref: 'wh-vs-host-syntax', message });
  }
  const all = forMesh ? entries.filter((entry) => entry.text === '*') : [];
  for (const { path } of all) {
    const message = `${labelAt(subject, path)} is *, and istiod refuses that for sidecars. Name hosts or domains, or set gateways without mesh.`;
    refuse(subject, { rule: 'mesh-wildcard-host', path, ref: 'wh-vs-host-star-mesh', message });
  }
  // Istio compares hosts only when each by itself is fine.
  if (wrong.length + all.length === 0) checkDuplicates(subject, entries);
}

function matchesSni(spec: Spot): boolean {
  return itemsOf(spec, 'tls').some((route) => itemsOf(route, 'match').some((match) => countOf(match, 'sniHosts') > 0));
}

function checkDuplicates(subject: Subject, entries: readonly Entry[]): void {
  for (const [index, { text, path }] of entries.entries()) {
    const before = entries.slice(0, index).find((other) => hostsOverlap(other.text, text));
    if (before === undefined) continue;
    const label = labelAt(subject, path);
    const other = labelAt(subject, before.path);
    const isSame = before.text === text;
    const says = isSame ? `${label} repeats ${other}, ${text}` : `${label}, ${text}, overlaps ${other}, ${before.text}`;
    refuse(subject, {
      rule: 'duplicate-host',
      path,
      ref: 'wh-vs-host-dup',
      message: `${says}; istiod refuses that. ${isSame ? 'Remove one.' : 'Keep one, or give each its own VirtualService.'}`,
      ...(isSame ? { fix: remedy(subject, `Remove ${label}`, [{ type: 'delete', path }]) } : {}),
    });
  }
}

/** Claims of a JWT are known to gateways alone, so that sidecars cannot route by them. */
export function checkJwtClaims(subject: Subject, spec: Spot): void {
  if (!isForMesh(spec)) return;
  for (const route of itemsOf(spec, 'http'))
    for (const match of itemsOf(route, 'match'))
      for (const name of ['headers', 'withoutHeaders']) {
        const headers = childOf(match, name);
        for (const key of Object.keys(headers?.value ?? {})) {
          if (!isJwtClaim(key)) continue;
          const message = `${key} is a claim of a JWT, and sidecars cannot route by claims; istiod refuses it. Set gateways without mesh.`;
          refuse(subject, {
            rule: 'jwt-claim-in-mesh',
            path: [...match.path, name, key],
            part: 'key',
            ref: 'wh-vs-jwt-mesh',
            message,
          });
        }
      }
}
