import type { Rule } from '../../rule';
import { conflictingProtocols } from '../conflicting-protocols';
import { deploymentPortProtocols } from '../deployment-port-protocols';
import { deploymentTargetPort } from '../deployment-target-port';
import { deprecatedAnnotation } from '../deprecated-annotation';
import { destinationWithoutPort } from '../destination-without-port';
import { externalNamePort } from '../external-name-port';
import { gatewayConflict } from '../gateway-conflict';
import { gatewayCredential } from '../gateway-credential';
import { gatewayDuplicateCertificate } from '../gateway-duplicate-certificate';
import { gatewayPortNotOnService } from '../gateway-port-not-on-service';
import { gatewaySecretMissing } from '../gateway-secret-missing';
import { gatewayWithoutPods } from '../gateway-without-pods';
import { gatewayWithoutServers } from '../gateway-without-servers';
import { generatedGateway } from '../generated-gateway';
import { hostNotAtGateway } from '../host-not-at-gateway';
import { imageAuto } from '../image-auto';
import { invalidAnnotation } from '../invalid-annotation';
import { jwtClaimWithoutAuthentication } from '../jwt-claim-without-authentication';
import { lightstepProvider } from '../lightstep-provider';
import { misplacedAnnotation } from '../misplaced-annotation';
import { namespaceInjectedByDefault } from '../namespace-injected-by-default';
import { namespaceInjectionLabels } from '../namespace-injection-labels';
import { namespaceNotInjected } from '../namespace-not-injected';
import { noCaCertificates } from '../no-ca-certificates';
import { podWithoutProxy } from '../pod-without-proxy';
import { policyWithoutWorkloads } from '../policy-without-workloads';
import { portWithoutProtocol } from '../port-without-protocol';
import { reservedUserId } from '../reserved-user-id';
import { retiredField } from '../retired-field';
import { selectorAtKubernetesGateway } from '../selector-at-kubernetes-gateway';
import { sharedMeshHost } from '../shared-mesh-host';
import { sidecarInAmbient } from '../sidecar-in-ambient';
import { sidecarWithoutPods } from '../sidecar-without-pods';
import { sidecarsForNamespace } from '../sidecars-for-namespace';
import { sidecarsForOnePod } from '../sidecars-for-one-pod';
import { subsetNotAtGateway } from '../subset-not-at-gateway';
import { subsetWithoutPods } from '../subset-without-pods';
import { tcpWithoutWrittenAddress } from '../tcp-without-written-address';
import { telemetryDefault } from '../telemetry-default';
import { telemetryOverlap } from '../telemetry-overlap';
import { telemetryWithoutPods } from '../telemetry-without-pods';
import { telemetryWithoutProvider } from '../telemetry-without-provider';
import { unknownAnnotation } from '../unknown-annotation';
import { unknownDestinationHost } from '../unknown-destination-host';
import { unknownDestinationPort } from '../unknown-destination-port';
import { unknownGateway } from '../unknown-gateway';
import { unknownNamespace } from '../unknown-namespace';
import { unknownRuleHost } from '../unknown-rule-host';
import { unknownSubset } from '../unknown-subset';

/** What `istioctl analyze` finds. */
export const istioctlRules: readonly Rule[] = [
  unknownAnnotation,
  misplacedAnnotation,
  deprecatedAnnotation,
  invalidAnnotation,
  namespaceNotInjected,
  namespaceInjectedByDefault,
  namespaceInjectionLabels,
  podWithoutProxy,
  imageAuto,
  reservedUserId,
  deploymentPortProtocols,
  deploymentTargetPort,
  portWithoutProtocol,
  externalNamePort,
  tcpWithoutWrittenAddress,
  conflictingProtocols,
  noCaCertificates,
  subsetWithoutPods,
  unknownRuleHost,
  sharedMeshHost,
  unknownGateway,
  generatedGateway,
  hostNotAtGateway,
  unknownDestinationHost,
  unknownDestinationPort,
  destinationWithoutPort,
  unknownSubset,
  subsetNotAtGateway,
  jwtClaimWithoutAuthentication,
  sidecarWithoutPods,
  sidecarsForOnePod,
  sidecarsForNamespace,
  sidecarInAmbient,
  policyWithoutWorkloads,
  unknownNamespace,
  selectorAtKubernetesGateway,
  retiredField,
  gatewayWithoutPods,
  gatewayWithoutServers,
  gatewayConflict,
  gatewayDuplicateCertificate,
  gatewayPortNotOnService,
  gatewaySecretMissing,
  gatewayCredential,
  telemetryWithoutProvider,
  telemetryWithoutPods,
  telemetryOverlap,
  telemetryDefault,
  lightstepProvider,
];
