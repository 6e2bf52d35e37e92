import { fixedBits, isIp } from '../address';
import type { Mesh } from '../build';
import { injectionFor } from '../injected-by';
import { injectedFrom, type InjectedAnnotation } from '../injection-source';
import { interceptionMode, interceptionOf } from '../proxy/clients/interception';
import { initFlag } from '../running-pod';
import type { Connection } from '../proxy/listeners/listener';
import type { Workload } from '../workload';
import { capital } from './trace-words';

/** Ports on which calls go round the sidecar. */
export const excludedPorts = 'traffic.sidecar.istio.io/excludeOutboundPorts';
/** Ranges to which calls go round the sidecar. */
const excludedRanges = 'traffic.sidecar.istio.io/excludeOutboundIPRanges';
/** Ports on which calls pass the sidecar whatever `includedRanges` says. */
const includedPorts = 'traffic.sidecar.istio.io/includeOutboundPorts';
/** The only ranges to which calls pass the sidecar; all where it is left out, or `*`; none where it is empty. */
const includedRanges = 'traffic.sidecar.istio.io/includeOutboundIPRanges';

/** Network interfaces by which calls go round the sidecar (tools/istio-iptables/pkg/capture/run.go, shortCircuitExcludeInterfaces). */
const excludedInterfaces = 'traffic.sidecar.istio.io/excludeInterfaces';

/** The annotations of pods that say which calls their sidecar gets to see. */
export const redirectingAnnotations = [
  excludedPorts,
  excludedRanges,
  includedPorts,
  includedRanges,
  interceptionMode,
  excludedInterfaces,
] as const;

type RedirectingAnnotation = (typeof redirectingAnnotations)[number];

/** A connection that goes round the sidecar of its pod. */
export interface PastSidecar {
  readonly sees: false;
  readonly because: string;
  /** The pod's annotation that decides, what does for all pods of the mesh, the arguments that a running pod was set up with, or as whom its containers run; undefined for calls within the pod. */
  readonly by:
    | { readonly annotation: RedirectingAnnotation | 'proxy.istio.io/config' }
    | { readonly mesh: 'injection' | 'config' }
    | { readonly running: 'istio-init' }
    | { readonly spec: 'securityContext' }
    | undefined;
}

/** Whether a connection is handed to the sidecar of its pod; with a sentence for each thing that it depends on and no file tells. */
type Redirection =
  | PastSidecar
  | {
      readonly sees: true;
      readonly caveats: readonly string[];
      /** On what it depends whether it sees the call at all; undefined where that is certain, but for `caveats`. */
      readonly depends?: string;
    };

/** What of a connection is asked, and the name that was dialled. */
interface Dialling extends Pick<Connection, 'address' | 'addressOf' | 'port'> {
  readonly host: string;
}

/**
 * What a pod's iptables do with a connection, in their order: ports that are taken out, the pod's own loopback address, ranges that are taken out, ports that
 * are handed over, ranges that are (tools/istio-iptables/pkg/capture/run.go, Run and handleOutboundIncludeRules).
 */
export function redirectionOf(mesh: Ground, workload: Workload | undefined, dialling: Dialling): Redirection {
  const byPort = pastByPort(mesh, workload, dialling.port);
  if (byPort) return byPort;
  if (loopbackAddress(dialling) !== undefined) return { sees: false, because: withinPod, by: undefined };
  const target = targetOf(dialling);
  const out = statedFor(mesh, workload, excludedRanges);
  const taken = itemsOf(out.value);
  const isTaken = liesIn(target, taken);
  if (isTaken === true) return past(out, `takes ${listed(taken)} out of what the sidecar sees`);
  const open = openCases(workload);
  if (open !== undefined) return { sees: true, caveats: [], depends: open };
  const caveats = [
    ...openWords(mesh, workload),
    ...(isTaken === undefined ? [caveatOn(out, taken, dialling, false)] : []),
  ];
  return handedOver(mesh, workload, dialling, caveats);
}

/** What becomes of a connection that nothing takes out. */
function handedOver(
  mesh: Ground,
  workload: Workload | undefined,
  dialling: Dialling,
  caveats: readonly string[],
): Redirection {
  const over = statedFor(mesh, workload, includedRanges);
  const given = over.value?.trim() ?? '*';
  const ports = itemsOf(statedFor(mesh, workload, includedPorts).value);
  if (given === '*' || ports.includes(String(dialling.port))) return { sees: true, caveats };
  const ranges = itemsOf(given);
  const isGiven = liesIn(targetOf(dialling), ranges);
  if (isGiven === false) return past(over, givenWords(ranges));
  if (isGiven) return { sees: true, caveats };
  const depends = caveatOn(over, ranges, dialling, true);
  // Who hands over a few ranges names those of services; where a host outside lies nobody can tell.
  return dialling.addressOf ? { sees: true, caveats: [...caveats, depends] } : { sees: true, caveats, depends };
}

type Ground = Pick<Mesh, 'settings' | 'others'>;

/** What takes a port out, whatever address is dialled, or all of them; undefined where nothing does. */
export function pastByPort(mesh: Ground, workload: Workload | undefined, port: number): PastSidecar | undefined {
  if (workload?.asProxyUser === 'all') return { sees: false, because: asProxyUser, by: { spec: 'securityContext' } };
  const { mode, says, annotation } = interceptionOf(mesh, workload);
  if (mode === 'NONE') {
    const by = annotation === undefined ? { mesh: 'config' as const } : { annotation };
    return { sees: false, because: `${says} NONE: no iptables hand calls to the sidecar.`, by };
  }
  const out = statedFor(mesh, workload, excludedPorts);
  const isTaken = itemsOf(out.value).includes(String(port));
  return isTaken ? past(out, `takes port ${port} out of what the sidecar sees`) : undefined;
}

