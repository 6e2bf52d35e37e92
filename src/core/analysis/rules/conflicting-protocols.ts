import { integerIn, listIn, textIn, textsIn } from '../../mesh';
import { compareVersions, isRecord } from '../../schema';
import { scopesOf } from '../istioctl/host-map';
import { perResource } from '../istioctl/per-resource';
import { completeOf, type Seen } from '../istioctl/scope';
import { callOf, listNames } from '../istioctl/words';
import { judgedRelease } from '../release';
import type { Report, WorkspaceRule } from '../rule';

export const conflictingProtocols: WorkspaceRule = {
  id: 'conflicting-protocols',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0177'],
  summary: 'ServiceEntries give one port of one host different protocols.',
  why: 'istiod takes the protocol of one of them for the port, so the routes or the TLS settings that were written for the other have no effect.',
  source: 'istio/istio pkg/config/analysis/analyzers/serviceentry/conflictingserviceentries.go, Analyze (since 1.31)',
  check: (input) => {
    if (compareVersions(judgedRelease(input), '1.31') < 0) return [];
    return reportAll(completeOf(input, 'ServiceEntry'));
  },
};

/** A port of a host as one entry states it. */
interface Stated {
  readonly entry: Seen;
  readonly index: number;
  readonly host: string;
  readonly number: number;
  /** In capitals; empty when none is written. */
  readonly protocol: string;
}

function reportAll(entries: readonly Seen[]): readonly Report[] {
  const byKey = new Map<string, Stated[]>();
  for (const entry of entries) {
    for (const scope of new Set(scopesOf(textsIn(entry.spec, 'exportTo'), entry.namespace)))
      for (const stated of statedBy(entry)) push(byKey, `${scope}/${stated.host}:${stated.number}`, stated);
  }
  const reports = new Map<Seen, Report>();
  for (const [key, own] of byKey) {
    const shared = key.startsWith('*/') ? [] : (byKey.get(`*${key.slice(key.indexOf('/'))}`) ?? []);
    const all = [...own, ...shared];
    if (new Set(all.map(({ protocol }) => protocol)).size < 2) continue;
    for (const stated of all) if (!reports.has(stated.entry)) reports.set(stated.entry, reportOf(stated, all));
  }
  return [...reports.values()];
}

const statedBy = perResource((entry): readonly Stated[] => {
  const hosts = textsIn(entry.spec, 'hosts');
  return listIn(entry.spec, 'ports').flatMap((port, index) => {
    if (!isRecord(port)) return [];
    const protocol = (textIn(port, 'protocol') ?? '').toUpperCase();
    return hosts.map((host) => ({ entry, index, host, number: integerIn(port, 'number') ?? 0, protocol }));
  });
});

function push(byKey: Map<string, Stated[]>, key: string, stated: Stated): void {
  const list = byKey.get(key);
  if (list) list.push(stated);
  else byKey.set(key, [stated]);
}

function reportOf(stated: Stated, all: readonly Stated[]): Report {
  const { entry, index, host, number, protocol } = stated;
  const others = all.filter((each) => each.protocol !== protocol);
  const named = [...new Set(others.map((each) => `${wordFor(each.protocol)} in ${placeOf(each, stated)}`))];
  const written = textIn(listIn(entry.spec, 'ports')[index], 'protocol') !== undefined;
  return {
    resource: entry.resource,
    path: ['spec', 'ports', index, ...(written ? ['protocol'] : [])],
    message: `Port ${number} of ${host} is ${wordFor(protocol)} here and ${listNames(named)}; istiod uses one of them. Give the port the same protocol.`,
    code: 'IST0177',
    ref: 'IST0177',
  };
}

function placeOf(each: Stated, stated: Stated): string {
  return each.entry === stated.entry ? 'the same entry' : callOf(each.entry.resource);
}

function wordFor(protocol: string): string {
  return protocol === '' ? 'without protocol' : protocol;
}
