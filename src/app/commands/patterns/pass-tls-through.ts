import type { DestinationRule, ServiceEntry, ServicePort, VirtualService } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { formatPath, type Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { counted, listed } from '../wording';
import { callsOn, freePortName, readableEntry, rulesInForce, startsTls } from './aim';
import { retargetCalls } from './call-steps';
import type { Pattern, PatternAim } from './pattern';
import { routesFor } from './route-ports';
import { editResource, isEmptyRule, removeIn, removeResource, resourceOf } from './rule-steps';

export const passTlsThrough: Pattern = {
  id: 'pass-tls-through',
  title: 'Pass TLS through',
  about: 'Apps call https:// and encrypt themselves; the sidecar sees the server name alone and starts no TLS.',
  offered: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    return typeof plan === 'string' ? plan : true;
  },
  choices: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string' || idleParts(snapshot, plan).length === 0) return [];
    return [
      {
        type: 'one',
        id: 'idle',
        label: 'Routes and limits that no longer work',
        options: [
          { value: 'remove', label: 'Take them out' },
          { value: 'keep', label: 'Leave them in the text' },
        ],
      },
    ];
  },
  change: (snapshot, key, chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return refused(plan);
    const label = `Pass TLS through for ${plan.entry.hosts[0] ?? plan.entry.name}`;
    return changeInSteps(snapshot, label, 'command', stepsOf(snapshot, plan, chosen['idle'] !== 'keep'));
  },
  warns: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return [];
    const host = plan.entry.hosts[0] ?? '';
    return [
      `Apps have to call https://${host}${plan.tls === 443 ? '' : `:${plan.tls}`} and check the certificate themselves.`,
      ...idleParts(snapshot, plan).map(({ says }) => says),
    ];
  },
};

interface PassPlan {
  readonly entry: ServiceEntry;
  /** The port on which the sidecar starts TLS now. */
  readonly http: ServicePort;
  /** The number of the port that apps call instead. */
  readonly tls: number;
  /** The entry has that port already, so that the other one goes. */
  readonly exists: boolean;
}

function planFor(snapshot: Snapshot, key: string, aim?: PatternAim): PassPlan | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const started = entry.ports.filter((port) => port.class === 'http' && startsTls(snapshot, entry, port));
  const http = started.find((port) => port.number === aim?.port) ?? started[0];
  if (!http) return `The sidecar starts no TLS on a port of ${entry.name}.`;
  const tls = http.targetPort ?? (http.number === 80 ? 443 : http.number);
  const other = entry.ports.find((port) => port !== http && port.number === tls);
  if (other && other.class !== 'tls') return `Port ${tls} of ${entry.name} is ${other.protocol}; make it HTTPS first.`;
  return { entry, http, tls, exists: other !== undefined };
}

function stepsOf(snapshot: Snapshot, plan: PassPlan, cleans: boolean): ChangeStep[] {
  const { entry, http, tls } = plan;
  const rules = new Set(entry.hosts.flatMap((host) => rulesInForce(snapshot, entry, host, http)));
  return [
    ...[...rules].map((rule) => withoutTls(rule, http.number, tls)),
    ...(cleans ? idleParts(snapshot, plan).map(({ take }) => take) : []),
    retargetCalls((at) => callsOn(at, entry, http.number), {
      url: { scheme: 'https', port: tls },
      expect: { tls: 'passthrough' },
    }),
    editResource(entry.resource.key, () => portOps(plan)),
    ...[...rules].map((rule) => dropIfEmpty(rule.resource.key)),
  ];
}

function portOps({ entry, http, tls, exists }: PassPlan): Op[] {
  const at: Path = ['spec', 'ports', http.index];
  if (exists) return [{ type: 'delete', path: at }];
  const name = freePortName(entry, 'https', tls, http);
  const renamed = entry.endpoints
    .filter((endpoint) => Object.hasOwn(endpoint.ports, http.name) && http.name !== name)
    .map(({ index }): Op => ({ type: 'rename', path: ['spec', 'endpoints', index, 'ports', http.name], name }));
  return [
    { type: 'set', path: [...at, 'number'], value: tls },
    { type: 'set', path: [...at, 'name'], value: name },
    { type: 'set', path: [...at, 'protocol'], value: 'HTTPS' },
    ...(http.targetPort === undefined ? [] : [{ type: 'delete' as const, path: [...at, 'targetPort'] }]),
    ...renamed,
  ];
}