/** What counts for a pod, and who says it: its annotation, else the values that it is injected with. */
interface Stated {
  readonly value: string | undefined;
  /** Within a sentence. */
  readonly who: string;
  readonly by: PastSidecar['by'];
}

function statedFor(mesh: Ground, workload: Workload | undefined, name: InjectedAnnotation): Stated {
  const own = ownStated(workload, name);
  if (own.value !== undefined) return own;
  const { taken, isOfSeveral } = injectionFor(mesh, workload);
  if (isOfSeveral) {
    const who = `the ${injectedFrom(name)} of revision ${taken?.revision ?? ''}`;
    return { value: taken?.values[name], who, by: { mesh: 'injection' } };
  }
  return { value: mesh.settings.injected[name], who: `the mesh’s ${injectedFrom(name)}`, by: { mesh: 'injection' } };
}

/** What the pod itself says. What runs counts; the annotation is named where it is what was run. */
function ownStated(workload: Workload | undefined, name: InjectedAnnotation | typeof excludedInterfaces): Stated {
  const value = workload?.annotations[name];
  const ran = workload?.runs?.redirection?.[name];
  return ran === undefined || ran === value
    ? { value, who: `the pod’s annotation ${name}`, by: { annotation: name } }
    : { value: ran, who: `the argument ${initFlag(name)} of the pod’s istio-init`, by: { running: 'istio-init' } };
}

const asProxyUser = 'The app runs as user or group 1337, the proxy’s own, whose calls are never handed to the sidecar.';

/** What takes calls out that no file tells apart. */
function openCases(workload: Workload | undefined): string | undefined {
  if (workload?.asProxyUser === 'some')
    return 'This holds for containers that do not run as user or group 1337: the calls of those that do go round the sidecar, as the app sends them.';
  const { value, who } = ownStated(workload, excludedInterfaces);
  const without = itemsOf(value);
  return without.length === 0
    ? undefined
    : `This holds where the call does not leave by ${listed(without)}: by ${who} such calls go round the sidecar, as the app sends them.`;
}

const withinPod = 'Calls within a pod, to its own loopback address, are never handed to its sidecar.';

function past({ who, by }: Stated, does: string): PastSidecar {
  return { sees: false, because: `${capital(who)} ${does}.`, by };
}

/** Several revisions inject pods, and no label says by which of them a pod is. */
function openWords(mesh: Ground, workload: Workload | undefined): readonly string[] {
  return workload?.runs?.redirection || !injectionFor(mesh, workload).isOpen ? [] : [whichInjects];
}

const whichInjects =
  'This holds where global.proxy of whatever injects the pod keeps no calls from its sidecar: the files have several that could, and one of them does.';

/** What no file decides: in which range the address lies that the app dials. */
function caveatOn({ who }: Stated, ranges: readonly string[], { host, addressOf }: Dialling, isGiven: boolean): string {
  const where = addressOf ? `the address of ${addressOf.host} is` : `DNS answers ${host} with an address that is`;
  return `This holds where ${where} ${isGiven ? 'in' : 'not in'} ${listed(ranges)}: by ${who} other calls go round the sidecar, as the app sends them.`;
}

/**
 * The address that a call within its pod is sent to; undefined for every other call. Every address of 127.0.0.0/8 is on the loopback interface; `localhost` is
 * in each pod's /etc/hosts.
 */
export function loopbackAddress({ host, address }: Pick<Dialling, 'host' | 'address'>): string | undefined {
  if (host === 'localhost') return '127.0.0.1';
  return address === '::1' || address?.startsWith('127.') === true ? address : undefined;
}

/** Whether a host, as it is dialled, is a pod's own loopback address. */
export function isWithinPod(host: string): boolean {
  return loopbackAddress({ host, address: isIp(host) ? host : undefined }) !== undefined;
}

/** istiod allocates addresses of this range (pilot/pkg/features, PILOT_IP_AUTOALLOCATE_IPV4_PREFIX). */
const allocated = '240.240.0.0/16';

/** The address that is dialled, or a range in which it lies; undefined where no file tells. */
function targetOf({ address, addressOf }: Dialling): string | undefined {
  return address ?? (addressOf?.hiddenAddress === 'allocated' ? allocated : undefined);
}

/** Whether the address lies in one of the ranges; undefined where that cannot be told. What is no range is passed over (separateV4V6). */
function liesIn(target: string | undefined, ranges: readonly string[]): boolean | undefined {
  const known = ranges.filter((each) => each.includes('/')).flatMap((each) => fixedBits(each) ?? []);
  if (known.length === 0) return false;
  const bits = target === undefined ? '4:' : (fixedBits(target) ?? '');
  if (known.some((each) => bits.startsWith(each))) return true;
  return known.some((each) => each.startsWith(bits)) ? undefined : false;
}

function itemsOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function givenWords(ranges: readonly string[]): string {
  return ranges.length === 0 ? 'is empty and hands the sidecar nothing' : `hands the sidecar ${listed(ranges)} alone`;
}

function listed(ranges: readonly string[]): string {
  return ranges.join(', ');
}
