import type { DestinationRule, ServiceEntry, ServicePort } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import type { Op } from '../../../core/yaml';
import { changeInSteps, refused, type ChangeStep } from '../change-steps';
import { callsOn, freePortName, readableEntry, rulesInForce, startsTls } from './aim';
import { retargetCalls } from './call-steps';
import { repeatsOf, repeatWideRules } from './exact-rules';
import type { Pattern, PatternAim } from './pattern';
import { sharedBlocks } from './policy-steps';
import { isNamed, moveHttpRoutes } from './route-ports';
import { addRule, editResource, listOf } from './rule-steps';

/** Envoy checks against the CA bundle of the proxy image without `caCertificates` too; written down, it quiets the outdated IST0128. */
const simple = { mode: 'SIMPLE', caCertificates: 'system' } as const;

export const startTls: Pattern = {
  id: 'start-tls-at-the-sidecar',
  title: 'Start TLS at the sidecar',
  about:
    'Apps call http://, and the sidecar starts TLS to the server: routes, retries and HTTP limits work, and the server’s name is checked.',
  offered: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    return typeof plan === 'string' ? plan : true;
  },
  change: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return refused(plan);
    return changeInSteps(
      snapshot,
      `Start TLS at the sidecar for ${plan.entry.hosts[0] ?? plan.entry.name}`,
      'command',
      stepsOf(plan),
    );
  },
  warns: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return [];
    const { entry, tls, http } = plan;
    return [
      `Apps have to call http://${entry.hosts[0] ?? ''}${http === 80 ? '' : `:${http}`}: what they encrypt themselves is no HTTP to the sidecar.`,
      ...repeatsOf(snapshot, entry),
      ...(plan.keeps ? [`Port ${tls.number} stays for calls and routes that need it.`] : []),
    ];
  },
};

interface StartPlan {
  readonly entry: ServiceEntry;
  /** The port whose TLS the apps start now. */
  readonly tls: ServicePort;
  /** The number of the port that they call instead. */
  readonly http: number;
  /** The entry's port of that number; undefined when it comes in place of the other, or is added. */
  readonly existing: ServicePort | undefined;
  /** The port of the apps' own TLS stays. */
  readonly keeps: boolean;
}

/** What is to be done, or in one sentence why it is not. */
function planFor(snapshot: Snapshot, key: string, aim?: PatternAim): StartPlan | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const tlsPorts = entry.ports.filter((port) => port.class === 'tls');
  const started = entry.ports.find((port) => port.class === 'http' && startsTls(snapshot, entry, port));
  if (started && (tlsPorts.length === 0 || aim?.port === undefined || aim.port === started.number))
    return `The sidecar starts TLS on port ${started.number} of ${entry.name} already.`;
  const tls =
    tlsPorts.find((port) => port.number === aim?.port) ?? tlsPorts.find((port) => port.number === 443) ?? tlsPorts[0];
  if (!tls) return `${entry.name} has no HTTPS or TLS port whose TLS the sidecar could start.`;
  const existing = entry.ports.find((port) => port.number === 80);
  if (existing && existing.class !== 'http')
    return `Port 80 of ${entry.name} is ${existing.protocol || 'no HTTP port'}; make it HTTP first.`;
  const target = existing?.targetPort;
  if (existing && target !== undefined && target !== dialled(tls))
    return `Port 80 of ${entry.name} goes to port ${target} of the server already.`;
  const others = callsOn(snapshot, entry, tls.number).some(({ call }) => call.scheme !== 'https');
  return { entry, tls, http: 80, existing, keeps: others || isNamed(snapshot, entry, tls.number, 'tls') };
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
    (at) =>
      changeInSteps(
        at,
        '',
        'command',
        entry.hosts.flatMap((host) => ruleSteps(at, plan, host)),
      ),
    retargetCalls((at) => callsOn(at, entry, tls.number).filter(({ call }) => call.scheme === 'https'), {
      url: { scheme: 'http', port: http },
      expect: { tls: 'originated' },
    }),
    editResource(key, () => portOps(plan)),
    ...moveHttpRoutes(entry, tls.number, http),
  ];
}

