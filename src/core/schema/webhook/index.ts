import type { Subject } from '../report';
import { checkAuthorizationPolicy } from './authorization-policy';
import { checkDestinationRule } from './destination-rule';
import { checkGateway } from './gateway';
import { checkMetadata } from './metadata';
import { checkPeerAuthentication } from './peer-authentication';
import { checkServiceEntry } from './service-entry';
import { checkSidecar } from './sidecar';
import { checkTelemetry } from './telemetry';
import { checkVirtualService } from './virtual-service';
import { checkWorkloadEntry, checkWorkloadGroup } from './workload-entry';

/**
 * What istiod's admission webhook would say about a resource: istio/istio pkg/config/validation. It is asked after the API server has held the
 * resource against its CRD, and what that refused is not refused twice.
 */
export function checkWebhook(subject: Subject): void {
  if (subject.kind.layer === 'design' || !checkMetadata(subject)) return;
  switch (subject.kind.kind) {
    case 'ServiceEntry':
      return checkServiceEntry(subject);
    case 'WorkloadEntry':
      return checkWorkloadEntry(subject);
    case 'WorkloadGroup':
      return checkWorkloadGroup(subject);
    case 'DestinationRule':
      return checkDestinationRule(subject);
    case 'Gateway':
      return checkGateway(subject);
    case 'Sidecar':
      return checkSidecar(subject);
    case 'VirtualService':
      return checkVirtualService(subject);
    case 'AuthorizationPolicy':
      return checkAuthorizationPolicy(subject);
    case 'PeerAuthentication':
      return checkPeerAuthentication(subject);
    case 'Telemetry':
      return checkTelemetry(subject);
    default:
      return;
  }
}
