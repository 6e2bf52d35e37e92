import { dialledPort, resourceWords, scopeOf, type ServiceEntry, type ServicePort } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import type { Op } from '../../../core/yaml';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { callsOn, clientsOf, entryOf, freePortName, readableEntry, startsTls } from './aim';
import { retargetCalls } from './call-steps';
import { carryNumbers, namedElsewhere, ownNumber } from './endpoint-ports';
import { repeatsOf, repeatWideRules } from './exact-rules';
import { startsOrdinaryTls } from './in-force';
import type { Pattern, PatternAim } from './pattern';
import { isNamed, moveHttpRoutes } from './route-ports';
import { editResource } from './rule-steps';
import { entriesBelow, ruleRefusal, ruleWarnings, startByRules, type StartPlan } from './start-tls-rules';
import { startTlsWords } from '../words/tls-patterns';
import { aimWords } from '../words/patterns';
import { patternTitles } from '../words/titles';

/** Has sidecars start the TLS of calls that apps make in plain HTTP, or are to make so. */
export const startTls: Pattern = {
  id: 'start-tls-at-the-sidecar',
  title: patternTitles['start-tls-at-the-sidecar'],
  about: startTlsWords.about,
  offered: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    return typeof plan === 'string' ? plan : true;
  },
  change: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return refused(plan);
    return changeInSteps(
      snapshot,
      startTlsWords.label(plan.entry.hosts[0] ?? plan.entry.name),
      'command',
      stepsOf(plan),
    );
  },
  warns: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return [];
    const { entry, tls, http } = plan;
    const encrypt = tls !== plan.existing || callsOn(snapshot, entry, http).some(({ call }) => call.scheme === 'https');
    return [
      ...(encrypt ? [callsHttp(plan)] : []),
      ...repeatsOf(snapshot, entry),
      ...ruleWarnings(snapshot, plan),
      ...(plan.keeps ? [startTlsWords.portStays(tls.number)] : []),
      ...(plan.keeps || tls === plan.existing ? [] : [portGoes(snapshot, plan)]),
    ];
  },
};

function callsHttp({ entry, http }: StartPlan): string {
  return startTlsWords.callHttp(entry.hosts[0] ?? '', http);
}

/** A Sidecar's outboundTrafficPolicy counts in place of the mesh's, so it is asked for each caller. */
function portGoes(snapshot: Snapshot, { entry, tls }: StartPlan): string {
  const policies = clientsOf(snapshot, entry).map((client) => scopeOf(snapshot.mesh, client).outbound);
  const refusing = policies.filter(({ mode }) => mode === 'REGISTRY_ONLY');
  const by = [...new Set(refusing.map(({ sidecar }) => sidecar && resourceWords(sidecar.resource)))];
  return startTlsWords.portGoes(tls.number, entry.hosts[0] ?? '', by, refusing.length === policies.length);
}

/** What is to be done, or in one sentence why it is not. */
function planFor(snapshot: Snapshot, key: string, aim?: PatternAim): StartPlan | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const plain = plainPort(snapshot, entry, aim);
  const plan = plain ? planOnPort(snapshot, entry, plain) : planInstead(snapshot, entry, aim);
  return typeof plan === 'string' ? plan : (ruleRefusal(snapshot, plan) ?? plan);
}

/** The numbers at which servers take TLS by custom. */
const tlsNumbers: readonly number[] = [443, 8443];

/** An HTTP port that leads to a TLS port of the server though no rule starts TLS: the one aimed at, else the first where apps start none themselves. */
function plainPort(snapshot: Snapshot, entry: ServiceEntry, aim?: PatternAim): ServicePort | undefined {
  if (aim?.port === undefined && entry.ports.some((port) => port.class === 'tls')) return undefined;
  return entry.ports.find(
    (port) =>
      port.class === 'http' &&
      (aim?.port === undefined || aim.port === port.number) &&
      numbersDialled(entry, port).some((number) => tlsNumbers.includes(number)) &&
      !startsTls(snapshot, entry, port),
  );
}

function numbersDialled(entry: ServiceEntry, port: ServicePort): readonly number[] {
  return entry.endpoints.length === 0
    ? [dialled(port)]
    : entry.endpoints.flatMap((endpoint) => dialledPort(port, endpoint) ?? []);
}

/** The port stays as it is, and only a rule is wanting. */
function planOnPort(snapshot: Snapshot, entry: ServiceEntry, port: ServicePort): StartPlan {
  const shared = entriesBelow(snapshot, entry);
  return { entry, tls: port, http: port.number, existing: port, keeps: false, shared };
}

