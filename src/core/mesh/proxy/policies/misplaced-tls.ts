import type { Path } from '../../../text';
import { valueAt, type Op } from '../../../yaml';
import { listIn, recordIn } from '../../read';
import type { Mesh } from '../../build';
import type { DestinationRule, TrafficPolicy } from '../../destination-rule';
import type { ServicePort } from '../../service-entry';
import type { ClusterPolicy } from '../clusters/cluster';
import type { MeshService } from '../services/service';

/** A `tls` block at a port that apps encrypt themselves, where a plain port of the service leads to the same port of the server and has none. */
export interface MisplacedTls {
  readonly rule: DestinationRule;
  /** The item of `portLevelSettings` in which it stands. */
  readonly from: TrafficPolicy['ports'][number];
  /** The number of the plain port. */
  readonly to: number;
}

/**
 * The block that is meant for another port of a service than the one at which it stands, where moving it changes nothing else: it is the only one, the rule
 * is for that host alone and says nothing for all ports, which settings of a port would replace (pilot/pkg/networking/util/util.go,
 * GetPortLevelTrafficPolicy), and no http rule leads plain calls to the port that has it.
 */
export function misplacedTls(mesh: Mesh, service: MeshService, { rule }: ClusterPolicy): MisplacedTls | undefined {
  return rule?.policyRule && misplacedIn(mesh, service, rule.policyRule);
}

/** The same of a rule, whomever it is in force for. */
export function misplacedIn(mesh: Mesh, service: MeshService, owner: DestinationRule): MisplacedTls | undefined {
  const { policy } = owner;
  if (policy === undefined || owner.host !== service.host || owner.resource.incomplete) return undefined;
  if (saysForAll(policy)) return undefined;
  const [from, ...others] = policy.ports.filter(({ tls }) => tls !== undefined);
  const [to, ...more] = service.ports.filter((port) => from && isMeant(service, from.number, port));
  if (from === undefined || to === undefined || others.length > 0 || more.length > 0) return undefined;
  if (!startsTls(from) || isLedTo(mesh, service.host, from.number)) return undefined;
  return { rule: owner, from, to: to.number };
}

function saysForAll({ tls, connectionPool, outlierDetection, loadBalancer, others }: TrafficPolicy): boolean {
  return (
    others.length > 0 || [tls, connectionPool, outlierDetection, loadBalancer].some((block) => block !== undefined)
  );
}

function startsTls({ tls }: MisplacedTls['from']): boolean {
  return tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL';
}

/** Whether a plain port leads to where a port leads whose TLS the apps start. */
function isMeant({ ports }: MeshService, number: number, port: ServicePort): boolean {
  const encrypted = ports.find((each) => each.number === number && each.class === 'tls');
  return encrypted !== undefined && port.class === 'http' && dialled(port) === dialled(encrypted);
}

function dialled({ targetPort, number }: ServicePort): number {
  return targetPort ?? number;
}

function isLedTo(mesh: Mesh, host: string, number: number): boolean {
  return mesh.routeIndex
    .sendingTo(host)
    .some(({ routes }) =>
      routes.some(
        ({ protocol, destinations }) =>
          protocol === 'http' && destinations.some((to) => to.host === host && to.port === number),
      ),
    );
}

/** What moves the block, with paths from the root of its rule. */
export function opsToMoveTls({ rule: { resource, policy }, from, to }: MisplacedTls): readonly Op[] {
  const list: Path = ['spec', 'trafficPolicy', 'portLevelSettings'];
  const item: Path = [...list, from.index];
  const items = listIn(valueAt(resource.value, list.slice(0, -1)), 'portLevelSettings');
  const written = recordIn({ item: items[from.index] }, 'item');
  const holdsMore = Object.keys(written).some((key) => key !== 'port' && key !== 'tls');
  const own = policy?.ports.find(({ number }) => number === to);
  if (own === undefined && !holdsMore) return [{ type: 'set', path: [...item, 'port', 'number'], value: to }];
  const tls = recordIn(written, 'tls');
  return [
    own
      ? { type: 'set', path: [...list, own.index, 'tls'], value: tls }
      : { type: 'insert', path: list, index: items.length, value: { port: { number: to }, tls } },
    { type: 'delete', path: holdsMore ? [...item, 'tls'] : item },
  ];
}

/** What a fix is called that moves it. */
export function titleToMoveTls({ from, to }: MisplacedTls): string {
  return `Move the tls block from port ${from.number} to port ${to}`;
}
