import type { Subject } from '../report';
import { childOf, numberOf, type Spot } from './read';
import { refuse } from './refuse';
import { remedy } from './remedy';

/** `targetPort` of a listener, which has no effect (istio/istio pkg/config/validation/validation.go, validateServerPort and ValidateSidecar). */
export function checkTargetPort(subject: Subject, listener: Spot, ref: string): void {
  const port = childOf(listener, 'port');
  if (!port || numberOf(port, 'targetPort') <= 0) return;
  const path = [...port.path, 'targetPort'];
  refuse(subject, {
    rule: 'target-port',
    path,
    part: 'key',
    ref,
    message: `targetPort has no effect in a ${subject.kind.kind}; istiod refuses it. Remove it: number is the port on which the proxy listens.`,
    fix: remedy(subject, 'Remove targetPort', [{ type: 'delete', path }]),
  });
}
