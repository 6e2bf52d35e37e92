import { isHttpProtocol } from '../protocol-class';
import type { Subject } from '../report';
import { checkBindAddress, checkSocket } from './bind';
import { checkConnectionPool } from './connection-pool';
import { endpointFault } from './default-endpoint';
import { childOf, has, itemsOf, textOf, type Spot } from './read';
import { refuse, warn } from './refuse';
import { checkPortName, refuseDuplicateNumbers } from './sidecar-port';
import { checkSidecarTls } from './sidecar-tls';
import { checkTargetPort } from './target-port';

/** Listeners for calls to the pods (istio/istio pkg/config/validation/validation.go, ValidateSidecar and validateSidecarIngressPortAndBind). */
export function checkIngress(subject: Subject, spec: Spot): void {
  const listeners = itemsOf(spec, 'ingress');
  const ports: Spot[] = [];
  for (const listener of listeners) {
    const port = childOf(listener, 'port');
    // Without one the API server refuses the listener, and istiod looks no further.
    if (!port) continue;
    ports.push(port);
    checkListener(subject, listener, port);
  }
  refuseDuplicateNumbers(subject, ports, 'wh-sc-in-port-dup');
}

function checkListener(subject: Subject, listener: Spot, port: Spot): void {
  checkTargetPort(subject, listener, 'wh-sc-target-port');
  checkPortName(subject, port);
  checkNumber(subject, port);
  checkBindAddress(subject, listener, 'wh-sc-in-bind');
  checkEndpoint(subject, listener);
  checkSidecarTls(subject, listener, port);
  checkConnectionPool(subject, listener);
  warnOfHttpPool(subject, listener, port);
}

/** Numbers above 65535 are refused by the field's own bounds, which a 0 passes: for a listener of egress it has a meaning. */
function checkNumber(subject: Subject, port: Spot): void {
  const isThere = has(port, 'number');
  if (isThere && port.value['number'] !== 0) return;
  refuse(subject, {
    rule: isThere ? 'out-of-range' : 'missing-field',
    path: [...port.path, 'number'],
    ...(isThere ? {} : { near: port.path }),
    part: isThere ? 'value' : 'key',
    ref: 'wh-sc-in-port-number',
    message: isThere
      ? 'number is 1 to 65535; istiod refuses 0. Write the port on which the pod is called.'
      : 'number is missing in port; istiod refuses the listener. Add it.',
  });
}

function checkEndpoint(subject: Subject, listener: Spot): void {
  checkSocket(subject, listener, 'defaultEndpoint', 'wh-sc-in-endpoint-uds');
  const endpoint = textOf(listener, 'defaultEndpoint');
  const fault = endpointFault(endpoint);
  if (fault === undefined) return;
  refuse(subject, {
    rule: 'bad-format',
    path: [...listener.path, 'defaultEndpoint'],
    ref: `wh-sc-in-endpoint-${fault}`,
    message: `defaultEndpoint is 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port, :port or a Unix socket; istiod refuses ${endpoint}. Write one of these.`,
  });
}

function warnOfHttpPool(subject: Subject, listener: Spot, port: Spot): void {
  const pool = childOf(listener, 'connectionPool');
  const protocol = textOf(port, 'protocol');
  if (!pool || !has(pool, 'http') || isHttpProtocol(protocol)) return;
  warn(subject, {
    rule: 'unused-http-pool',
    path: [...pool.path, 'http'],
    part: 'key',
    ref: 'wh-sc-pool-nonhttp',
    message: `http has no effect on a port ${protocol === '' ? 'without a protocol' : `of protocol ${protocol}`}; istiod warns of it. Keep to tcp, or name a protocol of HTTP.`,
  });
}