function portOps({ entry, tls, http, existing, keeps }: StartPlan): Op[] {
  const at: Path = ['spec', 'ports'];
  const target = dialled(tls);
  const ops: Op[] = [];
  if (existing) ops.push({ type: 'set', path: [...at, existing.index, 'targetPort'], value: target });
  if (existing && !keeps) ops.push({ type: 'delete', path: [...at, tls.index] });
  if (existing) return ops;
  const name = freePortName(entry, 'http', http, keeps ? undefined : tls);
  const added = { number: http, name, protocol: 'HTTP', targetPort: target };
  if (keeps) return [{ type: 'insert', path: at, index: tls.index, value: added }];
  const fields = Object.entries(added).map(([field, value]): Op => ({
    type: 'set',
    path: [...at, tls.index, field],
    value,
  }));
  return [...fields, ...renamedInEndpoints(entry, tls.name, name)];
}

/** Endpoints name ports: their own number for it stays what is dialled. */
function renamedInEndpoints({ endpoints }: ServiceEntry, from: string, to: string): Op[] {
  if (from === to) return [];
  return endpoints
    .filter((endpoint) => Object.hasOwn(endpoint.ports, from))
    .map(({ index }): Op => ({ type: 'rename', path: ['spec', 'endpoints', index, 'ports', from], name: to }));
}

function ruleSteps(snapshot: Snapshot, plan: StartPlan, host: string): ChangeStep[] {
  const rules = rulesInForce(snapshot, plan.entry, host, plan.existing ?? plan.tls);
  const others = plan.entry.ports.some((port) => port !== plan.existing && (port !== plan.tls || plan.keeps));
  if (rules.length === 0)
    return [addRule(plan.entry, host, others ? portPolicy(plan.http) : `    tls:\n${tlsText('      ')}`)];
  return rules.map((rule) => editResource(rule.resource.key, () => policyOps(rule, plan, others)));
}

/** The operations that let a rule start TLS on the port; its other settings for the port stay in force. */
function policyOps(rule: DestinationRule, { tls, http, keeps }: StartPlan, others: boolean): Op[] {
  const policy: Path = ['spec', 'trafficPolicy'];
  const settings: Path = [...policy, 'portLevelSettings'];
  const ports = rule.policy?.ports ?? [];
  const own = ports.find((port) => port.number === http);
  const old = ports.find((port) => port.number === tls.number);
  if (own) return tlsOps([...settings, own.index, 'tls'], own.tls?.mode);
  if (old && !keeps)
    return [
      { type: 'set', path: [...settings, old.index, 'port', 'number'], value: http },
      ...tlsOps([...settings, old.index, 'tls'], old.tls?.mode),
    ];
  if (!others || rule.policy?.tls?.mode === 'SIMPLE' || rule.policy?.tls?.mode === 'MUTUAL')
    return tlsOps([...policy, 'tls'], rule.policy?.tls?.mode);
  // Settings of a port replace the rule's own as a whole (pilot/pkg/networking/util, GetPortLevelTrafficPolicy), so they are repeated there.
  const item = { port: { number: http }, ...sharedBlocks(rule), tls: simple };
  return [{ type: 'insert', path: settings, index: listOf(rule.resource, ...settings).length, value: item }];
}

function tlsOps(path: Path, mode: string | undefined): Op[] {
  if (mode === 'SIMPLE' || mode === 'MUTUAL') return [];
  return [{ type: 'set', path, value: simple }];
}

function portPolicy(port: number): string {
  return `    portLevelSettings:\n      - port:\n          number: ${port}\n        tls:\n${tlsText('          ')}`;
}

function tlsText(indent: string): string {
  return Object.entries(simple)
    .map(([key, value]) => `${indent}${key}: ${value}\n`)
    .join('');
}
