import type { Subject } from '../report';
import { checkBindAddress, checkSocket, isUnixBind } from './bind';
import { checkEgressHosts } from './egress-hosts';
import { childOf, has, itemsOf, numberOf, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';
import { repeatsOf } from './repeats';
import { checkPortName, refuseDuplicateNumbers } from './sidecar-port';
import { checkTargetPort } from './target-port';

/** Listeners for calls from the pods (istio/istio pkg/config/validation/validation.go, ValidateSidecar). */
export function checkEgress(subject: Subject, spec: Spot): void {
  const listeners = itemsOf(spec, 'egress');
  checkCatchAll(subject, spec, listeners);
  const ports = listeners.flatMap((listener) => childOf(listener, 'port') ?? []);
  for (const listener of listeners) {
    const port = childOf(listener, 'port');
    if (port) checkPort(subject, listener, port);
    checkEgressHosts(subject, listener);
  }
  refuseDuplicateNumbers(subject, ports, 'wh-sc-eg-port-dup');
  refuseDuplicateSockets(subject, listeners);
}

/** A listener without a port takes all calls, so that istiod wants it last. */
function checkCatchAll(subject: Subject, spec: Spot, listeners: readonly Spot[]): void {
  const list = spec.value['egress'];
  const last = Array.isArray(list) ? list.length - 1 : -1;
  const early = listeners.filter((each) => !has(each, 'port') && indexOf(each) !== last);
  const isOnly = listeners.filter((each) => !has(each, 'port')).length === 1;
  for (const listener of early) {
    const path = [...spec.path, 'egress'];
    const label = labelAt(subject, listener.path);
    const way = isOnly ? 'Move it to the end.' : 'Keep one such listener, at the end.';
    refuse(subject, {
      rule: 'catch-all-listener',
      path: listener.path,
      part: 'key',
      ref: 'wh-sc-eg-catchall-order',
      message: `${label} has no port and takes all calls; istiod refuses it unless it is the last listener. ${way}`,
      ...(isOnly
        ? {
            fix: remedy(subject, `Move ${label} to the end`, [
              { type: 'move', path, from: indexOf(listener), to: last },
            ]),
          }
        : {}),
    });
  }
}

function indexOf({ path }: Spot): number {
  return Number(path[path.length - 1]);
}

/** A port with the number 0 stands for a Unix socket (validateSidecarEgressPortBindAndCaptureMode). */
function checkPort(subject: Subject, listener: Spot, port: Spot): void {
  checkTargetPort(subject, listener, 'wh-sc-target-port');
  checkPortName(subject, port);
  if (numberOf(port, 'number') !== 0 || isMisread(port)) return checkBindAddress(subject, listener, 'wh-sc-eg-bind');
  if (isUnixBind(listener)) checkSocket(subject, listener, 'bind', 'wh-sc-eg-uds-bind');
  else refuseNoSocket(subject, listener, port);
  if (textOf(listener, 'captureMode') !== 'IPTABLES') return;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...listener.path, 'captureMode'],
    ref: 'wh-sc-eg-uds-capture',
    message:
      'Port 0 is a Unix socket, of which iptables catches nothing; istiod refuses IPTABLES. Use NONE or DEFAULT.',
  });
}

/** A number that is no number at all is the API server's to refuse. */
function isMisread(port: Spot): boolean {
  return has(port, 'number') && typeof port.value['number'] !== 'number';
}

function refuseNoSocket(subject: Subject, listener: Spot, port: Spot): void {
  const hasNumber = has(port, 'number');
  const bind = textOf(listener, 'bind');
  if (hasNumber && bind !== '') return refuseBind(subject, listener, bind);
  refuse(subject, {
    rule: hasNumber ? 'out-of-range' : 'missing-field',
    path: [...port.path, 'number'],
    ...(hasNumber ? {} : { near: port.path }),
    part: hasNumber ? 'value' : 'key',
    ref: 'wh-sc-eg-uds-bind',
    message: `number of ${labelAt(subject, listener.path)} is ${hasNumber ? '0' : 'missing'}; istiod refuses that unless bind is a Unix socket. Set number to 1 to 65535, or bind to unix:// and a path.`,
  });
}

/** Whoever wrote both a 0 and an address meant a socket, or another number. */
function refuseBind(subject: Subject, listener: Spot, bind: string): void {
  refuse(subject, {
    rule: 'bad-format',
    path: [...listener.path, 'bind'],
    ref: 'wh-sc-eg-uds-bind',
    message: `bind is ${bind}, and istiod refuses a port with the number 0 unless bind is a Unix socket. Bind to unix:// and a path, or set number to 1 to 65535.`,
  });
}

function refuseDuplicateSockets(subject: Subject, listeners: readonly Spot[]): void {
  const sockets = listeners.filter((listener) => {
    const port = childOf(listener, 'port');
    return port !== undefined && numberOf(port, 'number') === 0 && isUnixBind(listener);
  });
  for (const { item: listener, before } of repeatsOf(sockets, (each) => textOf(each, 'bind'))) {
    const message = `${labelAt(subject, listener.path)} has the same socket as ${labelAt(subject, before.path)}, ${textOf(listener, 'bind')}; istiod refuses that. Give it another one.`;
    refuse(subject, { rule: 'duplicate-port', path: [...listener.path, 'bind'], ref: 'wh-sc-eg-uds-dup', message });
  }
}