/** An HTTP port takes the place of one whose TLS the apps start. */
function planInstead(snapshot: Snapshot, entry: ServiceEntry, aim?: PatternAim): StartPlan | string {
  const tlsPorts = entry.ports.filter((port) => port.class === 'tls');
  const started = entry.ports.find((port) => port.class === 'http' && startsTls(snapshot, entry, port));
  if (started && (tlsPorts.length === 0 || aim?.port === undefined || aim.port === started.number))
    return startTlsWords.startedAlready(started.number, entry.name);
  const tls =
    tlsPorts.find((port) => port.number === aim?.port) ?? tlsPorts.find((port) => port.number === 443) ?? tlsPorts[0];
  if (!tls) return startTlsWords.noTlsPort(entry.name);
  const existing = entry.ports.find((port) => port.number === 80);
  if (existing && existing.class !== 'http') return startTlsWords.isOther(entry.name, existing.protocol);
  const other = existing && otherServer(entry, existing, tls);
  if (other !== undefined) return startTlsWords.goesTo(entry.name, other);
  const others = callsOn(snapshot, entry, tls.number).some(({ call }) => call.scheme !== 'https');
  const keeps = others || isNamed(snapshot, entry, tls.number, 'tls');
  const plan = { entry, tls, http: 80, existing, keeps, shared: entriesBelow(snapshot, entry) };
  const named = namedElsewhere(snapshot, entry, [tls.name, ...(existing ? [existing.name] : [])]);
  return named ?? plan;
}

/** What a port dials at the server where the other one dials something else; undefined where they agree, or where the port says nothing of its own. */
function otherServer(entry: ServiceEntry, port: ServicePort, other: ServicePort): number | undefined {
  if (port.targetPort !== undefined && port.targetPort !== dialled(other)) return port.targetPort;
  return entry.endpoints
    .map((endpoint) => [ownNumber(endpoint, port.name), dialledPort(other, endpoint)] as const)
    .find(([own, wanted]) => own !== undefined && own !== wanted)?.[0];
}

function dialled(port: ServicePort): number {
  return port.targetPort ?? port.number;
}

function stepsOf(plan: StartPlan): ChangeStep[] {
  const { entry, tls, http } = plan;
  const { key } = entry.resource;
  return [
    repeatWideRules(entry),
    // Rules first: which of them count is asked for the callers of the port as it is.
    startByRules(plan),
    retargetCalls((at) => callsOn(at, entry, tls.number).filter(({ call }) => call.scheme === 'https'), {
      url: { scheme: 'http', port: http },
      expect: { tls: 'originated' },
    }),
    ...(tls === plan.existing
      ? []
      : [editResource(key, () => portOps(plan)), ...moveHttpRoutes(entry, tls.number, http)]),
    (at) => {
      const plain = plainAfter(at, key, http);
      return plain === undefined ? noChange() : refused(plain);
    },
  ];
}

/** Why calls of a drawn caller would still be plain text on a port; undefined when none would. */
function plainAfter(snapshot: Snapshot, key: string, number: number): string | undefined {
  const entry = entryOf(snapshot, key);
  const port = entry?.ports.find((each) => each.number === number);
  if (!entry || !port) return aimWords.gone(key);
  for (const client of clientsOf(snapshot, entry))
    for (const host of entry.hosts) {
      const starts = (subset?: string): boolean => startsOrdinaryTls(snapshot.mesh, client, host, number, subset);
      if (!starts()) return startTlsWords.severalRules(host);
      const subset = subsetsUsed(snapshot, host).find((each) => !starts(each));
      if (subset !== undefined) return startTlsWords.subsetStartsNone(subset, host);
    }
  return undefined;
}

/** The subsets of a host that http routes send to. */
function subsetsUsed({ mesh }: Snapshot, host: string): string[] {
  return mesh.virtualServices.flatMap(({ routes }) =>
    routes
      .filter(({ protocol }) => protocol === 'http')
      .flatMap(({ destinations }) => destinations.flatMap((to) => (to.host === host ? (to.subset ?? []) : []))),
  );
}

function portOps({ entry, tls, http, existing, keeps }: StartPlan): Op[] {
  const at: Path = ['spec', 'ports'];
  const target = dialled(tls);
  if (existing)
    return [
      { type: 'set', path: [...at, existing.index, 'targetPort'], value: target },
      ...(keeps ? [] : [{ type: 'delete' as const, path: [...at, tls.index] }]),
      ...carryNumbers(entry, tls.name, existing.name, keeps),
    ];
  const name = freePortName(entry, 'http', http, keeps ? undefined : tls);
  const added = { number: http, name, protocol: 'HTTP', targetPort: target };
  const carried = carryNumbers(entry, tls.name, name, keeps);
  if (keeps) return [{ type: 'insert', path: at, index: tls.index, value: added }, ...carried];
  const fields = Object.entries(added).map(([field, value]): Op => ({
    type: 'set',
    path: [...at, tls.index, field],
    value,
  }));
  return [...fields, ...carried];
}