/** Takes the tls block out that is in force on a port; what else the port's own settings say follows the port to its new number. */
function withoutTls(rule: DestinationRule, from: number, to: number): ChangeStep {
  const { key } = rule.resource;
  const own = rule.policy?.ports.find((port) => port.number === from);
  if (!own) return removeIn(key, () => (rule.policy?.tls ? [['spec', 'trafficPolicy', 'tls']] : []));
  const path: Path = ['spec', 'trafficPolicy', 'portLevelSettings', own.index];
  if (!own.connectionPool && !own.loadBalancer && !own.outlierDetection) return removeIn(key, () => [path]);
  return editResource(key, () => [
    ...(own.tls ? [{ type: 'delete' as const, path: [...path, 'tls'] }] : []),
    { type: 'set', path: [...path, 'port', 'number'], value: to },
  ]);
}

function dropIfEmpty(key: string): ChangeStep {
  return (snapshot) => {
    const resource = resourceOf(snapshot, key);
    return resource && isEmptyRule(resource) ? removeResource(key)(snapshot) : noChange();
  };
}

/** Something that works on requests, which the sidecar no longer sees, and the step that takes it out. */
interface IdlePart {
  readonly says: string;
  readonly take: ChangeStep;
}

function idleParts(snapshot: Snapshot, { entry, http }: PassPlan): IdlePart[] {
  const routes = routesFor(snapshot, entry).flatMap((each) => idleRoutes(each, entry));
  const rules = new Set(entry.hosts.flatMap((host) => rulesInForce(snapshot, entry, host, http)));
  const staysHttp = entry.ports.some((port) => port !== http && port.class === 'http');
  return [...routes, ...(staysHttp ? [] : [...rules].flatMap(idlePool))];
}

/** http routes of a VirtualService that is for no other hosts; where no other routes are left the whole document goes. */
function idleRoutes(each: VirtualService, entry: ServiceEntry): IdlePart[] {
  const http = each.routes.filter((route) => route.protocol === 'http');
  if (http.length === 0 || !each.hosts.every((host) => entry.hosts.includes(host))) return [];
  const has = (field: string): boolean => http.some(({ rule }) => rule[field] !== undefined);
  const extras = ['timeout', 'retries', 'fault', 'rewrite', 'headers', 'mirror', 'redirect'].filter(has);
  const { key } = each.resource;
  return [
    {
      says: `VirtualService ${each.name} no longer works: ${listed([counted(http.length, 'http route'), ...extras])}.`,
      take: http.length === each.routes.length ? removeResource(key) : removeIn(key, () => [['spec', 'http']]),
    },
  ];
}

/** HTTP limits of a rule; a TLS port counts connections alone. */
function idlePool(rule: DestinationRule): IdlePart[] {
  const holders: Path[] = [
    ['spec', 'trafficPolicy'],
    ...(rule.policy?.ports ?? []).map((port): Path => ['spec', 'trafficPolicy', 'portLevelSettings', port.index]),
  ];
  const paths = holders
    .map((path): Path => [...path, 'connectionPool', 'http'])
    .filter((path) => valueAt(rule.resource.value, path) !== undefined);
  if (paths.length === 0) return [];
  const names = paths.map((path) => formatPath(path.slice(2)));
  return [
    {
      says: `DestinationRule ${rule.name} no longer limits requests: ${listed(names)}.`,
      take: removePools(rule.resource.key, paths),
    },
  ];
}

/** The block of HTTP limits goes, and `connectionPool` with it where that says nothing else. */
function removePools(key: string, paths: readonly Path[]): ChangeStep {
  return removeIn(key, (resource) =>
    paths
      .filter((path) => valueAt(resource.value, path) !== undefined)
      .map((path) => {
        const pool: unknown = valueAt(resource.value, path.slice(0, -1));
        const alone = typeof pool === 'object' && pool !== null && Object.keys(pool).length === 1;
        return alone ? path.slice(0, -1) : path;
      }),
  );
}
