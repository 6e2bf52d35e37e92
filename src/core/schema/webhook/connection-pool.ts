import type { Subject } from '../report';
import { compareVersions } from '../versions';
import { readDuration } from '../duration';
import { checkDuration } from './duration';
import { refuseEmptyBlock } from './empty-block';
import { childOf, has, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/**
 * Limits and timeouts of connections, as a DestinationRule and a Sidecar set them (istio/istio pkg/config/validation/validation.go,
 * validateConnectionPool). Counts that are negative are refused by the fields' own bounds.
 */
export function checkConnectionPool(subject: Subject, parent: Spot, name = 'connectionPool'): void {
  const pool = childOf(parent, name);
  if (!pool) return;
  if (!has(pool, 'tcp') && !has(pool, 'http'))
    return refuseEmptyBlock(subject, pool.path, 'tcp or http', 'wh-dr-cp-empty');
  const http = childOf(pool, 'http');
  if (http) checkHttp(subject, http);
  const tcp = childOf(pool, 'tcp');
  if (tcp) checkTcp(subject, tcp);
}

function checkHttp(subject: Subject, http: Spot): void {
  checkDuration(subject, http, 'idleTimeout', 'wh-dr-cp-http-idle');
  if (http.value['h2UpgradePolicy'] === 'UPGRADE' && http.value['useClientProtocol'] === true) {
    refuse(subject, {
      rule: 'conflicting-fields',
      path: [...http.path, 'useClientProtocol'],
      part: 'key',
      ref: 'wh-dr-cp-upgrade',
      message:
        'useClientProtocol keeps the version of the caller and h2UpgradePolicy UPGRADE changes it; istiod refuses both. Remove one.',
    });
  }
  const keepAlive = childOf(http, 'http2KeepAlive');
  if (!keepAlive || compareVersions(subject.release, '1.31') < 0) return;
  checkKeepAlive(subject, keepAlive, 'interval', 'wh-dr-cp-h2ka-interval');
  checkKeepAlive(subject, keepAlive, 'timeout', 'wh-dr-cp-h2ka-timeout');
}

function checkKeepAlive(subject: Subject, keepAlive: Spot, name: string, ref: string): void {
  if (has(keepAlive, name)) return checkDuration(subject, keepAlive, name, ref);
  refuse(subject, {
    rule: 'missing-field',
    path: [...keepAlive.path, name],
    near: keepAlive.path,
    part: 'key',
    ref,
    message: `${name} is missing in http2KeepAlive; istiod refuses the block. Add it.`,
  });
}

function checkTcp(subject: Subject, tcp: Spot): void {
  checkDuration(subject, tcp, 'connectTimeout', 'wh-dr-cp-tcp-connect');
  checkDuration(subject, tcp, 'maxConnectionDuration', 'wh-dr-cp-tcp-maxdur');
  checkIdleTimeout(subject, tcp);
  const keepalive = childOf(tcp, 'tcpKeepalive');
  if (!keepalive) return;
  checkDuration(subject, keepalive, 'time', 'wh-dr-cp-keepalive');
  checkDuration(subject, keepalive, 'interval', 'wh-dr-cp-keepalive');
}

/** What has no whole millisecond counts as 0 here, and 0 is taken: the connection is never closed. */
function checkIdleTimeout(subject: Subject, tcp: Spot): void {
  const text = textOf(tcp, 'idleTimeout');
  const milliseconds = readDuration(text);
  if (milliseconds === null || Math.trunc(milliseconds) === 0) return;
  if (milliseconds > 0) return checkDuration(subject, tcp, 'idleTimeout', 'wh-dr-cp-tcp-idle');
  const path = [...tcp.path, 'idleTimeout'];
  const message = `${labelAt(subject, path)} is 1 ms or more, or 0s for never; istiod refuses ${text}. Write one such as 1h.`;
  refuse(subject, { rule: 'out-of-range', path, ref: 'wh-dr-cp-tcp-idle', message });
}
