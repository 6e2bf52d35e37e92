import { groupBy } from '../../lists';
import { integerIn, listIn, textIn, textsIn } from '../../mesh';
import { compareVersions, isRecord } from '../../schema';
import { scopesOf } from '../istioctl/host-map';
import { forComplete, type Seen } from '../istioctl/scope';
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
    return reportAll(statedPorts(input));
  },
};

/** A port of a host as one entry states it. */
interface Stated {
  /** `scope/host:number`. */
  readonly key: string;
  readonly entry: Seen;
  readonly index: number;
  readonly host: string;
  readonly number: number;
  /** In capitals; empty when none is written. */
  readonly protocol: string;
}

function reportAll(ports: readonly Stated[]): readonly Report[] {
  const byKey = groupBy(ports, ({ key }) => key);
  const reports = new Map<Seen, Report>();
  for (const [key, own] of byKey) {
    const shared = key.startsWith('*/') ? [] : (byKey.get(`*${key.slice(key.indexOf('/'))}`) ?? []);
    if (own.length + shared.length < 2) continue;
    const all = [...own, ...shared];
    if (new Set(all.map(({ protocol }) => protocol)).size < 2) continue;
    for (const stated of all) if (!reports.has(stated.entry)) reports.set(stated.entry, reportOf(stated, all));
  }
  return [...reports.values()];
}

const statedPorts = forComplete('ServiceEntry', (entry): readonly Stated[] => {
  const hosts = textsIn(entry.spec, 'hosts');
  const ports = listIn(entry.spec, 'ports').flatMap((port, index) => {
    if (!isRecord(port)) return [];
    const protocol = (textIn(port, 'protocol') ?? '').toUpperCase();
    return hosts.map((host) => ({ entry, index, host, number: integerIn(port, 'number') ?? 0, protocol }));
  });
  const scopes = [...new Set(scopesOf(textsIn(entry.spec, 'exportTo'), entry.namespace))];
  return scopes.flatMap((scope) =>
    ports.map(({ index, host, number, protocol }) => {
      return { entry, index, host, number, protocol, key: `${scope}/${host}:${number}` };
    }),
  );
});

function reportOf(stated: Stated, all: readonly Stated[]): Report {
  const { entry, index, host, number, protocol } = stated;
  const others = all.filter((each) => each.protocol !== protocol);
  const named = [...new Set(others.map((each) => `${wordFor(each.protocol)} in ${placeOf(each, stated)}`))];
  const written = textIn(listIn(entry.spec, 'ports')[index], 'protocol') !== undefined;
  return {
    resource: entry.resource,
    path: ['spec', 'ports', index, ...(written ? ['protocol'] : [])],
    message: `Port ${number} of ${host} is ${wordFor(protocol)} here and ${listNames(named)}; istiod uses only one of them, and routes or TLS settings for the other have no effect. Give the port one protocol.`,
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
