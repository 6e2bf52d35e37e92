import { addAll } from '../lists';
import { isRecord } from '../schema';
import { ejectionOf, type DestinationRule, type Mesh, type ServicePort } from '../mesh';
import type { Path } from '../text';
import type { Consequence } from './consequences';
import { exportConsequence } from './seen-by';

/** What the settings of a DestinationRule lead to for the host that it is for. */
export function ruleConsequences(mesh: Mesh, rule: DestinationRule): readonly Consequence[] {
  const spec = rule.resource.value['spec'];
  if (!isRecord(spec)) return [];
  const base = [...rule.resource.place.path, 'spec'];
  const policy = spec['trafficPolicy'];
  const ports = portsOf(mesh, rule);
  const found = [...exportConsequence(mesh, rule, spec['exportTo'])];
  if (isRecord(policy)) {
    const own = itemsOf(policy['portLevelSettings']);
    const numbers = own.map(({ item }) => numberOf(item));
    const left = ports.filter((port) => !numbers.includes(port.number));
    addAll(found, blockConsequences(mesh, rule, policy, [...base, 'trafficPolicy'], left));
    for (const { item, index } of own) {
      const here = ports.filter((port) => port.number === numberOf(item));
      addAll(found, blockConsequences(mesh, rule, item, [...base, 'trafficPolicy', 'portLevelSettings', index], here));
    }
  }
  return found;
}

type Block = Readonly<Record<string, unknown>>;

function blockConsequences(
  mesh: Mesh,
  rule: DestinationRule,
  block: Block,
  path: Path,
  ports: readonly ServicePort[],
): readonly Consequence[] {
  const { outlierDetection, tls } = block;
  return [
    ...(isRecord(outlierDetection)
      ? ejectionConsequence(mesh, rule, outlierDetection, [...path, 'outlierDetection'])
      : []),
    ...(isRecord(tls) ? tlsConsequences(mesh, rule, tls, [...path, 'tls'], ports) : []),
  ];
}

/** How many endpoints the limit lets go, with Envoy's default where none is written. */
function ejectionConsequence(mesh: Mesh, rule: DestinationRule, block: Block, path: Path): Consequence[] {
  const written = block['maxEjectionPercent'];
  const isSet = typeof written === 'number' && Number.isInteger(written) && written > 0;
  if (written !== undefined && written !== 0 && !isSet) return [];
  const ejection = ejectionOf(mesh.entryIndex.withHost(rule.host), isSet ? written : undefined);
  const { percent, endpoints, ejectable } = ejection;
  const share = endpoints === undefined ? undefined : `${ejectable ?? 0} of ${endpoints}`;
  if (isSet) {
    if (share === undefined) return [];
    const says = `At most ${share} endpoints of ${rule.host} can be out at the same time.`;
    return [{ path: [...path, 'maxEjectionPercent'], hint: share, says }];
  }
  const known = share === undefined ? '' : `: that is ${share} endpoints of ${rule.host}`;
  return [
    {
      path,
      hint: share === undefined ? `default ${percent} %` : `default ${percent} %: ejects ${share}`,
      says: `Without maxEjectionPercent at most ${percent} % can be out at the same time${known}.`,
    },
  ];
}

/**
 * What the server's name is checked against (pilot/pkg/networking/core/cluster_tls.go, setAutoSniAndAutoSanValidation). The automatic SNI and
 * check are made by Envoy's HTTP router alone; names and accounts that the entry states change the check, so that nothing is said then.
 */
function tlsConsequences(
  mesh: Mesh,
  rule: DestinationRule,
  tls: Block,
  path: Path,
  ports: readonly ServicePort[],
): Consequence[] {
  const { mode, sni } = tls;
  if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || tls['insecureSkipVerify'] === true) return [];
  if (isDropped(rule, tls)) {
    const says = `Sidecars drop this block and send plain text: they fetch ${String(tls['credentialName'])} only for a rule with a workloadSelector.`;
    return [{ path: [...path, 'credentialName'], hint: 'dropped by sidecars', says }];
  }
  if (itemCount(tls['subjectAltNames']) > 0 || statesNames(mesh, rule.host) || ports.length === 0) return [];
  if (typeof sni === 'string' && sni !== '') {
    const says = `Any certificate from a trusted CA is accepted for ${rule.host}: sni is set and subjectAltNames is not.`;
    return [{ path: [...path, 'sni'], hint: 'name check off', says }];
  }
  const here = [...path, 'mode'];
  if (ports.every((port) => port.class === 'http')) {
    const says = 'The Host header gives the server name that is sent, and the certificate must be for it.';
    return [{ path: here, hint: 'SNI, name check: Host header', says }];
  }
  if (ports.every((port) => port.class === 'tls' || port.class === 'tcp')) {
    const says = 'No server name is sent and none is checked: on ports that are not HTTP, both have to be written.';
    return [{ path: here, hint: 'no SNI, no name check', says }];
  }
  return [];
}

/** A sidecar may not fetch a secret for a rule that is for all pods (cluster_tls.go, constructUpstreamTLS). */
function isDropped(rule: DestinationRule, tls: Block): boolean {
  const name = tls['credentialName'];
  return typeof name === 'string' && name !== '' && !name.startsWith('configmap://') && rule.selector === undefined;
}

/** Whether entries of the host state names or accounts that the certificate is held against. */
function statesNames(mesh: Mesh, host: string): boolean {
  return mesh.entryIndex.withHost(host).some((entry) => {
    const spec = entry.resource.value['spec'];
    const names = isRecord(spec) ? itemCount(spec['subjectAltNames']) : 0;
    return names > 0 || entry.resolution === 'DYNAMIC_DNS' || entry.endpoints.some((each) => each.serviceAccount);
  });
}

function portsOf(mesh: Mesh, rule: DestinationRule): readonly ServicePort[] {
  const entries = mesh.entryIndex.withHost(rule.host);
  if (entries.some((entry) => entry.resource.incomplete)) return [];
  return entries.flatMap((entry) => entry.ports).filter((port) => port.class !== 'udp');
}

function itemsOf(list: unknown): { readonly item: Block; readonly index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => (isRecord(item) ? [{ item, index }] : []));
}

function numberOf(item: Block): unknown {
  return isRecord(item['port']) ? item['port']['number'] : undefined;
}

function itemCount(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
