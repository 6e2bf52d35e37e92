import { faultOfNamespacedHost } from '../namespaced-host';
import { isKnownProtocol } from '../protocol-class';
import { isPort } from '../host-syntax';
import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { valueAt } from '../../yaml';
import { checkBindAddress, checkSocket, isUnixBind } from './bind';
import { refuseHost } from './gateway-host';
import { checkServerProtocol, warnOfRedirect } from './gateway-tls';
import { childOf, countOf, has, itemsOf, numberOf, textOf, textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { readableSpec } from './readable-spec';
import { repeatsOf } from './repeats';
import { checkServerTls } from './server-tls';
import { checkTargetPort } from './target-port';

/** istio/istio pkg/config/validation/validation.go, ValidateGateway. */
export function checkGateway(subject: Subject): void {
  const spec = readableSpec(subject);
  if (!spec) return;
  const isMade = isMadeFromGatewayApi(subject);
  if (!isMade) checkName(subject);
  const servers = itemsOf(spec, 'servers');
  if (countOf(spec, 'servers') === 0) refuseNoServers(subject, spec);
  for (const server of servers) checkServer(subject, server, isMade);
  checkPortNames(subject, servers);
}

/** istiod writes such Gateways itself, from those of the Gateway API, and is milder with them. */
function isMadeFromGatewayApi({ resource }: Subject): boolean {
  return valueAt(resource.value, ['metadata', 'annotations', 'internal.istio.io/gateway-semantics']) === 'gateway';
}

function checkName(subject: Subject): void {
  const { name } = subject.resource;
  if (name === '' || isDnsLabel(name)) return;
  refuse(subject, {
    rule: 'bad-format',
    path: ['metadata', 'name'],
    ref: 'wh-gw-name',
    message: `name of a Gateway is up to 63 letters, digits and -, without dots; istiod refuses ${name}. Rename it, here and in the VirtualServices that name it.`,
  });
}

function refuseNoServers(subject: Subject, spec: Spot): void {
  const path = [...spec.path, 'servers'];
  const isThere = has(spec, 'servers');
  refuse(subject, {
    rule: isThere ? 'out-of-range' : 'missing-field',
    path,
    ...(isThere ? {} : { near: has({ value: subject.resource.value, path: [] }, 'spec') ? spec.path : [] }),
    part: 'key',
    ref: 'wh-gw-servers-empty',
    message: isThere
      ? 'servers needs at least 1 item; istiod refuses an empty list. Add a server.'
      : 'servers is missing in Gateway; istiod refuses a Gateway without. Add a server.',
  });
}

function checkServer(subject: Subject, server: Spot, isMade: boolean): void {
  checkHosts(subject, server, isMade);
  const port = childOf(server, 'port');
  const isPortFine = port !== undefined && checkPort(subject, server, port);
  if (isUnixBind(server)) checkUnixBind(subject, server);
  else checkBindAddress(subject, server, 'wh-gw-bind-ip', true);
  const tls = childOf(server, 'tls');
  if (tls) checkServerTls(subject, tls, 'Gateway');
  if (isPortFine) checkServerProtocol(subject, server, port);
  if (port) warnOfRedirect(subject, server, port);
}

function checkHosts(subject: Subject, server: Spot, isMade: boolean): void {
  const { hosts } = server.value;
  if (Array.isArray(hosts) && hosts.length === 0) {
    const message = 'hosts needs at least 1 item; istiod refuses an empty list. Name a host, or * for all.';
    const path = [...server.path, 'hosts'];
    refuse(subject, { rule: 'out-of-range', path, part: 'key', ref: 'wh-gw-hosts-empty', message });
  }
  for (const { text, path } of textsOf(server, 'hosts')) {
    const fault = faultOfNamespacedHost(text, { kind: 'Gateway', fromGatewayApi: isMade });
    if (fault !== undefined) refuseHost(subject, path, text, fault);
  }
}

/** Whether the port is one that istiod takes; of a server with another one it does not judge the TLS. */
function checkPort(subject: Subject, server: Spot, port: Spot): boolean {
  const number = numberOf(port, 'number');
  const protocol = textOf(port, 'protocol');
  const isSocket = number === 0 && isUnixBind(server);
  checkTargetPort(subject, server, 'wh-gw-port-target');
  if (port.value['number'] === 0 && !isSocket) refuseZero(subject, port);
  for (const name of ['protocol', 'name']) if (port.value[name] === '') refuseEmpty(subject, port, name);
  const isNumberFine = isSocket || isPort(number);
  return (
    isNumberFine &&
    protocol !== '' &&
    isKnownProtocol(protocol) &&
    textOf(port, 'name') !== '' &&
    numberOf(port, 'targetPort') <= 0
  );
}

function refuseZero(subject: Subject, port: Spot): void {
  refuse(subject, {
    rule: 'out-of-range',
    path: [...port.path, 'number'],
    ref: 'wh-gw-port-number',
    message:
      'number is 1 to 65535 unless bind is a Unix socket; istiod refuses 0. Write the port on which the gateway is called.',
  });
}

function refuseEmpty(subject: Subject, port: Spot, name: string): void {
  const advice = name === 'name' ? 'Give the port a name.' : 'Name one, such as HTTP, HTTPS, TLS or TCP.';
  refuse(subject, {
    rule: 'missing-field',
    path: [...port.path, name],
    ref: `wh-gw-port-${name}`,
    message: `${name} is empty in port; istiod refuses it. ${advice}`,
  });
}

function checkUnixBind(subject: Subject, server: Spot): void {
  checkSocket(subject, server, 'bind', 'wh-gw-bind-uds');
  const port = childOf(server, 'port');
  if (!port || numberOf(port, 'number') === 0) return;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...port.path, 'number'],
    ref: 'wh-gw-bind-uds-port',
    message: `bind is a Unix socket, and istiod refuses number ${numberOf(port, 'number')} beside it. Set number to 0, or bind to an IP.`,
  });
}

/** Two servers cannot have ports of the same name; that they have the same number is fine. */
function checkPortNames(subject: Subject, servers: readonly Spot[]): void {
  const named = servers.flatMap((server) => {
    const port = childOf(server, 'port');
    return port ? [{ server, port, name: textOf(port, 'name') }] : [];
  });
  for (const { item, before } of repeatsOf(named, ({ name }) => name || undefined)) {
    refuse(subject, {
      rule: 'duplicate-port',
      path: [...item.port.path, 'name'],
      ref: 'wh-gw-port-name-dup',
      message: `The port of ${labelAt(subject, item.server.path)} has the same name as that of ${labelAt(subject, before.server.path)}, ${item.name}; istiod refuses that. Give it another name.`,
    });
  }
}
